package io.greenway.core.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A licence or certificate on file. A renewed one is filed beside the old one.
///
/// @param kind what it permits
/// @param number as printed on it
/// @param issuedBy the authority that issued it
/// @param validFrom first day
/// @param validTo last day, or null when it has no end
public record Licence(
        LicenceKind kind,
        String number,
        String issuedBy,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /// Whether it is valid on that day.
    public boolean holdsOn(LocalDate date) {
        return Span.holds(validFrom, validTo, date);
    }
}
