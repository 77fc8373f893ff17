package io.greenway.core.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import io.greenway.core.spec.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LandedCostTest {
    private static final Reference REFERENCE = Reference.bundled();

    static Stream<String> orders() {
        return WorkedExamplesTest.orders();
    }

    /// The service must give the numbers of the pipeline.
    @ParameterizedTest
    @MethodSource("orders")
    void theAnswerIsTheAssessmentInText(String id) {
        List<Table.Row> rows = WorkedExamples.rows(id);
        Purchase purchase = WorkedExamples.purchase(rows);
        LandedCost question =
                new LandedCost(
                        "2026-11-22",
                        purchase.annualUsed().toString(),
                        rows.stream().map(LandedCostTest::item).toList(),
                        purchase.freight().toString(),
                        purchase.insurance().toString(),
                        purchase.deductibleDiscount().toString(),
                        purchase.otherDiscount().toString());
        Reference reference = WorkedExamples.reference(id);
        Assessment expected = Assessment.of(purchase, reference);
        LandedCostAnswer answer = accepted(question.answer(reference));
        assertThat(answer)
                .isEqualTo(
                        LandedCostAnswer.of(
                                purchase,
                                expected,
                                Assessment.steps(purchase, reference),
                                reference));
        assertThat(answer.total())
                .isEqualTo(expected.lines().isEmpty() ? null : expected.total().toString());
    }

    private static LandedCost.@Nullable Item item(Table.Row row) {
        return new LandedCost.Item(
                row.text("hs8"), row.text("qty"), row.text("unit_price"), row.text("pack_size"));
    }

    private static LandedCostAnswer accepted(Outcome<LandedCostAnswer> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<LandedCostAnswer> accepted -> accepted.value();
            case Outcome.Refused<LandedCostAnswer> refused ->
                    throw new AssertionError(refused.faults().toString());
        };
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        LandedCost question =
                new LandedCost(
                        "2026-02-30",
                        "-1",
                        List.of(
                                new LandedCost.Item("2204", "0", "1e3", null),
                                new LandedCost.Item(null, "1.123456", "9999999999", "x")),
                        "1.001",
                        "many",
                        null,
                        "");
        assertThat(faults(question))
                .containsExactly(
                        "/declaredOn NOT_A_TIME",
                        "/annualUsed VALUE_NOT_PERMITTED",
                        "/items/0/hs8 VALUE_NOT_PERMITTED",
                        "/items/0/unitPrice NOT_A_NUMBER",
                        "/items/1/hs8 MISSING_ELEMENT",
                        "/items/1/quantity TOO_MANY_DIGITS",
                        "/items/1/unitPrice TOO_MANY_DIGITS",
                        "/freight TOO_MANY_DIGITS",
                        "/insurance NOT_A_NUMBER");
    }

    @Test
    void anEmptyQuestionIsRefused() {
        assertThat(faults(new LandedCost(null, null, null, null, null, null, null)))
                .containsExactly("/declaredOn MISSING_ELEMENT", "/items MISSING_ELEMENT");
    }

    @Test
    void aDayBeforeThePolicyIsRefused() {
        assertThat(faults(question("2016-04-07", "22042100", "10", "750 ml", "0")))
                .containsExactly("/declaredOn VALUE_NOT_PERMITTED");
    }

    @Test
    void contentIsAskedForOnlyWhereTheTaxDependsOnIt() {
        assertThat(faults(question("2026-11-22", "33049900", "100", null, "0")))
                .containsExactly("/items/0/packSize MISSING_ELEMENT");
        assertThat(faults(question("2026-11-22", "33049900", "100", "1 box", "0")))
                .containsExactly("/items/0/packSize VALUE_NOT_PERMITTED");
        assertThat(faults(question("2026-11-22", "33049900", "30000", null, "0"))).isEmpty();
        assertThat(faults(question("2026-11-22", "96190011", "100", null, "0"))).isEmpty();
    }

    @Test
    void aDiscountIsNotMoreThanTheGoods() {
        assertThat(faults(question("2026-11-22", "96190011", "100", null, "100.01")))
                .containsExactly("/deductibleDiscount VALUE_NOT_PERMITTED");
    }

    @Test
    void aCouponLowersWhatIsPaidAndNotTheTax() {
        LandedCost question =
                new LandedCost(
                        "2026-11-22",
                        null,
                        List.of(new LandedCost.Item("2106909090", "1", "500", null)),
                        null,
                        null,
                        null,
                        "50");
        LandedCostAnswer answer = accepted(question.answer(REFERENCE));
        assertThat(List.of(answer.dutiableValue(), String.valueOf(answer.total())))
                .containsExactly("500.00", "45.50");
        assertThat(answer.payable()).isEqualTo("495.50");
        assertThat(answer.annualUsedAfter()).isEqualTo("500.00");
    }

    private static LandedCost question(
            String day, String code, String price, @Nullable String pack, String discount) {
        return new LandedCost(
                day,
                "0",
                List.of(new LandedCost.Item(code, "1", price, pack)),
                "0",
                "0",
                discount,
                "0");
    }

    private static List<String> faults(LandedCost question) {
        return switch (question.answer(REFERENCE)) {
            case Outcome.Accepted<LandedCostAnswer> _ -> List.of();
            case Outcome.Refused<LandedCostAnswer> refused ->
                    refused.faults().stream()
                            .map(fault -> fault.place().path() + " " + fault.code())
                            .toList();
        };
    }
}
