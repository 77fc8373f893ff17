package io.greenway.server.observe;

/// Something that keeps the platform from being well.
///
/// @param code key of its sentence
/// @param state what the platform is because of it
/// @param value that belongs into the sentence; empty when none does
public record Reason(String code, State state, String value) {
    /// How the platform is.
    public enum State {
        /// All is well.
        UP,
        /// Messages are taken, but somebody should look.
        DEGRADED,
        /// Messages cannot be taken.
        DOWN
    }
}
