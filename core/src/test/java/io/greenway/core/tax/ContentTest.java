package io.greenway.core.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {
    @ParameterizedTest
    @CsvSource({
        "750 ml, 750 ml",
        "750ML, 750 ml",
        "12 x 1 L, 12000 ml",
        "1 L x 12, 12000 ml",
        "30ml*2, 60 ml",
        "30 ml×2, 60 ml",
        "3 x 2 x 50 ml, 300 ml",
        "330ml*6瓶, 1980 ml",
        "75cl, 750 ml",
        "1.5L, 1500 ml",
        "５０毫升, 50 ml",
        "900 g, 900 g",
        "900克/罐, 900 g",
        "0.9 kg, 900 g",
        "500 mg, 0.5 g",
        "5 sheets, 5 sheets",
        "2 x 5 片, 10 sheets",
        "30 ml + 15 ml, 45 ml",
        "120 tablets, nothing",
        "pack, nothing",
        "'', nothing",
        "30 ml x 20 ml, nothing",
        "30 ml + gift, nothing",
        "1e9 ml, nothing",
        "-5 ml, nothing",
        "99999999999 ml, nothing",
    })
    void aPackTextIsRead(String text, String expected) {
        assertThat(shown(Content.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 035, 50 g",
        "50, 036, 50 g",
        "0.75, 095, 750 ml",
        "750, 096, 750 ml",
        "5, 020, 5 sheets",
        "1, 011, nothing",
        "1, '', nothing",
    })
    void aStatutoryQuantityIsRead(BigDecimal quantity, String unit, String expected) {
        assertThat(shown(Content.of(quantity, unit))).isEqualTo(expected);
    }

    private static String shown(Content content) {
        return Stream.of(
                        shown(content.millilitres(), "ml"),
                        shown(content.grams(), "g"),
                        shown(content.sheets(), "sheets"))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + " and " + other)
                .orElse("nothing");
    }

    private static String shown(@Nullable BigDecimal amount, String unit) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString() + " " + unit;
    }
}
