package io.greenway.core.clearance;

import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What came back with one return of a released declaration, and what is not levied for it.
///
/// @param invtNo inventory number of the declaration
/// @param preNo number of the return
/// @param at when it reached the site
/// @param lines what came back, line by line
public record ReturnedGoods(String invtNo, String preNo, Instant at, List<Line> lines) {
    public ReturnedGoods {
        lines = List.copyOf(lines);
    }

    /// The share of a declared line that came back. Amounts are CNY.
    ///
    /// @param gnum position of the line
    /// @param gcode commodity code
    /// @param quantity in the declared unit
    /// @param goods price of the goods, without freight and insurance
    /// @param value dutiable value
    /// @param duty of it
    /// @param consumptionTax of it
    /// @param vat of it
    public record Line(
            int gnum,
            String gcode,
            BigDecimal quantity,
            Money goods,
            Money value,
            Money duty,
            Money consumptionTax,
            Money vat) {
        /// All taxes.
        Money tax() {
            return duty.plus(consumptionTax).plus(vat);
        }

        Line minus(Line other) {
            return new Line(
                    gnum,
                    gcode,
                    quantity.subtract(other.quantity),
                    goods.minus(other.goods),
                    value.minus(other.value),
                    duty.minus(other.duty),
                    consumptionTax.minus(other.consumptionTax),
                    vat.minus(other.vat));
        }
    }

    /// Everything that came back, as a history tells it.
    ///
    /// @param history oldest first
    public static List<ReturnedGoods> of(DossierKey key, List<Release.Moment> history) {
        List<ReturnedGoods> found = new ArrayList<>();
        Dossier dossier = Dossier.empty(key);
        for (Release.Moment moment : history) {
            if (moment.event() instanceof Event.ReturnArrived arrived) {
                add(found, dossier, arrived.preNo(), moment.at());
            }
            dossier = Lifecycle.apply(dossier, moment.event(), moment.at());
        }
        return found;
    }

    private static void add(List<ReturnedGoods> found, Dossier dossier, String preNo, Instant at) {
        String invtNo = dossier.invtNo();
        if (invtNo != null) {
            dossier.sequel()
                    .goodsReturn(preNo)
                    .map(goods -> Giving.of(dossier, goods).lines())
                    .ifPresent(lines -> found.add(new ReturnedGoods(invtNo, preNo, at, lines)));
        }
    }
}
