package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The limits of retail import, as decided for one order.
///
/// @param decision the way in; never `NOT_ON_LIST`
/// @param rules the rules that decided; when the order is refused, every one that it breaks
/// @param single limit of one transaction on that day
/// @param annual limit of the calendar year on that day
/// @param total what the buyer has used this year with this order
public record Limits(
        Decision decision, List<String> rules, Money single, Money annual, Money total) {
    public Limits {
        rules = List.copyOf(rules);
    }

    /// The decision table R-027.
    ///
    /// @param value dutiable value of the whole order
    /// @param singleItem whether it is one line of quantity 1
    /// @param used what the buyer has used in the calendar year so far
    /// @param date declaration date
    public static Limits decide(
            Money value, boolean singleItem, Money used, LocalDate date, Parameters parameters) {
        Money single = parameters.money("LIMIT_SINGLE", date);
        Money annual = parameters.money("LIMIT_ANNUAL", date);
        Money total = used.plus(value);
        boolean overflowTaxed = parameters.flag("ANNUAL_OVERFLOW_FULL_TAX", date);
        boolean overSingle = value.isMoreThan(single);
        boolean overAnnual = total.isMoreThan(annual);

        List<String> broken = new ArrayList<>();
        if (overSingle && !singleItem) {
            broken.add("R-023");
        }
        if (overSingle && singleItem && reachesCeiling(value, date, parameters)) {
            broken.add("R-022");
        }
        if (overAnnual && !overflowTaxed) {
            broken.add("R-024");
        }
        if (!broken.isEmpty()) {
            return new Limits(Decision.GENERAL_TRADE, broken, single, annual, total);
        }
        if (overAnnual) {
            return new Limits(Decision.FULL_TAX_RETAIL, List.of("R-024"), single, annual, total);
        }
        if (overSingle) {
            return new Limits(Decision.FULL_TAX_RETAIL, List.of("R-022"), single, annual, total);
        }
        return new Limits(Decision.PREFERENTIAL, List.of("R-021"), single, annual, total);
    }

    private static boolean reachesCeiling(Money value, LocalDate date, Parameters parameters) {
        Money ceiling = parameters.money("FULL_TAX_CEILING", date);
        return parameters.flag("FULL_TAX_CEILING_INCLUSIVE", date)
                ? value.isMoreThan(ceiling)
                : value.compareTo(ceiling) >= 0;
    }
}
