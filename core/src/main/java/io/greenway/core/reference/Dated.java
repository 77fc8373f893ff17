package io.greenway.core.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row that holds for a span of days.
interface Dated {
    /// What the row is found by.
    String key();

    LocalDate validFrom();

    /// Last day, or null when it has no end yet.
    @Nullable LocalDate validTo();

    default boolean holdsOn(LocalDate date) {
        LocalDate end = validTo();
        return !date.isBefore(validFrom()) && (end == null || !date.isAfter(end));
    }
}
