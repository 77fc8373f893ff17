package io.greenway.core.tax;

import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What is to be taxed: one order on its way to one declaration.
///
/// @param declaredOn declaration date; decides which versions of rules and rates hold
/// @param annualUsed what the buyer has used in the calendar year before this order
/// @param lines goods, at least one
/// @param freight freight of the whole order
/// @param insurance insurance of the whole order
/// @param deductibleDiscount price cuts open to all buyers; they reduce the dutiable value
///
/// @param otherDiscount coupons, vouchers, points; they do not
public record Purchase(
        LocalDate declaredOn,
        Money annualUsed,
        List<Line> lines,
        Money freight,
        Money insurance,
        Money deductibleDiscount,
        Money otherDiscount) {

    /// A purchase.
    ///
    /// @throws IllegalArgumentException if there is no line, an amount or quantity is negative,
    ///     or the deductible discount is more than the goods are worth; whoever reads messages
    ///     has refused these before
    public Purchase {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A purchase has at least one line");
        }
        for (Money amount :
                List.of(annualUsed, freight, insurance, deductibleDiscount, otherDiscount)) {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("Negative amount " + amount);
            }
        }
        if (deductibleDiscount.isMoreThan(goodsValue(lines))) {
            throw new IllegalArgumentException(
                    "Discount %s of goods worth %s"
                            .formatted(deductibleDiscount, goodsValue(lines)));
        }
    }

    /// One line of goods.
    ///
    /// @param code commodity code; the first 8 digits are looked up
    /// @param name name, may be empty
    /// @param quantity number of pieces; one line of quantity 1 is a single item, and a
    ///     threshold by the piece divides by it
    /// @param goodsValue retail price of the whole line
    /// @param content net content of the whole line, not of one piece
    public record Line(
            String code, String name, BigDecimal quantity, Money goodsValue, Content content) {
        public Line {
            if (goodsValue.isNegative() || quantity.signum() <= 0) {
                throw new IllegalArgumentException(
                        "Line of %s has value %s, quantity %s"
                                .formatted(code, goodsValue, quantity));
            }
        }
    }

    /// Whether it is one line of quantity 1, indivisible.
    public boolean isSingleItem() {
        return lines.size() == 1 && lines.getFirst().quantity().compareTo(BigDecimal.ONE) == 0;
    }

    private static Money goodsValue(List<Line> lines) {
        return Money.sum(lines.stream().map(Line::goodsValue).toList());
    }
}
