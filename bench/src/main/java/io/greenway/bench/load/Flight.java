package io.greenway.bench.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Declarations between the 202 of their last document and their decision.
final class Flight {
    private final AtomicLongArray accepted;
    private final AtomicInteger highest = new AtomicInteger(-1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final int[] samples;
    private final AtomicInteger count = new AtomicInteger();

    Flight(int declarations) {
        this.accepted = new AtomicLongArray(declarations);
        this.samples = new int[declarations];
    }

    /// One of its documents got its 202. The last of them counts, because nothing can be decided
    /// before.
    void accepted(int declaration) {
        accepted.set(declaration, System.nanoTime());
    }

    /// The decision was seen by a reader.
    ///
    /// @param counted whether its delay counts
    void decided(int declaration, boolean counted) {
        long at = accepted.getAndSet(declaration, 0);
        if (at != 0 && counted) {
            samples[count.getAndIncrement()] = (int) ((System.nanoTime() - at) / 1000);
        }
        if (highest.accumulateAndGet(declaration, Math::max) == declaration) {
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    int highest() {
        return highest.get();
    }

    /// Waits until a declaration is no further ahead of the decisions than the window.
    void await(int declaration, int window) throws InterruptedException {
        lock.lock();
        try {
            while (declaration - highest.get() > window) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The delays seen, in microseconds, sorted.
    int[] delays() {
        int[] seen = Arrays.copyOf(samples, count.get());
        Arrays.sort(seen);
        return seen;
    }
}
