package io.greenway.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/// An amount of yuan (CNY), exact to the fen. Retail import declarations know no other currency
/// (币制 142).
///
/// @param fen hundredths of a yuan, may be negative
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /// Reads yuan written as a decimal, rounded half up to the fen.
    ///
    /// @throws NumberFormatException if the text is no decimal number
    /// @throws ArithmeticException if the amount does not fit
    public static Money of(String yuan) {
        return of(new BigDecimal(yuan));
    }

    /// Yuan rounded half up to the fen.
    ///
    /// @throws ArithmeticException if the amount does not fit
    public static Money of(BigDecimal yuan) {
        return new Money(yuan.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact());
    }

    /// The sum of all, zero when there is none.
    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isMoreThan(Money other) {
        return fen > other.fen;
    }

    /// Yuan with two decimals.
    public BigDecimal decimal() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /// Yuan with two decimals and no sign of thousands: `-1234.50`.
    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
