package io.greenway.core.statistics;

import io.greenway.core.clearance.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What may happen to a declaration before or instead of its release, as the figures of the zone
/// count it.
public enum Met {
    /// The platform or customs refused it (100).
    REFUSAL,
    /// Customs inspects it (500).
    INSPECTION,
    /// Customs found something: it was detained (5xx) or sent back abroad (700).
    FINDING,
    /// It was detained and handed over: to clearance (501), to the anti-smuggling police (502), to
    /// the legal department (503).
    HANDING_OVER;

    /// What events say, in any order; each counts once.
    public static Set<Met> in(List<Event> events) {
        Set<Met> met = EnumSet.noneOf(Met.class);
        for (Event event : events) {
            if (event instanceof Event.DeclarationRejected) {
                met.add(REFUSAL);
            } else if (event
                    instanceof Event.CustomsAnswered(String status, String _, boolean unexpected)) {
                if (!unexpected) {
                    met.addAll(of(status));
                }
            }
        }
        return met;
    }

    private static Set<Met> of(String status) {
        return switch (status) {
            case "100" -> EnumSet.of(REFUSAL);
            case "500" -> EnumSet.of(INSPECTION);
            case "501", "502", "503" -> EnumSet.of(FINDING, HANDING_OVER);
            case "599", "700" -> EnumSet.of(FINDING);
            default -> EnumSet.noneOf(Met.class);
        };
    }
}
