package io.greenway.core.risk;

import io.greenway.core.reference.Parameters;
import java.time.LocalDate;

/// How customs selects, by the dated parameter `CUSTOMS_SELECTION`.
public enum SelectionMode {
    /// It selects nothing.
    OFF,
    /// It selects, and answers what it picked by itself.
    AUTOMATIC,
    /// It selects, and officers decide about what it picked.
    DESK;

    public static SelectionMode of(Parameters parameters, LocalDate day) {
        return switch (parameters.text("CUSTOMS_SELECTION", day)) {
            case "automatic" -> AUTOMATIC;
            case "desk" -> DESK;
            default -> OFF;
        };
    }

    /// Whether what the rules of risk compare with is noted on the day: when customs selects, or
    /// will when the window has passed that the rules look back over. So selecting begins with a
    /// past, and while nobody selects nothing is kept about anybody.
    public static boolean notes(Parameters parameters, LocalDate day) {
        LocalDate ahead = day.plusDays(parameters.days("RISK_WINDOW_DAYS", day));
        return of(parameters, day) != OFF || of(parameters, ahead) != OFF;
    }
}
