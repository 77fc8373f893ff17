package io.greenway.core.tax;

import io.greenway.core.reference.Reference;
import java.time.LocalDate;
import java.util.Optional;

/// Tax on bonded goods that are not there any more (facts: flows 4). No source says how they are
/// taxed (U): by default as goods above the limits are, with duty and all taxes in full.
public final class MissingGoods {
    private static final String REDUCED = "STOCKTAKE_SHORTAGE_REDUCED";

    private MissingGoods() {}

    /// The taxes of one line.
    ///
    /// @param goods what is missing, with its dutiable value
    /// @param day whose rates hold
    /// @return empty when the goods have no rates on that day
    public static Optional<Assessment.Line> tax(
            Purchase.Line goods, LocalDate day, Reference reference) {
        Decision as =
                reference.parameters().flag(REDUCED, day)
                        ? Decision.PREFERENTIAL
                        : Decision.FULL_TAX_RETAIL;
        Regime regime = Regime.of(as, day, reference.parameters());
        return reference
                .tariff()
                .item(goods.code(), day)
                .map(item -> LineTax.of(goods.goodsValue(), goods, item, regime).line(1));
    }
}
