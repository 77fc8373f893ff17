package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.TariffItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an order costs in tax and why. The pipeline and the landed-cost service both come here.
///
/// @param decision the way in
/// @param rules rules that decided; when it is refused, every rule that is broken
/// @param annualUsed what the buyer had used of the year's quota before
/// @param dutiableValue value compared with the limits
/// @param lines taxes line by line; empty unless the goods may come in by retail
/// @param total all taxes; zero unless the goods may come in by retail
/// @param unlisted positions, from 1, of lines that are not on the positive list, or first lines of
///     goods of which its note allows fewer
/// @param withoutContent positions, from 1, of taxed lines whose net content was needed and not
///     known: a threshold was taken as reached and a specific amount as zero
public record Assessment(
        Decision decision,
        List<String> rules,
        Money annualUsed,
        Money dutiableValue,
        List<Line> lines,
        Money total,
        List<Integer> unlisted,
        List<Integer> withoutContent) {
    public Assessment {
        rules = List.copyOf(rules);
        lines = List.copyOf(lines);
        unlisted = List.copyOf(unlisted);
        withoutContent = List.copyOf(withoutContent);
    }

    /// The taxes of one line.
    ///
    /// @param line position, from 1
    /// @param code commodity code as given
    /// @param dutiableValue goods value with its shares of freight, insurance and discount
    /// @param duty payable
    /// @param consumptionTax payable, after reduction
    /// @param vat payable, after reduction
    /// @param rates what they were computed with
    public record Line(
            int line,
            String code,
            Money dutiableValue,
            Money duty,
            Money consumptionTax,
            Money vat,
            Rates rates) {
        public Money total() {
            return duty.plus(consumptionTax).plus(vat);
        }
    }

    /// The rates and the amounts before reduction.
    ///
    /// @param duty rate levied
    /// @param consumptionTax rate levied, zero below a threshold
    /// @param specific specific amount of consumption tax, yuan, six decimals
    /// @param vat rate
    /// @param reduction share of the statutory taxes that is levied
    /// @param statutoryConsumptionTax before reduction, yuan, six decimals
    /// @param statutoryVat before reduction, yuan, six decimals
    public record Rates(
            Rate duty,
            Rate consumptionTax,
            BigDecimal specific,
            Rate vat,
            Rate reduction,
            BigDecimal statutoryConsumptionTax,
            BigDecimal statutoryVat) {}

    private static final List<OverQuantity> NOTHING_OVER = List.of();

    /// Assesses a purchase: values, positive list, limits, then tax line by line.
    public static Assessment of(Purchase purchase, Reference reference) {
        return run(purchase, reference, Trail.silent(reference, purchase.declaredOn()));
    }

    /// How the assessment of a purchase comes about, step by step: the same code again, listened
    /// to.
    public static List<Step> steps(Purchase purchase, Reference reference) {
        Trail trail = Trail.listening(reference, purchase.declaredOn());
        run(purchase, reference, trail);
        return trail.steps();
    }

    private static Assessment run(Purchase purchase, Reference reference, Trail trail) {
        LocalDate date = purchase.declaredOn();
        List<Money> values = values(purchase, trail);
        Money value = Money.sum(values);
        trail.orderValue(values, value);

        List<TariffItem> items = new ArrayList<>();
        List<Integer> unlisted = new ArrayList<>();
        boolean limited = false;
        for (int at = 0; at < purchase.lines().size(); at++) {
            String code = purchase.lines().get(at).code();
            Optional<TariffItem> item = reference.tariff().item(code, date);
            if (item.isPresent()) {
                items.add(item.get());
                limited |= item.get().conditions().limitsQuantity();
            } else {
                unlisted.add(at + 1);
                trail.notListed(at + 1, code);
            }
        }
        if (!unlisted.isEmpty()) {
            return refused(purchase, Decision.NOT_ON_LIST, List.of("R-050"), value, unlisted);
        }
        for (OverQuantity over : limited ? overQuantity(purchase, items) : NOTHING_OVER) {
            unlisted.add(over.at() + 1);
            trail.overQuantity(purchase.lines().get(over.at()).code(), over);
        }
        if (!unlisted.isEmpty()) {
            return refused(purchase, Decision.NOT_ON_LIST, List.of("R-053"), value, unlisted);
        }

        Limits limits =
                Limits.decide(
                        value,
                        purchase.isSingleItem(),
                        purchase.annualUsed(),
                        date,
                        reference.parameters());
        trail.limits(limits, value, purchase.annualUsed());
        return switch (limits.decision()) {
            case GENERAL_TRADE, NOT_ON_LIST ->
                    refused(purchase, limits.decision(), limits.rules(), value, List.of());
            case PREFERENTIAL, FULL_TAX_RETAIL ->
                    taxed(purchase, limits, items, values, trail, reference);
        };
    }

    private static List<OverQuantity> overQuantity(Purchase purchase, List<TariffItem> items) {
        return OverQuantity.of(
                items, purchase.lines().stream().map(Purchase.Line::quantity).toList());
    }

    private static Assessment refused(
            Purchase purchase,
            Decision decision,
            List<String> rules,
            Money value,
            List<Integer> unlisted) {
        return new Assessment(
                decision,
                rules,
                purchase.annualUsed(),
                value,
                List.of(),
                Money.ZERO,
                unlisted,
                List.of());
    }

    private static Assessment taxed(
            Purchase purchase,
            Limits limits,
            List<TariffItem> items,
            List<Money> values,
            Trail trail,
            Reference reference) {
        Regime regime = Regime.of(limits.decision(), purchase.declaredOn(), reference.parameters());
        List<Line> lines = new ArrayList<>();
        List<Integer> withoutContent = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            LineTax tax =
                    LineTax.of(values.get(at), purchase.lines().get(at), items.get(at), regime);
            lines.add(tax.line(at + 1));
            trail.line(at + 1, tax);
            if (tax.burden().contentUnknown()) {
                withoutContent.add(at + 1);
            }
        }
        Money total = Money.sum(lines.stream().map(Line::total).toList());
        trail.total(lines, total);
        return new Assessment(
                limits.decision(),
                limits.rules(),
                purchase.annualUsed(),
                Money.sum(values),
                lines,
                total,
                List.of(),
                withoutContent);
    }

    /// Dutiable value line by line.
    private static List<Money> values(Purchase purchase, Trail trail) {
        List<Money> goods = purchase.lines().stream().map(Purchase.Line::goodsValue).toList();
        List<Money> freight = Apportionment.of(purchase.freight(), goods);
        List<Money> insurance = Apportionment.of(purchase.insurance(), goods);
        List<Money> discount = Apportionment.of(purchase.deductibleDiscount(), goods);
        List<Money> values = new ArrayList<>();
        for (int at = 0; at < goods.size(); at++) {
            Money value =
                    goods.get(at)
                            .plus(freight.get(at))
                            .plus(insurance.get(at))
                            .minus(discount.get(at));
            values.add(value);
            trail.lineValue(
                    at + 1,
                    goods.get(at),
                    freight.get(at),
                    insurance.get(at),
                    discount.get(at),
                    value);
        }
        return values;
    }
}
