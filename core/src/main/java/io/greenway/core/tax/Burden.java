package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.reference.ConsumptionTax;
import java.math.BigDecimal;
import java.util.Optional;

/// The consumption tax that a line bears: a rate on a base that contains it, and a specific
/// amount. Every way of consumption tax comes down to these two numbers.
///
/// @param rate share of the base, zero when none applies
/// @param specific specific amount of the whole line, yuan
/// @param perUnit yuan for one tonne, litre or kilogram behind the specific amount
/// @param reached whether a threshold was met; false when there is none
/// @param contentUnknown whether the net content was needed and not known
record Burden(
        Rate rate, Ratio specific, BigDecimal perUnit, boolean reached, boolean contentUnknown) {
    private static final Burden NOTHING =
            new Burden(Rate.ZERO, Ratio.ZERO, BigDecimal.ZERO, false, false);

    static Burden of(ConsumptionTax tax, Money value, BigDecimal quantity, Content content) {
        return switch (tax) {
            case ConsumptionTax.None _ -> NOTHING;
            case ConsumptionTax.AdValorem adValorem -> atRate(adValorem.rate(), false, false);
            case ConsumptionTax.Specific specific -> specific(specific, value, content);
            case ConsumptionTax.Compound compound -> compound(compound, content);
            case ConsumptionTax.Threshold threshold ->
                    threshold(threshold, value, quantity, content);
        };
    }

    private static Burden atRate(Rate rate, boolean reached, boolean contentUnknown) {
        return new Burden(rate, Ratio.ZERO, BigDecimal.ZERO, reached, contentUnknown);
    }

    private static Burden specific(ConsumptionTax.Specific tax, Money value, Content content) {
        Optional<Ratio> tonnes =
                content.litres()
                        .map(litres -> Ratio.of(litres).over(tax.litresPerTonne()))
                        .or(() -> content.kilograms().map(mass -> Ratio.of(mass.movePointLeft(3))));
        if (tonnes.isEmpty()) {
            return atRate(Rate.ZERO, false, true);
        }
        Ratio floor = tonnes.get().times(tax.priceFrom());
        boolean high = Ratio.of(value).minus(floor).numerator().signum() >= 0;
        BigDecimal perTonne = high ? tax.perTonneFrom() : tax.perTonne();
        return new Burden(Rate.ZERO, tonnes.get().times(perTonne), perTonne, false, false);
    }

    private static Burden compound(ConsumptionTax.Compound tax, Content content) {
        Optional<BigDecimal> litres = content.litres();
        Optional<BigDecimal> kilograms = content.kilograms();
        if (litres.isPresent()) {
            return compound(tax.rate(), litres.get(), tax.perLitre());
        }
        if (kilograms.isPresent()) {
            return compound(tax.rate(), kilograms.get(), tax.perKilogram());
        }
        return atRate(tax.rate(), false, true);
    }

    private static Burden compound(Rate rate, BigDecimal amount, BigDecimal perUnit) {
        return new Burden(rate, Ratio.of(amount).times(perUnit), perUnit, false, false);
    }

    /// The price of one measure is compared as value >= floor x measures, so nothing is divided.
    private static Burden threshold(
            ConsumptionTax.Threshold tax, Money value, BigDecimal quantity, Content content) {
        boolean known = false;
        for (ConsumptionTax.Floor floor : tax.floors()) {
            Optional<BigDecimal> measures =
                    floor.measure() == ConsumptionTax.Measure.PIECE
                            ? Optional.of(quantity)
                            : content.in(floor.measure());
            if (measures.isEmpty() || measures.get().signum() <= 0) {
                continue;
            }
            known = true;
            BigDecimal least = floor.price().multiply(measures.get());
            if (tax.grossedUp()) {
                least = tax.rate().complement().times(least);
            }
            if (value.decimal().compareTo(least) >= 0) {
                return atRate(tax.rate(), true, false);
            }
        }
        return known ? NOTHING : atRate(tax.rate(), true, true);
    }
}
