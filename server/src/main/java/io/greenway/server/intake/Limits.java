package io.greenway.server.intake;

/// The limits of the door. Each has an answer of its own when it is reached.
///
/// @param messageBytes largest message after any transfer compression was undone: 413
/// @param bytesInHand most bytes of messages held in memory at once: 503
/// @param messagesPerSecond messages an enterprise may send on average: 429
/// @param burst messages it may send at once after a pause: 429
/// @param backlog most messages that may wait for the pump: 503
/// @param retryAfterSeconds when to try again after 503
/// @param quotedBytes most bytes of a refused message that CEB900 quotes back
public record Limits(
        int messageBytes,
        long bytesInHand,
        int messagesPerSecond,
        int burst,
        long backlog,
        int retryAfterSeconds,
        int quotedBytes) {
    public static final Limits DEFAULT =
            new Limits(8 << 20, 256L << 20, 2_000, 4_000, 100_000, 2, 64 << 10);
}
