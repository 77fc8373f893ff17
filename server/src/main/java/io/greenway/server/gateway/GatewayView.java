package io.greenway.server.gateway;

import io.greenway.server.store.Letter.Counts;
import io.greenway.server.store.WaitingBills;
import java.time.Duration;
import java.time.Instant;

/// How the gateway stands.
///
/// @param letters how many letters are how far
/// @param refusedFiles how many of the texts that came could not be taken, at most 1,000
/// @param bills tax bills of which nobody knows yet whose they are
public record GatewayView(Counts letters, int refusedFiles, WaitingBills.Standing bills) {
    /// Before anybody looked.
    static final GatewayView UNKNOWN = new GatewayView(Counts.NONE, 0, WaitingBills.Standing.NONE);

    /// How long the longest unanswered letter has waited; 0 when none waits.
    public long unansweredSeconds(Instant now) {
        Instant oldest = letters.oldest();
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
    }
}
