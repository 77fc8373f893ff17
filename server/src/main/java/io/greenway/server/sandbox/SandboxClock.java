package io.greenway.server.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/// The clock of a sandbox: the machine's, so much ahead. It only moves forward.
public final class SandboxClock extends Clock {
    private final Clock machine;
    private final AtomicReference<Duration> ahead;

    public SandboxClock(Clock machine) {
        this(machine, new AtomicReference<>(Duration.ZERO));
    }

    private SandboxClock(Clock machine, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    /// The machine's own, for what must not end because somebody moves this one.
    public Clock machine() {
        return machine;
    }

    /// How far it is ahead of the machine's.
    public Duration ahead() {
        return ahead.get();
    }

    /// Sets how far it is ahead; less than before changes nothing.
    void ahead(Duration now) {
        ahead.updateAndGet(before -> before.compareTo(now) < 0 ? now : before);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SandboxClock(machine.withZone(zone), ahead);
    }
}
