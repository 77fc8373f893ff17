package io.greenway.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: the days that are told are those of the worked table, each with its rule and document.
class DeadlineAnswerTest {
    private static final Reference REFERENCE = Reference.bundled();

    static Stream<Table.Row> workedDeadlines() throws IOException {
        String name = "/io/greenway/core/tax/worked_deadlines.csv";
        try (InputStream file =
                Objects.requireNonNull(DeadlineAnswerTest.class.getResourceAsStream(name))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Table.parse(name, text).rows().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("workedDeadlines")
    void tellsTheWorkedDays(Table.Row row) {
        Map<String, String> days = days(row.text("release_date"), null);
        String last = row.text("last_day_of_tax_payment_and_of_return_arrival(day45)");
        assertThat(days)
                .containsEntry(
                        "LAST_RETURN_APPLICATION", row.text("last_day_to_apply_for_return(day30)"))
                .containsEntry("FIRST_TAX_PAYMENT", row.text("first_day_of_tax_payment(day31)"))
                .containsEntry("LAST_TAX_PAYMENT", last)
                .containsEntry("LAST_RETURN_ARRIVAL", last)
                .containsEntry("TAX_OVERDUE", LocalDate.parse(last).plusDays(1).toString())
                .hasSize(5);
    }

    @Test
    void everyDayNamesItsRuleParameterAndDocument() {
        List<DeadlineAnswer.Day> days = answer("2026-11-11", "2026-11-01").days();
        assertThat(days).hasSize(6);
        for (DeadlineAnswer.Day day : days) {
            assertThat(REFERENCE.rules().find(day.rule())).as(day.rule()).isPresent();
            assertThat(REFERENCE.parameters().holds(day.parameter(), day.from())).isTrue();
            assertThat(day.documentNo()).isNotBlank();
            ModeAdviserTest.isWhole(day.text());
            assertThat(day.text().en()).contains(day.day().toString());
        }
        assertThat(days(null, "2026-11-01")).containsOnly(Map.entry("PAPERS_EXPIRE", "2026-11-16"));
    }

    @Test
    void theVersionOfTheDayDecides() {
        assertThat(days("2020-03-27", null)).containsEntry("LAST_RETURN_ARRIVAL", "2020-04-26");
        assertThat(days("2020-03-28", null)).containsEntry("LAST_RETURN_ARRIVAL", "2020-05-12");
    }

    @ParameterizedTest
    @CsvSource({
        ",            , /released, MISSING_ELEMENT",
        "2026-02-30,  , /released, NOT_A_TIME",
        "tomorrow,    , /released, NOT_A_TIME",
        "2016-04-07,  , /released, VALUE_NOT_PERMITTED",
        "+123456-01-01, , /released, VALUE_NOT_PERMITTED",
        ", 11.11.2026,  /received, NOT_A_TIME",
    })
    void refusesWhatIsNoDay(String released, String received, String path, FaultCode code) {
        Outcome<DeadlineAnswer> outcome = DeadlineAnswer.of(released, received, REFERENCE);
        Fault fault = ((Outcome.Refused<DeadlineAnswer>) outcome).faults().getFirst();
        assertThat(fault.place().path()).isEqualTo(path);
        assertThat(fault.code()).isEqualTo(code);
    }

    private static Map<String, String> days(String released, String received) {
        return answer(released, received).days().stream()
                .collect(Collectors.toMap(DeadlineAnswer.Day::name, day -> day.day().toString()));
    }

    private static DeadlineAnswer answer(String released, String received) {
        return ((Outcome.Accepted<DeadlineAnswer>) DeadlineAnswer.of(released, received, REFERENCE))
                .value();
    }
}
