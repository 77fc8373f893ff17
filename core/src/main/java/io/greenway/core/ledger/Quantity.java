package io.greenway.core.ledger;

import java.math.BigDecimal;
import java.util.Optional;

/// How much of some goods there is, exact to five decimals, as CEB messages count (19 digits, of
/// which 5 are a fraction).
///
/// @param parts hundred-thousandths of a unit, may be negative
public record Quantity(long parts) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);

    private static final int DECIMALS = 5;

    /// No book line holds more units than this, so that a hundred lines still add up.
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000_000L);

    /// The quantity of a decimal number; empty when it has more decimals, or is larger than any
    /// book line may be.
    public static Optional<Quantity> of(BigDecimal units) {
        boolean fits =
                units.abs().compareTo(MOST) <= 0
                        && Math.max(0, units.stripTrailingZeros().scale()) <= DECIMALS;
        return fits
                ? Optional.of(
                        new Quantity(units.setScale(DECIMALS).unscaledValue().longValueExact()))
                : Optional.empty();
    }

    /// So many whole units.
    public static Quantity of(long units) {
        return of(BigDecimal.valueOf(units)).orElseThrow();
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(parts, other.parts));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(Math.subtractExact(parts, other.parts));
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(parts));
    }

    public boolean isNegative() {
        return parts < 0;
    }

    public boolean isZero() {
        return parts == 0;
    }

    public boolean isPositive() {
        return parts > 0;
    }

    /// Units, without zeros at the end.
    public BigDecimal decimal() {
        BigDecimal plain = BigDecimal.valueOf(parts, DECIMALS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(parts, other.parts);
    }

    /// Units, without zeros at the end: `12.5`.
    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
