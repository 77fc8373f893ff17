package io.greenway.core.statistics;

import io.greenway.core.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Releases added up.
///
/// @param declarations how many; lines where lines are counted
/// @param goods price of the goods, CNY
/// @param tax duty, VAT and consumption tax, CNY
/// @param sellers enterprises that stand behind it, in order; of more than [#ENOUGH] only some
public record Sum(long declarations, Money goods, Money tax, List<String> sellers) {
    /// More need not be known to tell whether a sum may be shown.
    public static final int ENOUGH = 5;

    public static final Sum NOTHING = new Sum(0, Money.ZERO, Money.ZERO, List.of());

    public Sum {
        sellers = some(sellers);
    }

    /// Both together.
    public Sum plus(Sum other) {
        List<String> both = sellers;
        if (sellers.size() < ENOUGH && !sellers.containsAll(other.sellers)) {
            TreeSet<String> all = new TreeSet<>(sellers);
            all.addAll(other.sellers);
            both = List.copyOf(all);
        }
        return new Sum(
                declarations + other.declarations,
                goods.plus(other.goods),
                tax.plus(other.tax),
                both);
    }

    private static List<String> some(Collection<String> sellers) {
        return sellers.stream().limit(ENOUGH).toList();
    }
}
