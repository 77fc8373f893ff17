package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1., 1",
        ".5, 0.5",
        "-.5, -0.5",
        "+1.50, 1.50",
        "007, 7",
        "1.50000, 1.50000",
        "1.5000000, 1.50000",
        "0.00001, 0.00001",
        "0.000001, TOO_MANY_DIGITS",
        "9999999999999999999, 9999999999999999999",
        "-99999999999999.99999, -99999999999999.99999",
        "999999999999999.99999, TOO_MANY_DIGITS",
        "10000000000000000000, TOO_MANY_DIGITS",
        "0000000000000000000000001, 1",
        "'', NOT_A_NUMBER",
        "., NOT_A_NUMBER",
        "-, NOT_A_NUMBER",
        "+-1, NOT_A_NUMBER",
        "1-, NOT_A_NUMBER",
        "1.2.3, NOT_A_NUMBER",
        "1e3, NOT_A_NUMBER",
        "'1,000', NOT_A_NUMBER",
        "0x10, NOT_A_NUMBER",
        "NaN, NOT_A_NUMBER",
        "１２, NOT_A_NUMBER",
    })
    void decimals(String text, String expected) {
        assertThat(Digits.decimal(text, 19, 5).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-1, -1",
        "+00001, 1",
        "9999, 9999",
        "10000, TOO_MANY_DIGITS",
        "'', NOT_A_NUMBER",
        "+, NOT_A_NUMBER",
        "1.0, NOT_A_NUMBER",
        "٣, NOT_A_NUMBER",
    })
    void wholeNumbers(String text, String expected) {
        assertThat(Digits.whole(text, 4)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "20261122, 2026-11-22",
        "20240229, 2024-02-29",
        "20000229, 2000-02-29",
        "19000229, NOT_A_TIME",
        "20260229, NOT_A_TIME",
        "20261301, NOT_A_TIME",
        "20260001, NOT_A_TIME",
        "20260431, NOT_A_TIME",
        "20260100, NOT_A_TIME",
        "00000101, NOT_A_TIME",
        "2026112, NOT_A_TIME",
        "2026-11-22, NOT_A_TIME",
        "+2026112, NOT_A_TIME",
    })
    void days(String text, String expected) {
        assertThat(Digits.day(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "20261122000000, 2026-11-22T00:00",
        "20261122235959, 2026-11-22T23:59:59",
        "20261122235959007, 2026-11-22T23:59:59.007",
        "20261122240000, NOT_A_TIME",
        "20261122006000, NOT_A_TIME",
        "20261122000060, NOT_A_TIME",
        "20261131000000, NOT_A_TIME",
        "2026112200000x, NOT_A_TIME",
    })
    void times(String text, String expected) {
        assertThat(Digits.time(text, text.length())).hasToString(expected);
    }

    /// The JDK's strict formatter is the judge, over all dates and much that is none.
    @Test
    void daysAgreeWithTheStrictFormatter() {
        DateTimeFormatter strict =
                DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
        SplittableRandom random = new SplittableRandom(7);
        for (int number = 0; number < 5_000; number++) {
            String text =
                    "%04d%02d%02d"
                            .formatted(
                                    random.nextInt(1, 10_000),
                                    random.nextInt(14),
                                    random.nextInt(33));
            Object day = Digits.day(text);
            try {
                assertThat(day).as(text).isEqualTo(LocalDate.parse(text, strict));
                assertThat(Digits.write((LocalDate) day)).isEqualTo(text);
            } catch (DateTimeParseException _) {
                assertThat(day).as(text).hasToString("NOT_A_TIME");
            }
        }
    }

    @Test
    void writesWhatItReads() {
        LocalDateTime time = LocalDateTime.of(987, 1, 2, 3, 4, 5, 6_000_000);
        assertThat(Digits.write(time, 17)).isEqualTo("09870102030405006");
        assertThat(Digits.write(time, 14)).isEqualTo("09870102030405");
    }
}
