package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact quotient. Tax is divided once, at the end, so that nothing but the rounding that the
/// rule orders ever happens to it.
record Ratio(BigDecimal numerator, BigDecimal denominator) {
    static final Ratio ZERO = of(BigDecimal.ZERO);

    static Ratio of(BigDecimal number) {
        return new Ratio(number, BigDecimal.ONE);
    }

    static Ratio of(Money amount) {
        return of(amount.decimal());
    }

    Ratio plus(Ratio other) {
        if (denominator.compareTo(other.denominator) == 0) {
            return new Ratio(numerator.add(other.numerator), denominator);
        }
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    Ratio times(BigDecimal factor) {
        return new Ratio(numerator.multiply(factor), denominator);
    }

    Ratio times(Rate rate) {
        return times(rate.fraction());
    }

    Ratio over(BigDecimal divisor) {
        return new Ratio(numerator, denominator.multiply(divisor));
    }

    Ratio over(Ratio divisor) {
        return new Ratio(
                numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    boolean isZero() {
        return numerator.signum() == 0;
    }

    /// To the fen.
    Money rounded(RoundingMode mode) {
        return Money.of(numerator.divide(denominator, 2, mode));
    }

    /// To six decimals, for people.
    BigDecimal shown() {
        return numerator.divide(denominator, 6, RoundingMode.HALF_UP);
    }
}
