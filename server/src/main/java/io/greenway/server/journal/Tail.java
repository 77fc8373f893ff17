package io.greenway.server.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The newest messages of the journal, still in memory as the door read them, so that what is
/// handled soon after it came is neither fetched nor read again. Holds a run of positions without
/// a gap, as long as the [WaitingRoom] lets it grow; what does not follow on is found in the
/// table. Safe for use by many threads.
final class Tail {
    private final ArrayDeque<Journalled> messages = new ArrayDeque<>();

    /// Adds what was committed, in order, as far as it follows on.
    synchronized void add(List<Journalled> committed) {
        for (Journalled message : committed) {
            boolean follows =
                    messages.isEmpty() || messages.getLast().position() + 1 == message.position();
            if (!follows) {
                return;
            }
            messages.add(message);
        }
    }

    /// Forgets everything: it is not known what was committed.
    synchronized void clear() {
        messages.clear();
    }

    /// What stands right after a position, and forgets what stands before: it is handled.
    ///
    /// @param documents how many documents are enough; the message that reaches them is the last
    /// @return empty when the table must be asked
    synchronized List<Journalled> after(long position, int documents) {
        while (!messages.isEmpty() && messages.getFirst().position() <= position) {
            messages.removeFirst();
        }
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
