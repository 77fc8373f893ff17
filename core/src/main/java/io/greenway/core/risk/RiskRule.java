package io.greenway.core.risk;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Signals of fraud 风险规则. Each is a function of one declaration and what was seen
/// before, and gives both values. None refuses; each adds its weight of the day, the parameter
/// `RISK_WEIGHT_…`, and a weight of 0 turns it off.
public enum RiskRule {
    /// The same identity has many orders on one day.
    IDENTITY_REPEATED(FaultCode.RISK_IDENTITY_REPEATED),
    /// One address receives for many identities.
    ADDRESS_SHARED(FaultCode.RISK_ADDRESS_SHARED),
    /// One telephone stands for many identities.
    TELEPHONE_SHARED(FaultCode.RISK_TELEPHONE_SHARED),
    /// A price lies far from where prices of the goods lie.
    PRICE_FAR(FaultCode.RISK_PRICE_FAR),
    /// Orders of one identity and day are together above the single limit, and each below.
    SPLIT(FaultCode.RISK_SPLIT),
    /// The value stops just short of the single limit.
    JUST_BELOW_LIMIT(FaultCode.RISK_JUST_BELOW_LIMIT),
    /// The waybill was made before the buyer paid.
    WAYBILL_BEFORE_PAYMENT(FaultCode.RISK_WAYBILL_BEFORE_PAYMENT),
    /// The buyer is a minor.
    MINOR(FaultCode.RISK_MINOR),
    /// More of one article than a person uses.
    QUANTITY_LARGE(FaultCode.RISK_QUANTITY_LARGE);

    private final FaultCode code;

    RiskRule(FaultCode code) {
        this.code = code;
    }

    /// Permanent number under which it is explained.
    public FaultCode code() {
        return code;
    }

    /// Parameter with its weight.
    public String weight() {
        return "RISK_WEIGHT_" + name();
    }

    /// What the rule finds; null when it finds nothing.
    @Nullable Fault find(RiskFacts facts, RiskPast past, Parameters parameters, LocalDate day) {
        return switch (this) {
            case IDENTITY_REPEATED ->
                    count(past.orders() + 1, parameters.days("RISK_ORDERS_A_DAY", day));
            case ADDRESS_SHARED ->
                    count(past.atAddress() + 1, parameters.days("RISK_IDENTITIES_ADDRESS", day));
            case TELEPHONE_SHARED ->
                    count(
                            past.atTelephone() + 1,
                            parameters.days("RISK_IDENTITIES_TELEPHONE", day));
            case PRICE_FAR -> price(facts, past, parameters, day);
            case SPLIT -> split(facts, past, parameters.money("LIMIT_SINGLE", day));
            case JUST_BELOW_LIMIT -> justBelow(facts, parameters, day);
            case WAYBILL_BEFORE_PAYMENT -> early(facts);
            case MINOR -> minor(facts, parameters.days("RISK_ADULT_AGE", day), day);
            case QUANTITY_LARGE -> quantity(facts, parameters.number("RISK_QUANTITY", day));
        };
    }

    private @Nullable Fault count(int found, int most) {
        return found > most ? fault("/", String.valueOf(found), String.valueOf(most)) : null;
    }

    /// Outside the middle half of the prices by more than some times its width, and off the median
    /// by more than the tolerance: the first alone would find much where all prices are the same.
    private @Nullable Fault price(
            RiskFacts facts, RiskPast past, Parameters parameters, LocalDate day) {
        int enough = parameters.days("RISK_PRICE_SEEN", day);
        BigDecimal times = parameters.number("RISK_PRICE_SPREAD", day);
        BigDecimal tolerance = parameters.number("PRICE_RECORD_TOLERANCE", day);
        for (RiskFacts.Goods goods : facts.goods()) {
            PriceSpread spread = past.prices().get(goods.key());
            if (spread != null
                    && spread.seen() >= enough
                    && isFar(goods.price(), spread, times, tolerance)) {
                return fault(
                        "/InventoryList[%d]/price".formatted(goods.gnum()),
                        goods.price().toString(),
                        spread.toString());
            }
        }
        return null;
    }

    private static boolean isFar(
            Money price, PriceSpread spread, BigDecimal times, BigDecimal tolerance) {
        BigDecimal width = spread.upper().minus(spread.lower()).decimal().multiply(times);
        BigDecimal is = price.decimal();
        BigDecimal median = spread.median().decimal();
        boolean outside =
                is.compareTo(spread.lower().decimal().subtract(width)) < 0
                        || is.compareTo(spread.upper().decimal().add(width)) > 0;
        return outside && is.subtract(median).abs().compareTo(median.multiply(tolerance)) > 0;
    }

    private @Nullable Fault split(RiskFacts facts, RiskPast past, Money limit) {
        Money together = facts.value().plus(past.value());
        boolean each = past.orders() > 0 && !facts.value().isMoreThan(limit);
        return each && together.isMoreThan(limit)
                ? fault("/", together.toString(), limit.toString())
                : null;
    }

    private @Nullable Fault justBelow(RiskFacts facts, Parameters parameters, LocalDate day) {
        Money limit = parameters.money("LIMIT_SINGLE", day);
        BigDecimal share = parameters.number("RISK_JUST_BELOW_SHARE", day);
        BigDecimal from = limit.decimal().multiply(share).setScale(2, RoundingMode.HALF_UP);
        boolean near =
                facts.value().decimal().compareTo(from) >= 0 && !facts.value().isMoreThan(limit);
        return near ? fault("/", facts.value().toString(), limit.toString()) : null;
    }

    private @Nullable Fault early(RiskFacts facts) {
        LocalDateTime paid = facts.paidAt();
        LocalDateTime shipped = facts.shippedAt();
        return paid != null && shipped != null && shipped.isBefore(paid)
                ? fault("/LogisticsHead/appTime", shipped.toString(), paid.toString())
                : null;
    }

    private @Nullable Fault minor(RiskFacts facts, int adult, LocalDate day) {
        LocalDate born = facts.born();
        if (born == null || born.isAfter(day)) {
            return null;
        }
        int age = Period.between(born, day).getYears();
        return age < adult ? fault("/", String.valueOf(age), String.valueOf(adult)) : null;
    }

    private @Nullable Fault quantity(RiskFacts facts, BigDecimal most) {
        for (RiskFacts.Goods goods : facts.goods()) {
            if (goods.quantity().compareTo(most) > 0) {
                return fault(
                        "/InventoryList[%d]/qty".formatted(goods.gnum()),
                        goods.quantity().toPlainString(),
                        most.toPlainString());
            }
        }
        return null;
    }

    private Fault fault(String path, String found, String expected) {
        return Fault.of(code, "/Inventory" + (path.equals("/") ? "" : path), found, expected);
    }
}
