package io.greenway.server.journal;

import java.time.Duration;

/// How much may wait for the disk.
///
/// @param waiting most messages in the queue
/// @param waitingBytes most bytes of sealed bodies in the queue
/// @param batch most messages in one transaction
/// @param patience how long an arrival waits for its commit
/// @param readBytes how many bytes of messages are read back at once
/// @param tailBytes most bytes of messages kept in memory until they are handled
public record JournalLimits(
        int waiting,
        long waitingBytes,
        int batch,
        Duration patience,
        long readBytes,
        long tailBytes) {
    public static final JournalLimits DEFAULT =
            new JournalLimits(2_000, 128L << 20, 500, Duration.ofSeconds(10), 16L << 20, 32L << 20);
}
