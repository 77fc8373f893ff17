package io.greenway.core.signature;

import java.time.Duration;

/// How a signer does, at one moment.
///
/// @param state whether it signs
/// @param reason last failure while it is not healthy, else empty
/// @param waiting submissions that wait for a worker or for their next attempt
/// @param running attempts within their deadline
/// @param hanging attempts beyond it that have not come back
/// @param signed submissions answered with a signature
/// @param failed submissions answered with a failure
/// @param refused submissions not taken, since the queue was full or closed or the signer lost
/// @param retried attempts after the first
/// @param median time of the middle one of the last signatures
/// @param slow time that 95 of 100 of them did not exceed
public record SignerHealth(
        State state,
        String reason,
        int waiting,
        int running,
        int hanging,
        long signed,
        long failed,
        long refused,
        long retried,
        Duration median,
        Duration slow) {
    /// Whether it signs.
    public enum State {
        /// The last attempt succeeded and none hangs.
        HEALTHY,
        /// Some attempts failed or hang.
        DEGRADED,
        /// Attempts fail one after the other, all hang, or trying again would do harm.
        DOWN
    }
}
