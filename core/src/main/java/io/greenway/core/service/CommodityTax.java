package io.greenway.core.service;

import io.greenway.core.money.Rate;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.ConsumptionTax;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Table;
import io.greenway.core.reference.TariffItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/// What the rates of a commodity come to within the limits: all taxes as a share of the dutiable
/// value, (D + (1 + D)(C + V) / (1 - C)) times the reduction on C and V (R-033, R-034;
/// 财关税〔2016〕18号). For orders there is the landed cost, which rounds as a declaration does.
final class CommodityTax {
    private static final int DECIMALS = 6;
    private static final Map<String, Phrase> WORDS = read();

    private CommodityTax() {}

    static Commodity.Tax of(TariffItem item, LocalDate day, Parameters parameters) {
        Rate share = share(item.consumptionTax());
        boolean always = isLevied(item.consumptionTax());
        Rate least = always ? share : Rate.ZERO;
        Rate provisional = item.provisionalOrNull();
        return new Commodity.Tax(
                item.mfn().toString(),
                provisional == null ? null : provisional.toString(),
                item.vat().toString(),
                share.toString(),
                kind(item.consumptionTax()),
                withinLimits(least, item.vat(), day, parameters).toString(),
                withinLimits(share, item.vat(), day, parameters).toString());
    }

    /// The kind of consumption tax in words.
    static Phrase words(ConsumptionTax tax) {
        Phrase words = WORDS.get(kind(tax));
        if (words == null) {
            throw new IllegalStateException("No words for " + kind(tax));
        }
        return words;
    }

    private static Rate withinLimits(
            Rate consumption, Rate vat, LocalDate day, Parameters parameters) {
        BigDecimal duty = parameters.rate("DUTY_IN_LIMIT", day).fraction();
        BigDecimal reduction = parameters.rate("TAX_REDUCTION", day).fraction();
        BigDecimal taxes = consumption.fraction().add(vat.fraction());
        BigDecimal share =
                duty.add(BigDecimal.ONE)
                        .multiply(taxes)
                        .multiply(reduction)
                        .divide(consumption.complement().fraction(), DECIMALS, RoundingMode.HALF_UP)
                        .add(duty);
        return new Rate(share);
    }

    private static Rate share(ConsumptionTax tax) {
        return switch (tax) {
            case ConsumptionTax.None _ -> Rate.ZERO;
            case ConsumptionTax.AdValorem adValorem -> adValorem.rate();
            case ConsumptionTax.Specific _ -> Rate.ZERO;
            case ConsumptionTax.Compound compound -> compound.rate();
            case ConsumptionTax.Threshold threshold -> threshold.rate();
        };
    }

    /// Whether the share is levied at every price.
    private static boolean isLevied(ConsumptionTax tax) {
        return switch (tax) {
            case ConsumptionTax.None _ -> true;
            case ConsumptionTax.AdValorem _ -> true;
            case ConsumptionTax.Specific _ -> true;
            case ConsumptionTax.Compound _ -> true;
            case ConsumptionTax.Threshold _ -> false;
        };
    }

    private static String kind(ConsumptionTax tax) {
        return switch (tax) {
            case ConsumptionTax.None _ -> "NONE";
            case ConsumptionTax.AdValorem _ -> "AD_VALOREM";
            case ConsumptionTax.Specific _ -> "SPECIFIC";
            case ConsumptionTax.Compound _ -> "COMPOUND";
            case ConsumptionTax.Threshold _ -> "THRESHOLD";
        };
    }

    private static Map<String, Phrase> read() {
        return Table.beside(CommodityTax.class, "commodity_advice.csv").rows().stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.text("name"), ModeAdviser::words));
    }

    /// What is said of a commodity that is not listed.
    static Phrase notListed(int rows) {
        Phrase words = WORDS.get("NOT_LISTED");
        if (words == null) {
            throw new IllegalStateException("No words for NOT_LISTED");
        }
        return words.with(Map.of("rows", Integer.toString(rows)));
    }
}
