package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.reference.TariffItem;

/// The computation of one line, exact until it is rounded.
///
/// With value V, duty D, specific amount S and consumption tax rate c, the base that contains the
/// consumption tax is B = (V + D + S) / (1 - c). Consumption tax is B x c + S and VAT is B x VAT
/// rate, whether c or S or both are zero.
///
/// @param goods the line
/// @param item its rates
/// @param regime how the order is taxed
/// @param value dutiable value
/// @param burden consumption tax it bears
/// @param dutyRate rate levied
/// @param duty exact
/// @param consumptionTax statutory, exact
/// @param vat statutory, exact
record LineTax(
        Purchase.Line goods,
        TariffItem item,
        Regime regime,
        Money value,
        Burden burden,
        Rate dutyRate,
        Ratio duty,
        Ratio consumptionTax,
        Ratio vat) {

    static LineTax of(Money value, Purchase.Line goods, TariffItem item, Regime regime) {
        Burden burden = Burden.of(item.consumptionTax(), value, goods.quantity(), goods.content());
        Rate dutyRate = new Rate(regime.dutyShare().times(item.duty().fraction()));
        Ratio duty = Ratio.of(value).times(dutyRate);
        Ratio base =
                Ratio.of(value)
                        .plus(duty)
                        .plus(burden.specific())
                        .over(burden.rate().complement().fraction());
        return new LineTax(
                goods,
                item,
                regime,
                value,
                burden,
                dutyRate,
                duty,
                base.times(burden.rate()).plus(burden.specific()),
                base.times(item.vat()));
    }

    Money dutyPayable() {
        return regime.rounding().apply(duty);
    }

    Money consumptionTaxPayable() {
        return regime.rounding().apply(consumptionTax.times(regime.reduction()));
    }

    Money vatPayable() {
        return regime.rounding().apply(vat.times(regime.reduction()));
    }

    Assessment.Line line(int position) {
        return new Assessment.Line(
                position,
                goods.code(),
                value,
                dutyPayable(),
                consumptionTaxPayable(),
                vatPayable(),
                new Assessment.Rates(
                        dutyRate,
                        burden.rate(),
                        burden.specific().shown(),
                        item.vat(),
                        regime.reduction(),
                        consumptionTax.shown(),
                        vat.shown()));
    }
}
