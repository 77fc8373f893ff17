package io.greenway.core.inspection;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// The seeded draw of R-106: a number from 0 up to but not 1 that follows from the seed of the
/// zone, the day and the number of the list alone, so that everyone can draw it again. It is the
/// 64-bit FNV-1a hash of `seed/day/number`, mixed by the finaliser of SplitMix64.
public final class Draw {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int DIGITS = 9;
    private static final long RANGE = 1_000_000_000L;

    private Draw() {}

    /// Draws.
    ///
    /// @param seed of the zone, parameter `INSPECTION_SEED`
    /// @param day day of the decision, China time
    /// @param number number of the list or batch
    public static BigDecimal of(String seed, LocalDate day, String number) {
        long hash = OFFSET;
        for (byte one : (seed + "/" + day + "/" + number).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * PRIME;
        }
        return BigDecimal.valueOf(Long.remainderUnsigned(mixed(hash), RANGE), DIGITS);
    }

    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }
}
