package io.greenway.bench.load;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/// Says now and then how far the decisions are, and ends a measurement that stands still.
final class Progress {
    private static final long LOOK_NANOS = 20_000_000;
    private static final double SAY_SECONDS = 5;
    private static final double STANDS_STILL_SECONDS = 90;

    private final IntSupplier highest;
    private long saidAt = System.nanoTime();
    private int said = -1;
    private long movedAt = System.nanoTime();
    private int moved = -1;

    Progress(IntSupplier highest) {
        this.highest = highest;
    }

    void look() {
        LockSupport.parkNanos(LOOK_NANOS);
        long now = System.nanoTime();
        int at = highest.getAsInt();
        if (at > moved) {
            moved = at;
            movedAt = now;
        }
        if ((now - movedAt) / 1e9 > STANDS_STILL_SECONDS) {
            throw new IllegalStateException("nothing more was decided after declaration " + at);
        }
        double seconds = (now - saidAt) / 1e9;
        if (seconds >= SAY_SECONDS) {
            System.err.printf(
                    Locale.ROOT, "  %,d decided, %,.0f/s%n", at + 1, (at - said) / seconds);
            said = at;
            saidAt = now;
        }
    }
}
