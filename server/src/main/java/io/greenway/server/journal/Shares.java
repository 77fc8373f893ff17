package io.greenway.server.journal;

import java.util.HashMap;
import java.util.Map;

/// Room that senders share by one rule: whoever holds less than what is free gets more. So one
/// sender alone holds at most half, two hold a third each, and something is always left for one
/// who comes later (dynamic thresholds: A. Choudhury, E. Hahne, IEEE/ACM Transactions on
/// Networking 6/2, 1998). Only the last one let in may reach beyond, so that large messages are
/// not turned away for ever. Safe for use by many threads.
public final class Shares {
    /// What became of a wish for room.
    public enum Share {
        GIVEN,
        /// The sender holds as much as is free; others may still get some.
        TOO_MUCH,
        /// The sender holds nothing, and nothing is free.
        NONE_LEFT
    }

    private final Map<String, Long> held = new HashMap<>();
    private final long room;
    private long used;

    /// @param room in bytes
    public Shares(long room) {
        this.room = room;
    }

    /// Whether a sender would be given room now.
    public synchronized Share look(String sender) {
        long own = held.getOrDefault(sender, 0L);
        if (own < room - used) {
            return Share.GIVEN;
        }
        return own > 0 ? Share.TOO_MUCH : Share.NONE_LEFT;
    }

    /// Takes room for a sender, who gives it back with [#give].
    public synchronized Share take(String sender, long bytes) {
        Share share = look(sender);
        if (share == Share.GIVEN) {
            hold(sender, bytes);
        }
        return share;
    }

    /// Takes room for what is there already.
    synchronized void hold(String sender, long bytes) {
        if (bytes > 0) {
            held.merge(sender, bytes, Long::sum);
            used += bytes;
        }
    }

    /// Gives back.
    public synchronized void give(String sender, long bytes) {
        if (bytes > 0) {
            held.computeIfPresent(sender, (_, own) -> own == bytes ? null : own - bytes);
            used -= bytes;
        }
    }

    /// The part of the room that is taken; from 1 on nobody gets any.
    public synchronized double taken() {
        return (double) used / room;
    }
}
