package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// How one simple value is written. One rule set serves both directions: the writer reads back
/// what it wrote.
sealed interface ValueForm {
    /// White space that a number or a time may stand in, and room for a wrong value to be shown.
    int SLACK = 256;

    /// The value, or the [FaultCode] that says why there is none. No value is itself a fault
    /// code.
    Object read(String text);

    String write(Object value);

    /// What should stand there, in the notation of the published tables: `C36` exactly 36
    /// characters, `C1..60` one to 60, `N19,5` nineteen digits with five behind the point.
    String expected();

    /// Most UTF-16 units worth keeping of a text.
    int longest();

    /// The fault of a text that is longer than that.
    FaultCode tooLong();

    /// Whether any text at all can be kept as a value of it.
    default boolean isText() {
        return false;
    }

    /// Text with limits in characters.
    record Words(int min, int max) implements ValueForm {
        @Override
        public Object read(String text) {
            int length = text.length();
            if (length > max || (length < 2 * min && length != 0)) {
                length = text.codePointCount(0, length);
            }
            if (length > max) {
                return FaultCode.TOO_LONG;
            }
            return length < min ? FaultCode.TOO_SHORT : text;
        }

        @Override
        public String write(Object value) {
            return (String) value;
        }

        @Override
        public String expected() {
            return min == max ? "C" + max : "C" + (min == 0 ? "" : min) + ".." + max;
        }

        @Override
        public int longest() {
            return (int) Math.min(Integer.MAX_VALUE, 2L * max + SLACK);
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public FaultCode tooLong() {
            return FaultCode.TOO_LONG;
        }
    }

    /// One of a closed list.
    record Choice(List<String> values, FaultCode code) implements ValueForm {
        @Override
        public Object read(String text) {
            int index = values.indexOf(text);
            return index < 0 ? code : values.get(index);
        }

        @Override
        public String write(Object value) {
            return (String) value;
        }

        @Override
        public String expected() {
            return String.join("|", values);
        }

        @Override
        public int longest() {
            return SLACK;
        }

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public FaultCode tooLong() {
            return code;
        }
    }

    /// A decimal number; see [Digits].
    record Decimal(int digits, int fraction) implements ValueForm {
        @Override
        public Object read(String text) {
            return Digits.decimal(text.strip(), digits, fraction);
        }

        @Override
        public String write(Object value) {
            return ((BigDecimal) value).toPlainString();
        }

        @Override
        public String expected() {
            return "N" + digits + "," + fraction;
        }

        @Override
        public int longest() {
            return SLACK;
        }

        @Override
        public FaultCode tooLong() {
            return FaultCode.TOO_MANY_DIGITS;
        }
    }

    /// A whole number that fits an `int`.
    record WholeNumber(int digits) implements ValueForm {
        @Override
        public Object read(String text) {
            return Digits.whole(text.strip(), digits);
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }

        @Override
        public String expected() {
            return "N" + digits;
        }

        @Override
        public int longest() {
            return SLACK;
        }

        @Override
        public FaultCode tooLong() {
            return FaultCode.TOO_MANY_DIGITS;
        }
    }

    /// A date, `yyyyMMdd`.
    record Day(String pattern) implements ValueForm {
        @Override
        public Object read(String text) {
            return Digits.day(text.strip());
        }

        @Override
        public String write(Object value) {
            return Digits.write((LocalDate) value);
        }

        @Override
        public String expected() {
            return pattern;
        }

        @Override
        public int longest() {
            return SLACK;
        }

        @Override
        public FaultCode tooLong() {
            return FaultCode.NOT_A_TIME;
        }
    }

    /// A time, `yyyyMMddHHmmss` or with milliseconds.
    record Instant(String pattern) implements ValueForm {
        @Override
        public Object read(String text) {
            return Digits.time(text.strip(), pattern.length());
        }

        @Override
        public String write(Object value) {
            return Digits.write((LocalDateTime) value, pattern.length());
        }

        @Override
        public String expected() {
            return pattern;
        }

        @Override
        public int longest() {
            return SLACK;
        }

        @Override
        public FaultCode tooLong() {
            return FaultCode.NOT_A_TIME;
        }
    }
}
