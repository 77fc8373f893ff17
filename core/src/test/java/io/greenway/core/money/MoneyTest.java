package io.greenway.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0.005,0.01",
        "0.0049999,0.00",
        "-0.005,-0.01",
        "1E+2,100.00",
        "12.34,12.34",
        "0,0.00",
    })
    void yuanAreRoundedHalfUpToTheFen(String read, String shown) {
        assertThat(Money.of(read).toString()).isEqualTo(shown);
    }

    @Test
    void whatDoesNotFitIsRefusedInsteadOfWrapped() {
        assertThatThrownBy(() -> Money.of("1E+30")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void ratesAreEqualByValueAndMultiplyExactly() {
        assertThat(Rate.percent("13")).isEqualTo(Rate.of("0.130")).hasToString("13%");
        assertThat(Rate.of("0.0")).isEqualTo(Rate.ZERO);
        assertThat(Rate.percent("9.1").times(Money.of("0.01")).toPlainString())
                .isEqualTo("0.00091");
    }
}
