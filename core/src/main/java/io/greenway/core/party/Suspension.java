package io.greenway.core.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days on which an enterprise may not act, whatever its roles (facts: flows 12).
///
/// @param reason why
/// @param note the case in words
/// @param validFrom first day
/// @param validTo last day, or null while it lasts
public record Suspension(
        Reason reason, String note, LocalDate validFrom, @Nullable LocalDate validTo) {
    /// Why an enterprise is suspended.
    public enum Reason {
        /// A licence ran out.
        LICENCE,
        /// Its credit.
        CREDIT,
        /// Another decision of the zone.
        ZONE
    }

    /// Whether it holds on that day.
    public boolean holdsOn(LocalDate date) {
        return Span.holds(validFrom, validTo, date);
    }
}
