package io.greenway.core.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days from a first one to a last one, which may be open.
final class Span {
    private Span() {}

    static boolean holds(LocalDate from, @Nullable LocalDate to, LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    /// The earlier of two last days, of which either may be open.
    static LocalDate earlier(@Nullable LocalDate known, LocalDate other) {
        return known == null || other.isBefore(known) ? other : known;
    }
}
