package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Language;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an order will cost in tax and why, ready to be written: amounts are yuan with two
/// decimals, rates are per cent.
///
/// @param decision PREFERENTIAL, FULL_TAX_RETAIL, GENERAL_TRADE or NOT_ON_LIST
/// @param rules rules that decided
/// @param dutiableValue value compared with the limits
/// @param lines taxes line by line; empty when the goods may not come in by retail
/// @param total all taxes; null when the goods may not come in by retail
/// @param payable what the buyer pays in all: value less other discount, with taxes; null
///     likewise
/// @param annualUsedAfter what the buyer will have used this year; null likewise
/// @param steps how it came about
public record LandedCostAnswer(
        String decision,
        List<String> rules,
        String dutiableValue,
        List<Line> lines,
        @Nullable String total,
        @Nullable String payable,
        @Nullable String annualUsedAfter,
        List<ExplainedStep> steps) {
    public LandedCostAnswer {
        rules = List.copyOf(rules);
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
    }

    /// The taxes of one line, and the rates they were computed with.
    public record Line(
            int line,
            String hs8,
            String dutiableValue,
            String duty,
            String consumptionTax,
            String vat,
            String total,
            String dutyRate,
            String consumptionTaxRate,
            String vatRate,
            String reduction) {}

    /// One step in words.
    ///
    /// @param line line it concerns, from 1; 0 for the whole order
    /// @param formula its permanent name
    /// @param rule row of the rule register
    /// @param documentNo document it rests on
    /// @param certainty how sure that is: S, M, U or D
    /// @param words the sentence by language: zh, en, sw
    /// @param operands what went in, by name
    /// @param result what came out
    public record ExplainedStep(
            int line,
            String formula,
            String rule,
            String documentNo,
            String certainty,
            Words words,
            Map<String, String> operands,
            String result) {
        public ExplainedStep {
            operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
        }
    }

    /// A sentence in every language.
    public record Words(String zh, String en, String sw) {}

    static LandedCostAnswer of(Purchase purchase, Assessment assessment, List<Step> steps) {
        boolean retail = !assessment.lines().isEmpty();
        Money value = assessment.dutiableValue();
        Money payable = value.minus(purchase.otherDiscount()).plus(assessment.total());
        Money used = purchase.annualUsed().plus(value);
        return new LandedCostAnswer(
                assessment.decision().name(),
                assessment.rules(),
                value.toString(),
                assessment.lines().stream().map(LandedCostAnswer::line).toList(),
                retail ? assessment.total().toString() : null,
                retail ? payable.toString() : null,
                retail ? used.toString() : null,
                steps.stream().map(LandedCostAnswer::explained).toList());
    }

    private static Line line(Assessment.Line line) {
        Assessment.Rates rates = line.rates();
        return new Line(
                line.line(),
                line.code(),
                line.dutiableValue().toString(),
                line.duty().toString(),
                line.consumptionTax().toString(),
                line.vat().toString(),
                line.total().toString(),
                rates.duty().toString(),
                rates.consumptionTax().toString(),
                rates.vat().toString(),
                rates.reduction().toString());
    }

    private static ExplainedStep explained(Step step) {
        Map<String, String> operands = new LinkedHashMap<>();
        step.operands().forEach(operand -> operands.put(operand.name(), operand.value()));
        TaxWords words = TaxWords.bundled();
        return new ExplainedStep(
                step.line(),
                step.formula().name(),
                step.rule(),
                step.documentNo(),
                step.certainty().name(),
                new Words(
                        words.words(step, Language.ZH),
                        words.words(step, Language.EN),
                        words.words(step, Language.SW)),
                operands,
                step.result());
    }
}
