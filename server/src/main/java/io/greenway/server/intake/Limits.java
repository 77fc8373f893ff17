package io.greenway.server.intake;

/// The limits of the door. Each has an answer of its own when it is reached; how much may wait
/// behind the door is the journal's to say.
///
/// @param messageBytes largest message after any transfer compression was undone: 413
/// @param bytesInHand most bytes of messages held in memory until they are answered, shared as
///     [io.greenway.server.journal.Shares] says: 429 for who holds much, else 503
/// @param messagesPerSecond messages an enterprise may send on average: 429
/// @param burst messages it may send at once after a pause: 429
/// @param retryAfterSeconds when to try again when there was no room
/// @param questionsPerSecond questions to the services that a caller has on average, a dear one
///     counting for more: 429
/// @param questionsAtOnce questions it may ask at once after a pause: 429
/// @param quotedBytes most bytes of a refused message that CEB900 quotes back
public record Limits(
        int messageBytes,
        long bytesInHand,
        int messagesPerSecond,
        int burst,
        int retryAfterSeconds,
        int questionsPerSecond,
        int questionsAtOnce,
        int quotedBytes) {
    public static final Limits DEFAULT =
            new Limits(8 << 20, 128L << 20, 2_000, 4_000, 2, 20, 200, 64 << 10);
}
