package io.greenway.core.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.reference.Language;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the worked examples and of the worked deadlines.
class WorkedExamplesTest {
    private static final List<String> RETURNS = List.of("E29", "E31");

    static Stream<String> orders() {
        return WorkedExamples.all().keySet().stream().filter(id -> !RETURNS.contains(id));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void anOrderCostsWhatTheExampleSays(String id) {
        List<Table.Row> rows = WorkedExamples.rows(id);
        Purchase purchase = WorkedExamples.purchase(rows);
        Assessment assessment = Assessment.of(purchase, WorkedExamples.reference(id));

        Table.Row last = rows.getLast();
        assertThat(assessment.decision()).isEqualTo(decision(last.text("decision")));
        assertThat(assessment.dutiableValue())
                .isEqualTo(
                        Money.sum(
                                rows.stream()
                                        .map(row -> Money.of(row.text("dutiable_value")))
                                        .toList()));
        if (last.has("annual_used_after")) {
            assertThat(purchase.annualUsed().plus(assessment.dutiableValue()))
                    .isEqualTo(Money.of(last.text("annual_used_after")));
        }
        boolean taxed = last.has("tax_total");
        assertThat(assessment.lines()).hasSize(taxed ? rows.size() : 0);
        for (Assessment.Line line : assessment.lines()) {
            assertLine(line, rows.get(line.line() - 1));
        }
        assertThat(assessment.total())
                .isEqualTo(
                        Money.sum(
                                assessment.lines().stream().map(Assessment.Line::total).toList()));
        assertEveryStepHasWords(Assessment.steps(purchase, WorkedExamples.reference(id)));
    }

    private static void assertLine(Assessment.Line line, Table.Row row) {
        assertThat(line.dutiableValue()).isEqualTo(Money.of(row.text("dutiable_value")));
        assertThat(line.duty()).isEqualTo(Money.of(row.text("duty_payable")));
        assertThat(line.consumptionTax()).isEqualTo(Money.of(row.text("ct_payable")));
        assertThat(line.vat()).isEqualTo(Money.of(row.text("vat_payable")));
        assertThat(line.total()).isEqualTo(Money.of(row.text("tax_total")));
        Assessment.Rates rates = line.rates();
        assertThat(rates.duty()).isEqualTo(Rate.of(row.text("duty_rate")));
        assertThat(rates.consumptionTax()).isEqualTo(Rate.of(row.text("ct_rate")));
        assertThat(rates.vat()).isEqualTo(Rate.of(row.text("vat_rate")));
        assertThat(rates.reduction()).isEqualTo(Rate.of(row.text("reduction")));
        assertThat(rates.specific())
                .isEqualByComparingTo(new BigDecimal(row.text("ct_specific_amount")));
        assertThat(rates.statutoryConsumptionTax())
                .isEqualByComparingTo(new BigDecimal(row.text("ct_statutory")));
        assertThat(rates.statutoryVat())
                .isEqualByComparingTo(new BigDecimal(row.text("vat_statutory")));
    }

    private static void assertEveryStepHasWords(List<Step> steps) {
        assertThat(steps).isNotEmpty();
        for (Step step : steps) {
            assertThat(step.documentNo()).isNotBlank();
            for (Language language : Language.values()) {
                assertThat(TaxWords.bundled().words(step, language))
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    private static Decision decision(String text) {
        return switch (text) {
            case "ACCEPT" -> Decision.PREFERENTIAL;
            case "ACCEPT_FULL_TAX" -> Decision.FULL_TAX_RETAIL;
            case "REJECT_TO_GENERAL_TRADE" -> Decision.GENERAL_TRADE;
            case "REJECT_NOT_ON_LIST" -> Decision.NOT_ON_LIST;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static Stream<Table.Row> deadlines() {
        return Table.beside(WorkedExamplesTest.class, "worked_deadlines.csv").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void theDaysAfterReleaseAreThoseOfTheExample(Table.Row row) {
        LocalDate released = LocalDate.parse(row.text("release_date"));
        LocalDate last =
                LocalDate.parse(row.text("last_day_of_tax_payment_and_of_return_arrival(day45)"));
        assertThat(Deadlines.of(released, Reference.bundled().parameters()))
                .isEqualTo(
                        new Deadlines(
                                released,
                                LocalDate.parse(row.text("last_day_to_apply_for_return(day30)")),
                                last,
                                LocalDate.parse(row.text("first_day_of_tax_payment(day31)")),
                                last));
    }
}
