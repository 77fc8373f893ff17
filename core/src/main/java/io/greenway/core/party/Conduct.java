package io.greenway.core.party;

import org.jspecify.annotations.Nullable;

/// How an enterprise has behaved, as seller or as declarant, in the days that the green channel
/// looks back on (`GREEN_CONDUCT_DAYS`).
///
/// @param released declarations that customs released
/// @param refused declarations that the platform or customs refused, each time
/// @param handedOver declarations that were detained and handed over (501, 502, 503): found false
/// @param failedSamples inspections that found goods unsafe, or suspected a pest or disease
/// @param openRecalls notices of recalls that are not finished
/// @param guaranteeLeft what is left of its guarantee, in fen; null when it gives none
public record Conduct(
        long released,
        long refused,
        long handedOver,
        long failedSamples,
        long openRecalls,
        @Nullable Long guaranteeLeft) {
    /// Of whoever has done nothing yet.
    public static final Conduct NONE = new Conduct(0, 0, 0, 0, 0, null);

    /// Declarations that came to an end.
    public long declared() {
        return released + refused;
    }
}
