package io.greenway.server.journal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A queue in which each sender advances as fast as any other, measured in bytes: who sent much
/// stands behind himself and not before others. Start-time fair queueing (P. Goyal, H. Vin,
/// H. Cheng, SIGCOMM 1996): a message starts where its sender's last one ended, or at the present
/// when that is later; the earliest start is next. Not safe for use by many threads.
final class FairQueue<T> {
    private record Place<T>(long start, long order, T what) {}

    private final PriorityQueue<Place<T>> places =
            new PriorityQueue<>(
                    Comparator.<Place<T>>comparingLong(Place::start)
                            .thenComparingLong(Place::order));
    private final Map<String, Long> ends = new HashMap<>();
    private long present;
    private long order;

    void add(String sender, long bytes, T what) {
        long start = Math.max(present, ends.getOrDefault(sender, 0L));
        ends.put(sender, start + bytes);
        places.add(new Place<>(start, order++, what));
    }

    /// The next one, which leaves the queue.
    ///
    /// @return null when nobody waits
    @Nullable T poll() {
        Place<T> next = places.poll();
        if (next == null) {
            // Nobody waits, so nobody stands behind anybody.
            ends.clear();
            return null;
        }
        present = next.start();
        return next.what();
    }

    int size() {
        return places.size();
    }
}
