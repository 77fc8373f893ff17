package io.greenway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: the figures of the zone count what customs answered, once a declaration, and nothing that
/// came out of turn. Method: statuses of answers, `!` for one that came out of turn.
class MetTest {
    @ParameterizedTest
    @CsvSource({
        "800, ''",
        "100, REFUSAL",
        "500, INSPECTION",
        "500 500 800, INSPECTION",
        "500 501, INSPECTION FINDING HANDING_OVER",
        "502, FINDING HANDING_OVER",
        "503, FINDING HANDING_OVER",
        "599, FINDING",
        "500 700, INSPECTION FINDING",
        "500! 502! 100!, ''"
    })
    void answersAreCounted(String statuses, String expected) {
        List<Event> events =
                Arrays.stream(statuses.split(" "))
                        .<Event>map(
                                one ->
                                        new Event.CustomsAnswered(
                                                one.replace("!", ""), "", one.endsWith("!")))
                        .toList();
        Set<String> met = Met.in(events).stream().map(Enum::name).collect(Collectors.toSet());
        assertThat(met)
                .isEqualTo(
                        Arrays.stream(expected.split(" "))
                                .filter(one -> !one.isEmpty())
                                .collect(Collectors.toSet()));
    }
}
