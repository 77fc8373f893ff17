package io.greenway.core.money;

import java.math.BigDecimal;

/// A share of an amount, such as a tax rate. Two rates are equal when their values are: 0.7 is
/// 0.70.
///
/// @param fraction 0.13 stands for 13 %
public record Rate(BigDecimal fraction) implements Comparable<Rate> {
    public static final Rate ZERO = new Rate(BigDecimal.ZERO);
    public static final Rate WHOLE = new Rate(BigDecimal.ONE);

    public Rate {
        fraction = fraction.signum() == 0 ? BigDecimal.ZERO : fraction.stripTrailingZeros();
    }

    /// Reads a fraction: `0.13`.
    public static Rate of(String fraction) {
        return new Rate(new BigDecimal(fraction));
    }

    /// Reads per cent: `13`.
    public static Rate percent(String percent) {
        return new Rate(new BigDecimal(percent).movePointLeft(2));
    }

    /// This share of an amount, exact, in yuan. The caller rounds, once and last.
    public BigDecimal times(Money amount) {
        return times(amount.decimal());
    }

    /// This share of a number, exact.
    public BigDecimal times(BigDecimal number) {
        return fraction.multiply(number);
    }

    /// What is left of the whole: 1 minus this rate.
    public Rate complement() {
        return new Rate(BigDecimal.ONE.subtract(fraction));
    }

    public boolean isZero() {
        return fraction.signum() == 0;
    }

    @Override
    public int compareTo(Rate other) {
        return fraction.compareTo(other.fraction);
    }

    /// Per cent: `13%`.
    @Override
    public String toString() {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
