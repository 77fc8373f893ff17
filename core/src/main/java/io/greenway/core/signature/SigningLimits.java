package io.greenway.core.signature;

import java.time.Duration;

/// The limits of a queue for signatures.
///
/// @param waiting so many may wait at most, pausing before another try included
/// @param workers so many attempts run at once; an attempt that hangs keeps its worker
/// @param attempts so often each is tried
/// @param deadline within which one attempt must answer
/// @param patience within which every submission is answered, whatever happens
/// @param firstPause before the second attempt; each further pause is twice as long
/// @param longestPause but no longer than this
/// @param downAfter so many failures in a row mean that the signer is down
/// @param probe so long after each failure of a signer that is down one attempt is made
public record SigningLimits(
        int waiting,
        int workers,
        int attempts,
        Duration deadline,
        Duration patience,
        Duration firstPause,
        Duration longestPause,
        int downAfter,
        Duration probe) {
    /// For a card: it signs some hundred times a second, and a person needs a minute to put it
    /// back.
    public static final SigningLimits DEFAULT =
            new SigningLimits(
                    1000,
                    4,
                    5,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    5,
                    Duration.ofSeconds(5));

    public SigningLimits {
        if (waiting < 1 || workers < 1 || attempts < 1 || downAfter < 1) {
            throw new IllegalArgumentException("Every limit is at least 1");
        }
    }

    /// How long to pause after so many attempts.
    ///
    /// @param chance from 0 to 1; takes up to half of the pause away, so that not all come at once
    Duration pause(int attempts, double chance) {
        int doublings = Math.min(attempts - 1, 16);
        long nanos = Math.min(firstPause.toNanos() << doublings, longestPause.toNanos());
        return Duration.ofNanos((long) (nanos * (1 - chance / 2)));
    }
}
