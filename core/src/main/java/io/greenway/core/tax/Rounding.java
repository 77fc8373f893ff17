package io.greenway.core.tax;

import io.greenway.core.money.Money;
import java.math.RoundingMode;

/// How tax comes to whole fen. The official method was not read, so the method is a
/// parameter, `TAX_ROUNDING`, and the totals are to be compared with the customs tax bill.
public enum Rounding {
    /// Each tax of each item after the reduction, half up; a total is the sum of the items.
    PER_ITEM_AND_TAX_HALF_UP(RoundingMode.HALF_UP),
    /// The same with half even.
    PER_ITEM_AND_TAX_HALF_EVEN(RoundingMode.HALF_EVEN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    Money apply(Ratio exact) {
        return exact.rounded(mode);
    }
}
