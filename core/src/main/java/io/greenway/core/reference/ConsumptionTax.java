package io.greenway.core.reference;

import io.greenway.core.money.Rate;
import java.math.BigDecimal;
import java.util.List;

/// How consumption tax (消费税) is computed for a commodity at import.
public sealed interface ConsumptionTax {
    /// Not levied at import.
    record None() implements ConsumptionTax {}

    /// A share of a base that contains the tax itself (从价).
    record AdValorem(Rate rate) implements ConsumptionTax {}

    /// An amount by mass (从量), higher from a certain price on: beer, yellow rice wine.
    ///
    /// @param perTonne yuan a tonne below the price
    /// @param perTonneFrom yuan a tonne at the price and above
    /// @param priceFrom dutiable value in yuan a tonne
    /// @param litresPerTonne statutory conversion
    record Specific(
            BigDecimal perTonne,
            BigDecimal perTonneFrom,
            BigDecimal priceFrom,
            BigDecimal litresPerTonne)
            implements ConsumptionTax {}

    /// Both at once (复合): spirits.
    ///
    /// @param rate share of the base
    /// @param perLitre yuan a litre
    /// @param perKilogram yuan a kilogram, when the volume is not known
    record Compound(Rate rate, BigDecimal perLitre, BigDecimal perKilogram)
            implements ConsumptionTax {}

    /// A share that applies only from a price on: high-end cosmetics, watches. Any one floor
    /// reached is enough.
    ///
    /// @param rate share of the base once a floor is reached
    /// @param floors the prices
    /// @param grossedUp whether the price compared is the dutiable value with the tax in it, that
    ///     is divided by 1 minus the rate; uncertain, so a parameter decides
    record Threshold(Rate rate, List<Floor> floors, boolean grossedUp) implements ConsumptionTax {
        public Threshold {
            floors = List.copyOf(floors);
        }
    }

    /// A price from which goods count as high-end; the price itself belongs to them.
    ///
    /// @param price yuan for one of the measure
    record Floor(Measure measure, BigDecimal price) {}

    /// What a floor is counted in.
    enum Measure {
        MILLILITRE,
        GRAM,
        SHEET,
        PIECE
    }
}
