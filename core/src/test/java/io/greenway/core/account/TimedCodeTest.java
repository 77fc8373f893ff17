package io.greenway.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: codes are those of every authenticator app, and each is good once and for its minute.
/// Method: the table of RFC 6238, appendix B (its last six digits), and Base32 of RFC 4648, 10.
class TimedCodeTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void isThatOfTheStandard(long second, String code) {
        Instant now = Instant.ofEpochSecond(second);
        assertThat(TimedCode.at(SECRET, TimedCode.step(now))).isEqualTo(code);
        assertThat(TimedCode.matching(SECRET, code, now, 0)).hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
    void aClockMayBeOffByAStep(long seconds, boolean good) {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        String code = TimedCode.at(SECRET, TimedCode.step(now));
        assertThat(TimedCode.matching(SECRET, code, now.plusSeconds(seconds), 0).isPresent())
                .isEqualTo(good);
    }

    @Test
    void isGoodOnce() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        long step = TimedCode.step(now);
        String code = TimedCode.at(SECRET, step);
        assertThat(TimedCode.matching(SECRET, code, now, step - 1))
                .isEqualTo(OptionalLong.of(step));
        assertThat(TimedCode.matching(SECRET, code, now, step)).isEmpty();
        assertThat(TimedCode.matching(SECRET, code + "0", now, 0)).isEmpty();
        assertThat(TimedCode.matching(SECRET, "", now, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "f,MY",
        "fo,MZXQ",
        "foo,MZXW6",
        "foob,MZXW6YQ",
        "fooba,MZXW6YTB",
        "foobar,MZXW6YTBOI"
    })
    void secretsCanBeTypedIn(String text, String typed) {
        assertThat(TimedCode.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(typed);
    }
}
