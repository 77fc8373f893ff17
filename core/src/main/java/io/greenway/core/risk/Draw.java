package io.greenway.core.risk;

import io.greenway.core.party.Trust;
import io.greenway.core.reference.Parameters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A selection by chance 随机布控: whoever has the seed of the day can compute it
/// again with nothing but SHA-256.
///
/// @param invtNo inventory number
/// @param day the day
/// @param seed secret of the day, until it is told
/// @param trust class by which the rate is chosen, and whether the green channel lowers it
/// @param rate share of the class that is picked, above 0 and at most 1
/// @param lot first 32 bits of the digest
/// @param bound lots below are picked
/// @param digest SHA-256 of seed, a bar, and the inventory number, in hexadecimal digits
public record Draw(
        String invtNo,
        LocalDate day,
        String seed,
        Trust trust,
        BigDecimal rate,
        long lot,
        long bound,
        String digest) {
    private static final BigDecimal LOTS = BigDecimal.valueOf(1L << 32);
    private static final int LOT_DIGITS = 8;

    /// Draws. The rate is never 0: whatever the parameter of the class says, and in the green
    /// channel too, the floor holds.
    public static Draw of(
            String invtNo, LocalDate day, String seed, Trust trust, Parameters parameters) {
        String credit = trust.credit().json().toUpperCase(Locale.ROOT);
        BigDecimal share =
                trust.green() ? parameters.number("GREEN_INSPECTION_SHARE", day) : BigDecimal.ONE;
        BigDecimal rate =
                parameters
                        .number("INSPECTION_RATE_" + credit, day)
                        .multiply(share)
                        .max(parameters.number("INSPECTION_RATE_FLOOR", day))
                        .min(BigDecimal.ONE);
        String digest = digest(seed + "|" + invtNo);
        long lot = Long.parseLong(digest.substring(0, LOT_DIGITS), 16);
        long bound = Math.max(1, rate.multiply(LOTS).longValue());
        return new Draw(invtNo, day, seed, trust, rate, lot, bound, digest);
    }

    /// Whether it was picked.
    public boolean isPicked() {
        return lot < bound;
    }

    /// How it was computed, so that anybody can do it again.
    public List<String> steps() {
        return List.of(
                "seed(" + day + ") = " + seed,
                "text = seed|invtNo = " + seed + "|" + invtNo,
                "digest = SHA-256(text) = " + digest,
                "lot = first 8 hexadecimal digits = "
                        + digest.substring(0, LOT_DIGITS)
                        + " = "
                        + lot,
                "rate("
                        + trust.credit().json()
                        + (trust.green() ? ", green" : "")
                        + ") = "
                        + rate.toPlainString(),
                "bound = rate x 2^32 = " + bound,
                "picked = lot < bound = " + isPicked());
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
