package io.greenway.core.bonded;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a stocktake did not find 盘亏 and its tax. What it is worth no message of before says, so
/// whoever settles the stocktake does (U).
final class Shortage {
    /// One unit of goods is worth at most so much, CNY.
    private static final BigDecimal MOST_WORTH = new BigDecimal("1000000");

    /// All of them together have at most so many digits, with the fen.
    private static final int MOST_DIGITS = 17;

    private Shortage() {}

    /// Adds the tax of one line, or why it cannot be told.
    static void levy(
            BookGoods goods,
            Quantity missing,
            List<BookMessage.UnitValue> values,
            BookTerms terms,
            List<Levy> levies,
            List<Fault> faults) {
        BigDecimal unit = unitValue(goods, values);
        BigDecimal value =
                unit == null || unit.signum() <= 0 || unit.compareTo(MOST_WORTH) > 0
                        ? null
                        : unit.multiply(missing.decimal()).setScale(2, RoundingMode.HALF_UP);
        if (value == null || value.precision() > MOST_DIGITS) {
            String found = goods.item() + (unit == null ? "" : ": " + unit.toPlainString());
            String expected = "0 < unitValue <= " + MOST_WORTH;
            faults.add(Fault.of(FaultCode.BOOK_VALUE, "/values", found, expected));
            return;
        }
        terms.shortageTax().of(goods, missing, Money.of(value), terms.day()).ifPresent(levies::add);
    }

    private static @Nullable BigDecimal unitValue(
            BookGoods goods, List<BookMessage.UnitValue> values) {
        return values.stream()
                .filter(one -> goods.item().equals(one.item()))
                .map(BookMessage.UnitValue::unitValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
