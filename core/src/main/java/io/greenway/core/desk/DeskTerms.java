package io.greenway.core.desk;

import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a decision of the desk may know besides the task.
///
/// @param officer who acts
/// @param now time of the decision
/// @param parameters dated parameters
/// @param reasons codes of reasons
/// @param declared stage of the declaration that the task is about; null when it is about something
///     else, or the declaration is not known
public record DeskTerms(
        Officer officer,
        Instant now,
        Parameters parameters,
        Reasons reasons,
        @Nullable Stage declared) {
    /// The day, in China.
    public LocalDate day() {
        return Terms.dayOf(now);
    }
}
