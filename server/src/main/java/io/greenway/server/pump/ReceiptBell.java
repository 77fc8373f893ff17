package io.greenway.server.pump;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes those who wait for receipts of an enterprise.
public final class ReceiptBell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Map<String, Long> strokes = new HashMap<>();

    /// There are new receipts for these enterprises.
    public void ring(Collection<String> owners) {
        if (owners.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            owners.forEach(owner -> strokes.merge(owner, 1L, Long::sum));
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often it rang for an enterprise; to be asked before one looks for receipts.
    public long strokes(String owner) {
        lock.lock();
        try {
            return strokes.getOrDefault(owner, 0L);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it rings again for an enterprise, or the time is over.
    ///
    /// @param heard strokes heard before
    public void await(String owner, long heard, Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (strokes.getOrDefault(owner, 0L) == heard && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
