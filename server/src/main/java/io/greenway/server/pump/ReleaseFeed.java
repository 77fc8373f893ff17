package io.greenway.server.pump;

import io.greenway.server.store.Released;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Releases on their way from the pump to whoever looks after the money. They are handed on as the
/// pump had them, so that no history is read and no document opened a second time. There is room
/// for some; when the reader falls behind, the oldest go, and it finds them in the journal.
public final class ReleaseFeed {
    /// Releases kept for a reader that comes twice a second, and handed on at once.
    private static final int ROOM = 12_000;

    private final Deque<Part> parts = new ArrayDeque<>();
    private int held;

    /// What was released in a stretch of the journal.
    ///
    /// @param after position before the stretch
    /// @param upTo its last position
    /// @param released in the order of the journal
    record Part(long after, long upTo, List<Released> released) {
        /// A stretch without releases takes room as well.
        private int weight() {
            return released.size() + 1;
        }
    }

    /// Takes what a committed batch released.
    synchronized void offer(Part part) {
        parts.add(part);
        held += part.weight();
        while (held > ROOM) {
            held -= parts.remove().weight();
        }
    }

    /// Everything after a position that is at hand without a gap, as one stretch; empty when what
    /// comes next is not here.
    synchronized Optional<Part> after(long position) {
        while (!parts.isEmpty() && parts.element().upTo() <= position) {
            held -= parts.remove().weight();
        }
        if (parts.isEmpty() || parts.element().after() > position) {
            return Optional.empty();
        }
        List<Released> released = new ArrayList<>();
        parts.forEach(part -> released.addAll(part.released()));
        return Optional.of(new Part(position, parts.getLast().upTo(), released));
    }

    /// Position up to which the journal must be read, since what follows is here.
    ///
    /// @param last position handled last: all of the journal when nothing is here
    synchronized long begin(long last) {
        return parts.isEmpty() ? last : parts.element().after();
    }
}
