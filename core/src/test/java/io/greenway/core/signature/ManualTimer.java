package io.greenway.core.signature;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A timer whose time goes on only when told.
final class ManualTimer implements SigningTimer {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long now;
    private long number;

    private record Task(long at, long number, Runnable work) {}

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable task) {
        Task kept = new Task(now + delay.toNanos(), number++, task);
        tasks.add(kept);
        return () -> forget(kept);
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    /// Lets time go on, and does what falls due, in order.
    void advance(Duration by) {
        long until = now() + by.toNanos();
        for (Task task = next(until); task != null; task = next(until)) {
            task.work().run();
        }
        synchronized (this) {
            now = until;
        }
    }

    private synchronized Task next(long until) {
        Task first = tasks.peek();
        if (first == null || first.at() > until) {
            return null;
        }
        now = first.at();
        return tasks.poll();
    }
}
