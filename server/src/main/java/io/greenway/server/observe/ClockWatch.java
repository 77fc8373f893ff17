package io.greenway.server.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Notices when the clock of the machine is set while the platform works: the wall clock and the
/// counter that nobody sets must advance alike.
final class ClockWatch {
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final LongSupplier counter;
    private Instant wall;
    private long nanos;
    private Duration step = Duration.ZERO;
    private long steppedAt;

    ClockWatch(InstantSource clock, LongSupplier counter) {
        this.clock = clock;
        this.counter = counter;
        this.wall = clock.instant();
        this.nanos = counter.getAsLong();
    }

    /// Looks again.
    synchronized void look() {
        Instant nowWall = clock.instant();
        long nowNanos = counter.getAsLong();
        Duration difference = Duration.between(wall, nowWall).minusNanos(nowNanos - nanos);
        if (difference.abs().compareTo(TOLERATED) > 0) {
            step = difference;
            steppedAt = nowNanos;
        }
        wall = nowWall;
        nanos = nowNanos;
    }

    /// How far it was set within the last ten minutes; zero when it was not.
    synchronized Duration recentStep() {
        return counter.getAsLong() - steppedAt > REMEMBERED.toNanos() ? Duration.ZERO : step;
    }
}
