package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.ConsumptionTax;
import io.greenway.core.reference.Parameter;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Collects the steps of one assessment while it runs, or lets them pass: a declaration needs its
/// taxes at once, and its steps when somebody asks.
final class Trail {
    private final Reference reference;
    private final LocalDate date;
    private final boolean listens;
    private final List<Step> steps = new ArrayList<>();

    private Trail(Reference reference, LocalDate date, boolean listens) {
        this.reference = reference;
        this.date = date;
        this.listens = listens;
    }

    static Trail listening(Reference reference, LocalDate date) {
        return new Trail(reference, date, true);
    }

    static Trail silent(Reference reference, LocalDate date) {
        return new Trail(reference, date, false);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    void lineValue(
            int line, Money goods, Money freight, Money insurance, Money discount, Money value) {
        if (!listens) {
            return;
        }
        byRule(
                Formula.LINE_VALUE,
                line,
                "R-031",
                value,
                operand("goods", goods),
                operand("freight", freight),
                operand("insurance", insurance),
                operand("discount", discount));
    }

    void orderValue(List<Money> values, Money value) {
        if (!listens) {
            return;
        }
        byRule(Formula.ORDER_VALUE, 0, "R-032", value, operand("lines", values.size()));
    }

    void notListed(int line, String code) {
        if (!listens) {
            return;
        }
        byRule(Formula.NOT_LISTED, line, "R-050", Decision.NOT_ON_LIST, operand("code", code));
    }

    void overQuantity(String code, OverQuantity over) {
        if (!listens) {
            return;
        }
        byRule(
                Formula.OVER_QUANTITY,
                over.at() + 1,
                "R-053",
                Decision.NOT_ON_LIST,
                operand("code", code),
                operand("quantity", over.quantity().toPlainString()),
                operand("most", over.most()));
    }

    void limits(Limits limits, Money value, Money used) {
        if (!listens) {
            return;
        }
        Money ceiling = reference.parameters().money("FULL_TAX_CEILING", date);
        for (String rule : limits.rules()) {
            byParameter(
                    formula(limits.decision(), rule),
                    0,
                    rule,
                    rule.equals("R-024") ? "LIMIT_ANNUAL" : "LIMIT_SINGLE",
                    limits.decision(),
                    operand("value", value),
                    operand("single", limits.single()),
                    operand("annual", limits.annual()),
                    operand("ceiling", ceiling),
                    operand("used", used),
                    operand("sum", limits.total()));
        }
    }

    private static Formula formula(Decision decision, String rule) {
        boolean taxed = decision == Decision.FULL_TAX_RETAIL;
        return switch (rule) {
            case "R-021" -> Formula.WITHIN_LIMITS;
            case "R-022" -> taxed ? Formula.FULL_TAX_SINGLE_ITEM : Formula.SINGLE_ITEM_OVER_CEILING;
            case "R-023" -> Formula.SEVERAL_OVER_SINGLE_LIMIT;
            case "R-024" ->
                    taxed ? Formula.FULL_TAX_ANNUAL_OVERFLOW : Formula.ANNUAL_LIMIT_EXCEEDED;
            default -> throw new IllegalArgumentException("No limit rule " + rule);
        };
    }

    void line(int line, LineTax tax) {
        if (!listens) {
            return;
        }
        duty(line, tax);
        consumptionTax(line, tax);
        Money vat = tax.vatPayable();
        byRule(
                Formula.VAT,
                line,
                tax.consumptionTax().isZero() ? "R-033" : "R-034",
                tax.vat().shown(),
                operand("value", tax.value()),
                operand("duty", tax.duty().shown()),
                operand("tax", tax.consumptionTax().shown()),
                operand("rate", tax.item().vat()));
        payable(Formula.VAT_PAYABLE, line, tax.vat(), tax, vat);
    }

    private void duty(int line, LineTax tax) {
        if (tax.regime().preferential()) {
            byParameter(
                    Formula.DUTY_IN_LIMIT,
                    line,
                    "R-030",
                    "DUTY_IN_LIMIT",
                    tax.dutyPayable(),
                    operand("value", tax.value()),
                    operand("rate", tax.dutyRate()));
        } else {
            byRule(
                    Formula.DUTY,
                    line,
                    "R-044",
                    tax.dutyPayable(),
                    operand("value", tax.value()),
                    operand("rate", tax.dutyRate()));
        }
    }

    private void consumptionTax(int line, LineTax tax) {
        ConsumptionTax kind = tax.item().consumptionTax();
        Burden burden = tax.burden();
        if (burden.contentUnknown()) {
            byRule(
                    Formula.CONTENT_UNKNOWN,
                    line,
                    kind instanceof ConsumptionTax.Threshold ? "R-036" : "R-035",
                    "");
        }
        switch (kind) {
            case ConsumptionTax.None _ -> {
                return;
            }
            case ConsumptionTax.AdValorem _ ->
                    levied(Formula.CONSUMPTION_TAX_AD_VALOREM, "R-034", line, tax);
            case ConsumptionTax.Specific _ ->
                    levied(Formula.CONSUMPTION_TAX_SPECIFIC, "R-035", line, tax);
            case ConsumptionTax.Compound _ ->
                    levied(Formula.CONSUMPTION_TAX_COMPOUND, "R-035", line, tax);
            case ConsumptionTax.Threshold threshold -> {
                threshold(threshold, line, tax);
                if (!burden.reached()) {
                    return;
                }
                levied(Formula.CONSUMPTION_TAX_AD_VALOREM, "R-034", line, tax);
            }
        }
        payable(
                Formula.CONSUMPTION_TAX_PAYABLE,
                line,
                tax.consumptionTax(),
                tax,
                tax.consumptionTaxPayable());
    }

    private void threshold(ConsumptionTax.Threshold threshold, int line, LineTax tax) {
        boolean byPiece = threshold.floors().getFirst().measure() == ConsumptionTax.Measure.PIECE;
        byRule(
                tax.burden().reached() ? Formula.THRESHOLD_REACHED : Formula.BELOW_THRESHOLD,
                line,
                byPiece ? "R-038" : "R-036",
                tax.burden().rate(),
                operand("value", tax.value()),
                operand("floors", floors(threshold)));
    }

    private static String floors(ConsumptionTax.Threshold threshold) {
        return String.join(
                ", ",
                threshold.floors().stream()
                        .map(floor -> floor.price().toPlainString() + "/" + unit(floor.measure()))
                        .toList());
    }

    private static String unit(ConsumptionTax.Measure measure) {
        return switch (measure) {
            case MILLILITRE -> "ml";
            case GRAM -> "g";
            case SHEET -> "片";
            case PIECE -> "件";
        };
    }

    private void levied(Formula formula, String rule, int line, LineTax tax) {
        byRule(
                formula,
                line,
                rule,
                tax.consumptionTax().shown(),
                operand("value", tax.value()),
                operand("duty", tax.duty().shown()),
                operand("rate", tax.burden().rate()),
                operand("specific", tax.burden().specific().shown()),
                operand("units", units(tax.burden())),
                operand("perUnit", tax.burden().perUnit().toPlainString()));
    }

    /// Tonnes, litres or kilograms behind a specific amount.
    private static String units(Burden burden) {
        return burden.perUnit().signum() == 0
                ? "0"
                : burden.specific().over(burden.perUnit()).shown().toPlainString();
    }

    private void payable(Formula formula, int line, Ratio statutory, LineTax tax, Money payable) {
        Step.Operand[] operands = {
            operand("statutory", statutory.shown()), operand("reduction", tax.regime().reduction())
        };
        if (tax.regime().preferential()) {
            byParameter(formula, line, "R-030", "TAX_REDUCTION", payable, operands);
        } else {
            byRule(formula, line, "R-044", payable, operands);
        }
    }

    void total(List<Assessment.Line> lines, Money total) {
        if (!listens) {
            return;
        }
        byRule(
                Formula.TOTAL,
                0,
                "R-040",
                total,
                operand("duty", Money.sum(lines.stream().map(Assessment.Line::duty).toList())),
                operand(
                        "tax",
                        Money.sum(lines.stream().map(Assessment.Line::consumptionTax).toList())),
                operand("vat", Money.sum(lines.stream().map(Assessment.Line::vat).toList())));
    }

    private void byRule(
            Formula formula, int line, String rule, Object result, Step.Operand... operands) {
        Rule row = reference.rules().rule(rule, date);
        steps.add(
                new Step(
                        formula,
                        line,
                        rule,
                        row.documentNo(),
                        row.certainty(),
                        List.of(operands),
                        result.toString()));
    }

    /// The document is that of the parameter's version, since the date decides which one it is.
    private void byParameter(
            Formula formula,
            int line,
            String rule,
            String key,
            Object result,
            Step.Operand... operands) {
        Parameter parameter = reference.parameters().parameter(key, date);
        steps.add(
                new Step(
                        formula,
                        line,
                        rule,
                        parameter.documentNo(),
                        parameter.certainty(),
                        List.of(operands),
                        result.toString()));
    }

    private static Step.Operand operand(String name, Object value) {
        return new Step.Operand(name, value.toString());
    }
}
