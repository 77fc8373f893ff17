package io.greenway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: percentiles read from the steps are those of the times, at most a step too high.
class WaitingTest {
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void percentilesAreNeverTooLowAndHardlyTooHigh(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] seconds =
                random.doubles(1001, 0, 14).mapToLong(power -> (long) Math.exp(power)).toArray();
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (long one : seconds) {
            counts.merge(Waiting.step(Duration.ofSeconds(one)), 1L, Long::sum);
        }
        Arrays.sort(seconds);
        for (int hundredths : new int[] {1, 50, 95, 99, 100}) {
            long exact = seconds[(1001 * hundredths + 99) / 100 - 1];
            assertThat((double) Waiting.percentile(counts, hundredths))
                    .as("seed %d, %d %%", seed, hundredths)
                    .isBetween(exact - 0.5, exact * 1.06 + 0.5);
        }
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(Waiting.percentile(new TreeMap<>(), 50)).isZero();
        assertThat(Waiting.step(Duration.ZERO)).isZero();
        assertThat(Waiting.seconds(0)).isEqualTo(1);
        assertThat(Waiting.seconds(Waiting.step(Duration.ofHours(1)))).isBetween(3600L, 3816L);
    }
}
