package io.greenway.server.quarter;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What will happen at what time, as far as anybody knows yet.
final class Agenda {
    private record Entry(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));

    private Instant now;
    private long number;

    Agenda(Instant now) {
        this.now = now;
    }

    /// Has something happen in a while.
    void in(Duration time, Runnable what) {
        entries.add(new Entry(now.plus(time), number++, what));
    }

    /// Lets everything happen that is due, in its order; what becomes due by it happens as well.
    ///
    /// @return how much happened
    int upTo(Instant moment) {
        int happened = 0;
        now = moment;
        for (Entry next = entries.peek();
                next != null && !next.at().isAfter(moment);
                next = entries.peek()) {
            entries.remove(next);
            next.what().run();
            happened++;
        }
        return happened;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}
