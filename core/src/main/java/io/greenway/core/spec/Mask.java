package io.greenway.core.spec;

/// Hides personal data before it is shown (个人信息保护法; R-140).
public final class Mask {
    /// Longer tails are not drawn out: a mask need not give away how long an address is.
    private static final int LONGEST_TAIL = 12;

    private Mask() {}

    /// Keeps the first character and puts `*` for each one after it, at most twelve. A value of
    /// one character is hidden whole, because its first character is all of it.
    public static String of(String value) {
        if (value.isEmpty()) {
            return "";
        }
        int first = value.offsetByCodePoints(0, 1);
        if (first == value.length()) {
            return "*";
        }
        int tail = value.codePointCount(first, value.length());
        return value.substring(0, first) + "*".repeat(Math.min(tail, LONGEST_TAIL));
    }
}
