package io.greenway.server.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The newest messages of the journal, still in memory as the door read them, so that what is
/// handled soon after it came is neither fetched nor read again. Holds a run of positions without
/// a gap; what does not fit is found in the table. Safe for use by many threads.
final class Tail {
    private final ArrayDeque<Journalled> messages = new ArrayDeque<>();
    private final long room;
    private long bytes;

    /// @param room most bytes of messages
    Tail(long room) {
        this.room = room;
    }

    /// Adds what was committed, in order, as far as it follows on and fits.
    synchronized void add(List<Journalled> committed) {
        for (Journalled message : committed) {
            boolean follows =
                    messages.isEmpty() || messages.getLast().position() + 1 == message.position();
            if (!follows) {
                return;
            }
            messages.add(message);
            bytes += message.bytes().length;
        }
    }

    /// Waits until there is room for more, or the time is over.
    synchronized boolean awaitRoom(long millis) throws InterruptedException {
        if (bytes >= room) {
            wait(millis);
        }
        return bytes < room;
    }

    /// Forgets everything: it is not known what was committed.
    synchronized void clear() {
        messages.clear();
        bytes = 0;
    }

    /// What stands right after a position, and forgets what stands before: it is handled.
    ///
    /// @param documents how many documents are enough; the message that reaches them is the last
    /// @return empty when the table must be asked
    synchronized List<Journalled> after(long position, int documents) {
        while (!messages.isEmpty() && messages.getFirst().position() <= position) {
            bytes -= messages.removeFirst().bytes().length;
        }
        notifyAll();
        List<Journalled> found = new ArrayList<>();
        if (messages.isEmpty() || messages.getFirst().position() != position + 1) {
            return found;
        }
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
