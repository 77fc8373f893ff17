package io.greenway.server.journal;

import java.time.Duration;

/// How much may wait, for the disk and for the pump. Counted in bytes, because the work a message
/// makes goes with its length.
///
/// @param room most bytes of messages that wait, on their way to the disk or durable and not
///     handled; shared as [Shares] says. What the platform does in about two seconds, so whoever
///     is let in is answered soon.
/// @param ahead how many bytes of them are let into the journal at a time, where nobody can be
///     overtaken: a few batches of the pump. They stay in memory until they are handled.
/// @param batch most messages in one transaction
/// @param patience how long an arrival waits for its commit
/// @param readBytes how many bytes of messages are read back at once
public record JournalLimits(long room, long ahead, int batch, Duration patience, long readBytes) {
    public static final JournalLimits DEFAULT =
            new JournalLimits(64L << 20, 6L << 20, 500, Duration.ofSeconds(10), 16L << 20);
}
