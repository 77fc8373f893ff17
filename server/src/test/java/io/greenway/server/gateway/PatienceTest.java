package io.greenway.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void thePauseDoublesUpToTheLongest() {
        Patience patience = Patience.on(DAY, Reference.bundled().parameters(), Optional.empty());
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(patience::after).map(Duration::toSeconds))
                .containsExactly(120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L);
        assertThat(patience.isOver(7)).isFalse();
        assertThat(patience.isOver(8)).isTrue();
    }

    @Test
    void theFirstPauseMayBeAskedForAndIsNeverLongerThanTheLongest() {
        var parameters = Reference.bundled().parameters();
        assertThat(Patience.on(DAY, parameters, Optional.of(Duration.ofSeconds(1))).after(3))
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(Patience.on(DAY, parameters, Optional.of(Duration.ofDays(1))).after(1))
                .isEqualTo(Duration.ofHours(1));
    }
}
