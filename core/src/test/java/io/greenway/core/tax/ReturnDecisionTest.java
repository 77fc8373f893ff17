package io.greenway.core.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnDecisionTest {
    private static final LocalDate RELEASED = LocalDate.of(2026, 11, 11);
    private static final Parameters PARAMETERS = Reference.bundled().parameters();

    @Test
    void aPartialReturnTakesItsTaxAndItsValueBack() {
        Table.Row row = WorkedExamples.rows("E29").getFirst();
        Money returned = Money.ZERO.minus(Money.of(row.text("dutiable_value")));
        ReturnRequest request =
                request(
                        10,
                        20,
                        whole(row.text("qty"), returned, Money.of("37.49")),
                        "179.99",
                        row.text("annual_used_before"));
        assertThat(ReturnDecision.of(request, PARAMETERS))
                .isEqualTo(
                        new ReturnDecision.Accepted(
                                returned,
                                Money.of("37.49"),
                                Money.of("142.50"),
                                Money.of(row.text("annual_used_after"))));
    }

    @Test
    void goodsThatComeTooLateLeaveTheTaxDue() {
        Table.Row row = WorkedExamples.rows("E31").getFirst();
        ReturnRequest request =
                request(
                        25,
                        46,
                        whole(row.text("qty"), Money.of("680"), Money.of("156.80")),
                        "156.80",
                        row.text("annual_used_before"));
        assertThat(ReturnDecision.of(request, PARAMETERS))
                .isEqualTo(
                        new ReturnDecision.Lapsed(
                                Money.of("156.80"),
                                Money.of(row.text("annual_used_after")),
                                RELEASED.plusDays(45)));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 45, Accepted",
        "31, 45, Refused",
        "0, 46, Lapsed",
        "30, , Awaited",
        "-1, 3, Refused",
    })
    void deadlinesDecide(int applied, @Nullable Integer arrived, String expected) {
        ReturnRequest request =
                request(
                        applied,
                        arrived,
                        whole("1", Money.of("100"), Money.of("9.10")),
                        "9.10",
                        "100");
        assertThat(ReturnDecision.of(request, PARAMETERS).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void partsOfALineGivenBackOneByOneAddUpToTheLine() {
        Money value = Money.ZERO;
        Money tax = Money.ZERO;
        for (int before = 0; before < 3; before++) {
            ReturnRequest.Line line =
                    new ReturnRequest.Line(
                            1,
                            new BigDecimal("3"),
                            BigDecimal.valueOf(before),
                            BigDecimal.ONE,
                            Money.of("100.00"),
                            Money.of("9.10"));
            ReturnDecision decision =
                    ReturnDecision.of(request(1, 2, line, "9.10", "100"), PARAMETERS);
            assertThat(decision).isInstanceOf(ReturnDecision.Accepted.class);
            ReturnDecision.Accepted accepted = (ReturnDecision.Accepted) decision;
            value = value.plus(accepted.value());
            tax = tax.plus(accepted.tax());
        }
        assertThat(value).isEqualTo(Money.of("100.00"));
        assertThat(tax).isEqualTo(Money.of("9.10"));
    }

    @Test
    void moreThanWasDeclaredIsRefused() {
        ReturnRequest.Line line =
                new ReturnRequest.Line(
                        1,
                        new BigDecimal("2"),
                        BigDecimal.ONE,
                        new BigDecimal("2"),
                        Money.of("100.00"),
                        Money.of("9.10"));
        assertThat(ReturnDecision.of(request(31, 40, line, "9.10", "100"), PARAMETERS))
                .isEqualTo(new ReturnDecision.Refused(List.of("R-060", "R-061")));
    }

    private static ReturnRequest.Line whole(String quantity, Money value, Money tax) {
        BigDecimal declared = new BigDecimal(quantity);
        return new ReturnRequest.Line(1, declared, BigDecimal.ZERO, declared, value, tax);
    }

    private static ReturnRequest request(
            int applied,
            @Nullable Integer arrived,
            ReturnRequest.Line line,
            String tax,
            String used) {
        return new ReturnRequest(
                RELEASED,
                RELEASED.plusDays(applied),
                arrived == null ? null : RELEASED.plusDays(arrived),
                RELEASED.plusDays(40),
                List.of(line),
                Money.of(tax),
                Money.of(used));
    }
}
