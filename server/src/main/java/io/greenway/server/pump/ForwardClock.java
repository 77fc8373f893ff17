package io.greenway.server.pump;

import java.time.Clock;
import java.time.Instant;

/// Time for decisions. It never goes back, even when the machine's clock does. Used by one
/// thread.
final class ForwardClock {
    private final Clock clock;
    private Instant latest = Instant.EPOCH;

    ForwardClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        Instant read = clock.instant();
        latest = read.isAfter(latest) ? read : latest;
        return latest;
    }
}
