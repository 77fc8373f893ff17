package io.greenway.core.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That an agent may declare for the enterprise that gives it 委托申报.
///
/// @param agent code of the agent
/// @param validFrom first day
/// @param validTo last day, or null when it has no end
public record Mandate(String agent, LocalDate validFrom, @Nullable LocalDate validTo) {
    /// Whether it is valid on that day.
    public boolean holdsOn(LocalDate date) {
        return Span.holds(validFrom, validTo, date);
    }
}
