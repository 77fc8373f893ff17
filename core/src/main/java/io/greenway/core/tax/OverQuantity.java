package io.greenway.core.tax;

import io.greenway.core.reference.ListCondition;
import io.greenway.core.reference.TariffItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A row of the positive list of which an order has more than the row's note allows.
///
/// @param at where its first line stands, from 0
/// @param quantity pieces of all lines of the order under the row
/// @param most what the note allows
public record OverQuantity(int at, BigDecimal quantity, int most) {
    /// What an order has too much of.
    ///
    /// @param items row of each line
    /// @param quantities pieces of each line, as many as there are rows
    public static List<OverQuantity> of(List<TariffItem> items, List<BigDecimal> quantities) {
        List<OverQuantity> found = new ArrayList<>(0);
        for (int at = 0; at < items.size(); at++) {
            for (ListCondition condition : items.get(at).conditions().conditions()) {
                if (condition.kind() == ListCondition.Kind.MAX_QTY && isFirst(items, at)) {
                    BigDecimal quantity = quantity(items, quantities, at);
                    if (quantity.compareTo(BigDecimal.valueOf(condition.most())) > 0) {
                        found.add(new OverQuantity(at, quantity, condition.most()));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isFirst(List<TariffItem> items, int at) {
        String row = items.get(at).hs8();
        return items.subList(0, at).stream().noneMatch(item -> item.hs8().equals(row));
    }

    private static BigDecimal quantity(
            List<TariffItem> items, List<BigDecimal> quantities, int first) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int at = first; at < items.size(); at++) {
            if (items.get(at).hs8().equals(items.get(first).hs8())) {
                sum = sum.add(quantities.get(at));
            }
        }
        return sum;
    }
}
