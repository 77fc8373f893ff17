package io.greenway.server.quarter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that goes on by a millisecond each time somebody looks at it, so that no two batches are
/// of one moment, and that is moved by hours.
final class Hours extends Clock {
    private static final Duration TICK = Duration.ofMillis(1);

    private Instant now;

    Hours(Instant now) {
        this.now = now;
    }

    /// Moves on; never back.
    synchronized void moveTo(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(TICK);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
