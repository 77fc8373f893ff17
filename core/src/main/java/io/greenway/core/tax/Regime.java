package io.greenway.core.tax;

import io.greenway.core.money.Rate;
import io.greenway.core.reference.Parameters;
import java.time.LocalDate;

/// How a decision is taxed on a day.
///
/// @param preferential whether the order is within the limits
/// @param dutyShare share of the applicable duty rate that is levied
/// @param reduction share of statutory VAT and consumption tax that is levied
/// @param rounding how amounts come to fen
record Regime(boolean preferential, Rate dutyShare, Rate reduction, Rounding rounding) {
    static Regime of(Decision decision, LocalDate date, Parameters parameters) {
        boolean preferential = decision == Decision.PREFERENTIAL;
        return new Regime(
                preferential,
                preferential ? parameters.rate("DUTY_IN_LIMIT", date) : Rate.WHOLE,
                preferential ? parameters.rate("TAX_REDUCTION", date) : Rate.WHOLE,
                Rounding.valueOf(parameters.text("TAX_ROUNDING", date)));
    }
}
