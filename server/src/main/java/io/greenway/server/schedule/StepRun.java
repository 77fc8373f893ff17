package io.greenway.server.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a step of the schedule went the last time, since the platform was started.
///
/// @param at when, by the platform's clock
/// @param took how long
/// @param due how many things were due
/// @param outcome how it ended
/// @param rounds how often it has run
/// @param failures how often it did not end well
/// @param handledAt when anything was due the last time; null when nothing ever was
public record StepRun(
        Instant at,
        Duration took,
        int due,
        Outcome outcome,
        long rounds,
        long failures,
        @Nullable Instant handledAt) {
    static final StepRun NEVER =
            new StepRun(Instant.EPOCH, Duration.ZERO, 0, Outcome.DONE, 0, 0, null);

    /// How a step may end.
    public enum Outcome {
        /// Nothing is due any more.
        DONE,
        /// A bounded part was done; the rest waits for the next round.
        MORE,
        /// Something could not be done and is tried again.
        FAILED,
        /// The database did not answer.
        DATABASE_AWAY;

        boolean isWell() {
            return this == DONE || this == MORE;
        }
    }

    StepRun then(Instant now, Duration took, int due, Outcome outcome) {
        return new StepRun(
                now,
                took,
                due,
                outcome,
                rounds + 1,
                failures + (outcome.isWell() ? 0 : 1),
                due > 0 ? now : handledAt);
    }
}
