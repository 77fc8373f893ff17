package io.greenway.core.party;

import java.time.LocalDate;

/// How far the interface has come over which a platform answers customs' questions for raw payment
/// data (R-075; facts: flows 7).
///
/// @param stage the stage
/// @param note address or test, in words
/// @param validFrom first day
public record RawDataInterface(Stage stage, String note, LocalDate validFrom) {
    /// The stages, in their order.
    public enum Stage {
        /// 已登记: its address is known.
        REGISTERED,
        /// 已测试: it answered the question for an order of the day.
        TESTED,
        /// 已批准 by customs.
        APPROVED,
        /// 已启用: the platform's declarations may go.
        ENABLED;

        /// Whether a platform goes from here to the other: one step on, or back to the beginning.
        boolean leadsTo(Stage next) {
            return next == REGISTERED
                    || switch (this) {
                        case REGISTERED -> next == TESTED;
                        case TESTED -> next == APPROVED;
                        case APPROVED -> next == ENABLED;
                        case ENABLED -> false;
                    };
        }
    }
}
