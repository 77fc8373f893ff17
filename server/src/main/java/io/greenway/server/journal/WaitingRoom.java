package io.greenway.server.journal;

import io.greenway.server.journal.Shares.Share;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where messages wait: first for the disk, in an order that is fair to their senders, then, in
/// the order of the journal, for the pump. That second order cannot be changed any more, so only
/// little is let into it at a time; the rest waits where a newcomer can overtake. Each message
/// holds room from its coming until it is handled. Safe for use by many threads.
final class WaitingRoom<T> {
    /// A message that is in the journal and not handled.
    private record Ahead(long position, String sender, long bytes) {}

    private final Shares shares;
    private final long ahead;
    private final FairQueue<T> queue = new FairQueue<>();
    private final ArrayDeque<Ahead> unhandled = new ArrayDeque<>();
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition moved = guard.newCondition();
    private long bytesAhead;

    /// @param room most bytes of all that wait
    /// @param ahead how many bytes are enough to be on their way into the journal and in it
    WaitingRoom(long room, long ahead) {
        this.shares = new Shares(room);
        this.ahead = ahead;
    }

    Shares shares() {
        return shares;
    }

    /// Takes room; who got it calls [#queue] or [#leave].
    Share enter(String sender, long bytes) {
        return shares.take(sender, bytes);
    }

    void queue(String sender, long bytes, T what) {
        guard.lock();
        try {
            queue.add(sender, bytes, what);
            moved.signalAll();
        } finally {
            guard.unlock();
        }
    }

    /// Gives room back that was taken for nothing.
    void leave(String sender, long bytes) {
        shares.give(sender, bytes);
    }

    /// Those whose turn it is, in order. Each is followed by [#kept] or [#refused].
    ///
    /// @param most how many at once
    /// @param patience how long to wait for the first
    List<T> next(int most, Duration patience, Bytes<T> bytes) throws InterruptedException {
        List<T> turn = new ArrayList<>();
        guard.lock();
        try {
            long left = patience.toNanos();
            while ((queue.size() == 0 || bytesAhead >= ahead) && left > 0) {
                left = moved.awaitNanos(left);
            }
            while (turn.size() < most && bytesAhead < ahead) {
                @Nullable T one = queue.poll();
                if (one == null) {
                    break;
                }
                bytesAhead += bytes.of(one);
                turn.add(one);
            }
            return turn;
        } finally {
            guard.unlock();
        }
    }

    /// How large something is.
    interface Bytes<T> {
        long of(T what);
    }

    /// It is in the journal. Called in the order of positions.
    void kept(String sender, long bytes, long position) {
        guard.lock();
        try {
            unhandled.add(new Ahead(position, sender, bytes));
        } finally {
            guard.unlock();
        }
    }

    /// It had its turn and is not in the journal, or was there before.
    void refused(String sender, long bytes) {
        leave(sender, bytes);
        guard.lock();
        try {
            bytesAhead -= bytes;
            moved.signalAll();
        } finally {
            guard.unlock();
        }
    }

    /// What an earlier server left in the journal unhandled.
    void found(long bytes, long position) {
        shares.hold("", bytes);
        guard.lock();
        try {
            bytesAhead += bytes;
            unhandled.addFirst(new Ahead(position, "", bytes));
        } finally {
            guard.unlock();
        }
    }

    /// Everything up to a position is handled.
    void handled(long position) {
        guard.lock();
        try {
            boolean any = false;
            Ahead first = unhandled.peekFirst();
            while (first != null && first.position() <= position) {
                unhandled.removeFirst();
                bytesAhead -= first.bytes();
                shares.give(first.sender(), first.bytes());
                any = true;
                first = unhandled.peekFirst();
            }
            if (any) {
                moved.signalAll();
            }
        } finally {
            guard.unlock();
        }
    }

    /// How many wait for the disk.
    int waiting() {
        guard.lock();
        try {
            return queue.size();
        } finally {
            guard.unlock();
        }
    }
}
