package io.greenway.core.sample;

import java.math.BigDecimal;
import java.util.List;

/// Which declarations of a set disagree: an exact share, spread evenly, and each kind of
/// disagreement in its turn.
///
/// @param mismatchesPerMillion share of declarations that disagree, 0 to 1,000,000
public record Mix(int mismatchesPerMillion) {
    /// All declarations agree.
    public static final Mix CONSISTENT = new Mix(0);

    private static final int MILLION = 1_000_000;
    private static final List<Kind> MISMATCHES = Kind.mismatches();

    /// Holds the share to its limits.
    ///
    /// @throws IllegalArgumentException when the share is not between 0 and 1
    public Mix {
        if (mismatchesPerMillion < 0 || mismatchesPerMillion > MILLION) {
            throw new IllegalArgumentException("the share of mismatches is between 0 and 1");
        }
    }

    /// Reads a share as people write it.
    ///
    /// @param share between 0 and 1, six decimals at most
    /// @throws IllegalArgumentException when it is not
    public static Mix of(BigDecimal share) {
        try {
            return new Mix(share.movePointRight(6).intValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the share has six decimals at most: " + share, e);
        }
    }

    /// Kind of a declaration. It depends on nothing but its index, so a longer set begins with
    /// the shorter one.
    public Kind kindOf(long index) {
        long before = index * mismatchesPerMillion / MILLION;
        long after = (index + 1) * mismatchesPerMillion / MILLION;
        return after == before
                ? Kind.CONSISTENT
                : MISMATCHES.get((int) (before % MISMATCHES.size()));
    }
}
