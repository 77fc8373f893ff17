package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.TariffItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/// A price that contains its taxes (包税), taken apart: V = P / (1 + composite rate), and
/// the fen left over go to VAT.
///
/// @param value dutiable value
/// @param consumptionTax payable
/// @param vat payable
public record TaxInclusive(Money value, Money consumptionTax, Money vat) {
    /// Takes the price of one line apart as it is taxed within the limits.
    ///
    /// Where a threshold falls between the price with and without tax, the lower tax is taken.
    ///
    /// @param price what the buyer pays for the whole line, freight and insurance included
    /// @param goods the line; its goods value is not looked at
    /// @throws IllegalArgumentException if the commodity is not on the positive list
    public static TaxInclusive of(
            Money price, Purchase.Line goods, LocalDate date, Reference reference) {
        TariffItem item =
                reference
                        .tariff()
                        .item(goods.code(), date)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Not on the list: " + goods.code()));
        Regime regime = Regime.of(Decision.PREFERENTIAL, date, reference.parameters());
        Burden highest = burden(item, price, goods);
        Money value = value(price, highest, item, regime);
        Burden burden = burden(item, value, goods);
        if (!burden.equals(highest)) {
            value = value(price, burden, item, regime);
        }
        Ratio base =
                Ratio.of(value).plus(burden.specific()).over(burden.rate().complement().fraction());
        Money consumptionTax =
                regime.rounding()
                        .apply(
                                base.times(burden.rate())
                                        .plus(burden.specific())
                                        .times(regime.reduction()));
        return new TaxInclusive(value, consumptionTax, price.minus(value).minus(consumptionTax));
    }

    /// The composite rate within the limits: (consumption tax + VAT) / (1 - consumption
    /// tax) x reduction, to six decimals of one.
    public static BigDecimal compositeRate(Rate consumptionTax, Rate vat, Rate reduction) {
        return composite(consumptionTax, vat, reduction).shown();
    }

    private static Ratio composite(Rate consumptionTax, Rate vat, Rate reduction) {
        return Ratio.of(consumptionTax.fraction().add(vat.fraction()))
                .over(consumptionTax.complement().fraction())
                .times(reduction);
    }

    private static Burden burden(TariffItem item, Money value, Purchase.Line goods) {
        return Burden.of(item.consumptionTax(), value, goods.quantity(), goods.content());
    }

    private static Money value(Money price, Burden burden, TariffItem item, Regime regime) {
        Ratio rate = composite(burden.rate(), item.vat(), regime.reduction());
        Ratio specific = burden.specific();
        Ratio fixed =
                new Ratio(
                                specific.numerator().multiply(rate.numerator()),
                                specific.denominator().multiply(rate.denominator()))
                        .plus(specific.times(regime.reduction()));
        return Ratio.of(price)
                .minus(fixed)
                .over(Ratio.of(BigDecimal.ONE).plus(rate))
                .rounded(RoundingMode.HALF_UP);
    }
}
