package io.greenway.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Goal: a clock that is set is noticed, one that merely runs is not, and it is forgotten in time.
class ClockWatchTest {
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
    private final AtomicLong nanos = new AtomicLong();
    private final ClockWatch watch = new ClockWatch(wall::get, nanos::get);

    private void pass(Duration onTheWall, Duration inTruth) {
        wall.set(wall.get().plus(onTheWall));
        nanos.addAndGet(inTruth.toNanos());
        watch.look();
    }

    @Test
    void noticesAStepAndForgetsItAfterTenMinutes() {
        pass(Duration.ofSeconds(16), Duration.ofSeconds(15));
        assertThat(watch.recentStep()).isZero();
        pass(Duration.ofSeconds(-60), Duration.ofSeconds(15));
        assertThat(watch.recentStep()).isEqualTo(Duration.ofSeconds(-75));
        pass(Duration.ofMinutes(11), Duration.ofMinutes(11));
        assertThat(watch.recentStep()).isZero();
    }
}
