package io.greenway.core.account;

import io.greenway.core.reference.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How a login stands after attempts that failed. After `ACCOUNT_FAILURES` in a row it is locked
/// for `ACCOUNT_LOCK_MINUTES`, and each failure after that locks it anew.
///
/// @param failures in a row, without a success between
/// @param until end of the lock; null when there is none
public record Lockout(int failures, @Nullable Instant until) {
    /// Nothing has failed.
    public static final Lockout NONE = new Lockout(0, null);

    /// Whether nobody is let in, whatever they say.
    public boolean isLocked(Instant now) {
        return until != null && now.isBefore(until);
    }

    /// How it stands after one more failure.
    public Lockout failed(Instant now, Parameters parameters, LocalDate day) {
        int count = failures + 1;
        boolean locks = count >= parameters.days("ACCOUNT_FAILURES", day);
        Duration pause = Duration.ofMinutes(parameters.days("ACCOUNT_LOCK_MINUTES", day));
        return new Lockout(count, locks ? now.plus(pause) : null);
    }
}
