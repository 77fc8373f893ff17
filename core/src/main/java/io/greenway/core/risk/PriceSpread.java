package io.greenway.core.risk;

import io.greenway.core.money.Money;
import java.util.List;

/// How the prices of goods lie, told by the last ones seen: exact figures, no averages, so that a
/// few wild prices move them little.
///
/// @param seen how many prices it is told by
/// @param lower a quarter of them are below
/// @param median half of them are below
/// @param upper a quarter of them are above
public record PriceSpread(int seen, Money lower, Money median, Money upper) {
    /// Most prices of one kind of goods that are kept.
    public static final int MOST = 64;

    /// The spread of prices, in fen; at least one.
    public static PriceSpread of(List<Long> prices) {
        List<Long> sorted = prices.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new PriceSpread(
                sorted.size(),
                new Money(sorted.get(last / 4)),
                new Money(sorted.get(last / 2)),
                new Money(sorted.get(last * 3 / 4)));
    }

    /// For people: median and quarters.
    @Override
    public String toString() {
        return median + " (" + lower + "-" + upper + ", n=" + seen + ")";
    }
}
