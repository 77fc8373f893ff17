package io.greenway.core.statistics;

import java.time.Duration;
import java.util.SortedMap;

/// How long clearance takes, kept as counts by steps that grow by a twelfth of an octave: a median
/// or a percentile read from them is at most 6 % too high, however many declarations there are.
public final class Waiting {
    private static final int STEPS_OF_AN_OCTAVE = 12;
    private static final double OCTAVE = Math.log(2);

    private Waiting() {}

    /// The step of a time. Less than a second is step 0.
    public static int step(Duration time) {
        double seconds = Math.max(1, time.toMillis() / 1000.0);
        return (int) Math.ceil(Math.log(seconds) / OCTAVE * STEPS_OF_AN_OCTAVE - 1e-9);
    }

    /// The longest time of a step, whole seconds.
    public static long seconds(int step) {
        return Math.round(Math.exp(step * OCTAVE / STEPS_OF_AN_OCTAVE));
    }

    /// The time that a share of the declarations did not exceed, whole seconds; 0 when there are
    /// none.
    ///
    /// @param counts declarations by step
    /// @param hundredths 50 for the median
    public static long percentile(SortedMap<Integer, Long> counts, int hundredths) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long wanted = (all * hundredths + 99) / 100;
        long seen = 0;
        for (var one : counts.entrySet()) {
            seen += one.getValue();
            if (seen >= wanted) {
                return seconds(one.getKey());
            }
        }
        return 0;
    }
}
