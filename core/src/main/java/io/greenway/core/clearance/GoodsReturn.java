package io.greenway.core.clearance;

import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A return 退货 of all or part of the goods of a released declaration.
///
/// @param petition the application
/// @param state how far it has come
/// @param lines what comes back
/// @param arriveBy last day for the goods to reach the original site
/// @param value dutiable value given back, CNY; zero until the goods arrived
/// @param tax tax given back, CNY; zero until the goods arrived
public record GoodsReturn(
        Petition petition,
        State state,
        List<Line> lines,
        LocalDate arriveBy,
        Money value,
        Money tax) {
    public GoodsReturn {
        lines = List.copyOf(lines);
    }

    /// How far a return has come (facts: flows 4).
    public enum State {
        /// Stored as a draft.
        DRAFT,
        /// Customs was asked.
        APPLIED,
        /// Customs agreed; the goods are awaited.
        APPROVED,
        /// Customs did not agree.
        REFUSED,
        /// The goods reached the site in time: quota and tax were given back.
        ARRIVED,
        /// The goods did not reach the site in time: nothing was given back.
        LAPSED;

        /// Whether the goods are awaited, or customs' word.
        public boolean isOpen() {
            return this == APPLIED || this == APPROVED;
        }

        /// Whether its quantity is taken from what may still be returned.
        boolean counts() {
            return isOpen() || this == ARRIVED;
        }
    }

    /// One line.
    ///
    /// @param gnum line number of the original inventory
    /// @param gcode commodity code
    /// @param quantity in the declared unit
    /// @param unit customs code of the unit
    public record Line(int gnum, String gcode, BigDecimal quantity, String unit) {}

    GoodsReturn with(State next) {
        return new GoodsReturn(petition, next, lines, arriveBy, value, tax);
    }

    GoodsReturn arrived(Money givenBack, Money taxGivenBack) {
        return new GoodsReturn(petition, State.ARRIVED, lines, arriveBy, givenBack, taxGivenBack);
    }
}
