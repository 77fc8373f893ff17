package io.greenway.server.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The newest messages of the journal, still in memory as the door read them, so that what is
/// handled soon after it came is neither fetched nor read again. Holds a run of positions without
/// a gap. When it is full the journal waits, and so does the door: what is accepted is never more
/// than what is handled in some seconds. Safe for use by many threads.
final class Tail {
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition freed = guard.newCondition();
    private final ArrayDeque<Journalled> messages = new ArrayDeque<>();
    private final long room;
    private long bytes;

    /// @param room bytes of messages from which on it is full
    Tail(long room) {
        this.room = room;
    }

    /// Waits until there is room, or the time is over.
    ///
    /// @return whether there is
    boolean awaitRoom(Duration time) throws InterruptedException {
        guard.lock();
        try {
            long left = time.toNanos();
            while (bytes >= room && left > 0) {
                left = freed.awaitNanos(left);
            }
            return bytes < room;
        } finally {
            guard.unlock();
        }
    }

    /// Adds what was committed, in order, unless something is missing before it.
    void add(List<Journalled> committed) {
        guard.lock();
        try {
            for (Journalled message : committed) {
                boolean follows =
                        messages.isEmpty()
                                || messages.getLast().position() + 1 == message.position();
                if (!follows) {
                    return;
                }
                messages.add(message);
                bytes += message.bytes().length;
            }
        } finally {
            guard.unlock();
        }
    }

    /// Forgets everything: it is not known what was committed.
    void clear() {
        guard.lock();
        try {
            messages.clear();
            bytes = 0;
            freed.signalAll();
        } finally {
            guard.unlock();
        }
    }

    /// What stands right after a position, and forgets what stands before: it is handled.
    ///
    /// @param documents how many documents are enough; the message that reaches them is the last
    /// @return empty when the table must be asked
    List<Journalled> after(long position, int documents) {
        guard.lock();
        try {
            forget(position);
            return messages.isEmpty() || messages.getFirst().position() != position + 1
                    ? List.of()
                    : first(documents);
        } finally {
            guard.unlock();
        }
    }

    private void forget(long position) {
        while (!messages.isEmpty() && messages.getFirst().position() <= position) {
            bytes -= messages.removeFirst().bytes().length;
        }
        freed.signalAll();
    }

    private List<Journalled> first(int documents) {
        List<Journalled> found = new ArrayList<>();
        int count = 0;
        for (Journalled message : messages) {
            found.add(message);
            count += message.documents();
            if (count >= documents) {
                break;
            }
        }
        return found;
    }
}
