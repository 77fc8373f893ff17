package io.greenway.core.signature;

import java.time.Duration;
import java.util.Arrays;

/// How long the last signatures took.
final class SigningTimes {
    private static final int KEPT = 1024;

    private final long[] nanos = new long[KEPT];
    private long count;

    void add(long time) {
        nanos[(int) (count++ % KEPT)] = time;
    }

    /// The time that so many of 100 did not exceed; zero when there was none.
    Duration percentile(int percent) {
        int size = (int) Math.min(count, KEPT);
        if (size == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(size * percent + 99) / 100 - 1]);
    }
}
