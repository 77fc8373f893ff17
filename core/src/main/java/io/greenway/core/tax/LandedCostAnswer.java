package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Language;
import io.greenway.core.reference.ListCondition;
import io.greenway.core.reference.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
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
/// @param conditions what the notes of the positive list ask of the goods
/// @param steps how it came about
public record LandedCostAnswer(
        String decision,
        List<String> rules,
        String dutiableValue,
        List<Line> lines,
        @Nullable String total,
        @Nullable String payable,
        @Nullable String annualUsedAfter,
        List<Condition> conditions,
        List<ExplainedStep> steps) {
    public LandedCostAnswer {
        rules = List.copyOf(rules);
        lines = List.copyOf(lines);
        conditions = List.copyOf(conditions);
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

    /// A condition that the note of the positive list sets for a line.
    ///
    /// @param line position, from 1
    /// @param code commodity code as given
    /// @param predicate as a machine reads it, such as `ONLY(bonded)`
    /// @param refuses whether a declaration that does not meet it is refused; else no message
    ///     shows it, and whoever declares must know
    /// @param words what it asks
    public record Condition(
            int line, String code, String predicate, boolean refuses, Words words) {}

    /// What the notes of the positive list of a day ask of goods.
    ///
    /// @param codes commodity code of each line
    public static List<Condition> conditions(
            List<String> codes, LocalDate day, Reference reference) {
        List<Condition> found = new ArrayList<>(0);
        for (int at = 0; at < codes.size(); at++) {
            String code = codes.get(at);
            int line = at + 1;
            reference
                    .tariff()
                    .item(code, day)
                    .ifPresent(
                            item ->
                                    item.conditions().conditions().stream()
                                            .map(one -> condition(line, code, one))
                                            .forEach(found::add));
        }
        return found;
    }

    private static Condition condition(int line, String code, ListCondition one) {
        return new Condition(
                line,
                code,
                one.toString(),
                one.kind().refuses(),
                new Words(one.words(Language.ZH), one.words(Language.EN), one.words(Language.SW)));
    }

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

    static LandedCostAnswer of(
            Purchase purchase, Assessment assessment, List<Step> steps, Reference reference) {
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
                conditions(
                        purchase.lines().stream().map(Purchase.Line::code).toList(),
                        purchase.declaredOn(),
                        reference),
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
