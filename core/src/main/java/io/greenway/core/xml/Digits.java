package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/// Numbers and times in digits, read by hand: a message holds dozens of them, and no text of an
/// attacker's length may reach [BigDecimal]. Each method returns the value or the [FaultCode].
final class Digits {
    private static final int DAY = "yyyyMMdd".length();
    private static final int SECOND = "yyyyMMddHHmmss".length();
    private static final int NANOSECONDS_PER_MILLISECOND = 1_000_000;

    /// Digits that surely fit a `long`.
    private static final int LONG_DIGITS = 18;

    private Digits() {}

    /// A decimal without exponent. Digits are counted in the value, as the published schema does:
    /// zeros in front and zeros at the end of the fraction are not counted. Written zeros of the
    /// fraction are kept as far as the fraction goes.
    static Object decimal(String text, int digits, int fraction) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int wholeEnd = point < 0 ? text.length() : point;
        int fractionStart = point < 0 ? text.length() : point + 1;
        if (!onlyDigits(text, start, wholeEnd) || !onlyDigits(text, fractionStart, text.length())) {
            return FaultCode.NOT_A_NUMBER;
        }
        if (wholeEnd - start + text.length() - fractionStart == 0) {
            return FaultCode.NOT_A_NUMBER;
        }
        int first = start;
        while (first < wholeEnd && text.charAt(first) == '0') {
            first++;
        }
        int last = text.length();
        while (last > fractionStart && text.charAt(last - 1) == '0') {
            last--;
        }
        int whole = wholeEnd - first;
        int behind = last - fractionStart;
        if (behind > fraction || whole + behind > digits) {
            return FaultCode.TOO_MANY_DIGITS;
        }
        int scale = Math.min(text.length() - fractionStart, fraction);
        String unscaled =
                text.substring(first, wholeEnd)
                        + text.substring(fractionStart, fractionStart + scale);
        BigDecimal value =
                unscaled.length() <= LONG_DIGITS
                        ? BigDecimal.valueOf(number(unscaled, 0, unscaled.length()), scale)
                        : new BigDecimal(unscaled).movePointLeft(scale);
        return text.charAt(0) == '-' ? value.negate() : value;
    }

    /// A whole number of at most nine digits, zeros in front not counted.
    static Object whole(String text, int digits) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (start == text.length() || !onlyDigits(text, start, text.length())) {
            return FaultCode.NOT_A_NUMBER;
        }
        int first = start;
        while (first < text.length() - 1 && text.charAt(first) == '0') {
            first++;
        }
        if (text.length() - first > digits) {
            return FaultCode.TOO_MANY_DIGITS;
        }
        int value = (int) number(text, first, text.length());
        return text.charAt(0) == '-' ? -value : value;
    }

    static Object day(String text) {
        if (text.length() != DAY || !onlyDigits(text, 0, DAY)) {
            return FaultCode.NOT_A_TIME;
        }
        int year = (int) number(text, 0, 4);
        int month = (int) number(text, 4, 6);
        int day = (int) number(text, 6, 8);
        boolean real =
                year >= 1
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
        return real ? LocalDate.of(year, month, day) : FaultCode.NOT_A_TIME;
    }

    /// @param length digits in all: 14 to the second, 17 to the millisecond
    static Object time(String text, int length) {
        if (text.length() != length || !onlyDigits(text, DAY, length)) {
            return FaultCode.NOT_A_TIME;
        }
        int hour = (int) number(text, 8, 10);
        int minute = (int) number(text, 10, 12);
        int second = (int) number(text, 12, SECOND);
        if (hour > 23 || minute > 59 || second > 59) {
            return FaultCode.NOT_A_TIME;
        }
        int milliseconds = (int) number(text, SECOND, length);
        return day(text.substring(0, DAY)) instanceof LocalDate day
                ? day.atTime(hour, minute, second, milliseconds * NANOSECONDS_PER_MILLISECOND)
                : FaultCode.NOT_A_TIME;
    }

    static String write(LocalDate day) {
        StringBuilder text = new StringBuilder();
        append(text, day.getYear(), 4);
        append(text, day.getMonthValue(), 2);
        append(text, day.getDayOfMonth(), 2);
        return text.toString();
    }

    static String write(LocalDateTime time, int length) {
        StringBuilder text = new StringBuilder(write(time.toLocalDate()));
        append(text, time.getHour(), 2);
        append(text, time.getMinute(), 2);
        append(text, time.getSecond(), 2);
        if (length > SECOND) {
            append(text, time.get(ChronoField.MILLI_OF_SECOND), length - SECOND);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int value, int width) {
        String digits = Integer.toString(value);
        text.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    private static boolean onlyDigits(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    private static long number(String text, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            value = value * 10 + (text.charAt(at) - '0');
        }
        return value;
    }
}
