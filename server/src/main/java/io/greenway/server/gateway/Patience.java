package io.greenway.server.gateway;

import io.greenway.core.reference.Parameters;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// How often a letter goes, and how long an answer is awaited in between.
///
/// @param attempts most sendings
/// @param first pause after the first sending
/// @param longest no pause is longer
public record Patience(int attempts, Duration first, Duration longest) {
    /// What the parameters of a day say.
    ///
    /// @param first pause that was asked for at the start instead of the parameter's
    public static Patience on(LocalDate day, Parameters parameters, Optional<Duration> first) {
        return new Patience(
                parameters.number("GATEWAY_ATTEMPTS", day).intValueExact(),
                first.orElse(seconds(parameters, "GATEWAY_FIRST_PAUSE_SECONDS", day)),
                seconds(parameters, "GATEWAY_LONGEST_PAUSE_SECONDS", day));
    }

    private static Duration seconds(Parameters parameters, String key, LocalDate day) {
        return Duration.ofSeconds(parameters.number(key, day).longValueExact());
    }

    /// Whether a letter has been sent often enough.
    public boolean isOver(int sendings) {
        return sendings >= attempts;
    }

    /// How long an answer is awaited: the pause doubles with each sending.
    ///
    /// @param sendings how often it was sent, from 1
    public Duration after(int sendings) {
        Duration pause = first;
        for (int sending = 1; sending < sendings && pause.compareTo(longest) < 0; sending++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
