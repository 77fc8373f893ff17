package io.greenway.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RiskRuleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDateTime NOON = DAY.atTime(12, 0);
    private static final Reference REFERENCE = Reference.bundled();
    private static final Parameters PARAMETERS = REFERENCE.parameters();

    /// A declaration against which nothing stands, and what was seen before; each row changes some
    /// of it: `born`, hours from payment to waybill, value, price, quantity, orders before, their
    /// value, identities at the address and with the telephone. An asterisk leaves it as it is.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "*",
            textBlock =
                    """
                    # born, hours, value, price, quantity, orders, their value, address, telephone, expected
                    * | * | * | * | * | * | * | * | * |
                    * | * | * | * | * | 4 | * | * | * |
                    * | * | * | * | * | 5 | * | * | * | IDENTITY_REPEATED 6 5
                    * | * | * | * | * | * | * | 4 | * |
                    * | * | * | * | * | * | * | 5 | * | ADDRESS_SHARED 6 5
                    * | * | * | * | * | * | * | * | 1 |
                    * | * | * | * | * | * | * | * | 2 | TELEPHONE_SHARED 3 2
                    * | * | * | 100.00 | * | * | * | * | * |
                    * | * | * | 170.00 | * | * | * | * | * |
                    * | * | * | 170.01 | * | * | * | * | * | PRICE_FAR 170.01 100.00 (90.00-110.00, n=41)
                    * | * | * | 29.99 | * | * | * | * | * | PRICE_FAR 29.99 100.00 (90.00-110.00, n=41)
                    * | * | 4000.00 | * | * | 1 | 1000.00 | * | * |
                    * | * | 4000.00 | * | * | 1 | 1000.01 | * | * | SPLIT 5000.01 5000.00
                    * | * | 5000.01 | * | * | 1 | 1000.00 | * | * |
                    * | * | 4899.99 | * | * | * | * | * | * |
                    * | * | 4900.00 | * | * | * | * | * | * | JUST_BELOW_LIMIT 4900.00 5000.00
                    * | * | 5000.00 | * | * | * | * | * | * | JUST_BELOW_LIMIT 5000.00 5000.00
                    * | * | 5000.01 | * | * | * | * | * | * |
                    * | 0 | * | * | * | * | * | * | * |
                    * | -1 | * | * | * | * | * | * | * | WAYBILL_BEFORE_PAYMENT 2026-11-22T11:00 2026-11-22T12:00
                    2008-11-22 | * | * | * | * | * | * | * | * |
                    2008-11-23 | * | * | * | * | * | * | * | * | MINOR 17 18
                    * | * | * | * | 50 | * | * | * | * |
                    * | * | * | * | 51 | * | * | * | * | QUANTITY_LARGE 51 50
                    """)
    void aRuleFindsWhatItSaysAndNothingElse(
            LocalDate born,
            Integer hours,
            String value,
            String price,
            String quantity,
            Integer orders,
            String before,
            Integer address,
            Integer telephone,
            String expected) {
        RiskFacts facts =
                new RiskFacts(
                        "order",
                        "buyer",
                        "address",
                        "telephone",
                        born == null ? LocalDate.of(1990, 1, 1) : born,
                        NOON,
                        NOON.plusHours(hours == null ? 2 : hours),
                        Money.of(value == null ? "300.00" : value),
                        List.of(
                                new RiskFacts.Goods(
                                        1,
                                        "2204210000/142",
                                        Money.of(price == null ? "100.00" : price),
                                        new BigDecimal(quantity == null ? "2" : quantity))));
        RiskPast past =
                new RiskPast(
                        orders == null ? 0 : orders,
                        Money.of(before == null ? "0.00" : before),
                        address == null ? 0 : address,
                        telephone == null ? 0 : telephone,
                        Map.of("2204210000/142", spread()));
        String found =
                RiskScore.of(facts, past, PARAMETERS, DAY).hits().stream()
                        .map(
                                hit ->
                                        hit.rule()
                                                + " "
                                                + hit.fault().found()
                                                + " "
                                                + hit.fault().expected())
                        .collect(Collectors.joining("; "));
        assertThat(found).isEqualTo(expected == null ? "" : expected);
    }

    /// Prices from 80 to 120 yuan.
    private static PriceSpread spread() {
        return PriceSpread.of(
                LongStream.rangeClosed(80, 120).map(yuan -> yuan * 100).boxed().toList());
    }

    private static RiskFacts minor() {
        return new RiskFacts(
                "o",
                "b",
                "a",
                "t",
                LocalDate.of(2015, 1, 1),
                null,
                null,
                Money.of("1.00"),
                List.of());
    }

    @Test
    void fewPricesSayNothing() {
        assertThat(PriceSpread.of(List.of(100L)).median()).isEqualTo(Money.of("1.00"));
        RiskFacts dear =
                new RiskFacts(
                        "o",
                        "b",
                        "a",
                        "t",
                        null,
                        null,
                        null,
                        Money.of("1.00"),
                        List.of(new RiskFacts.Goods(1, "k", Money.of("9999.00"), BigDecimal.ONE)));
        RiskPast past =
                new RiskPast(0, Money.ZERO, 0, 0, Map.of("k", PriceSpread.of(List.of(100L))));
        assertThat(RiskScore.of(dear, past, PARAMETERS, DAY).points()).isZero();
    }

    @ParameterizedTest
    @EnumSource(RiskRule.class)
    void everyRuleHasAWeightAndAnExplanation(RiskRule rule) {
        assertThat(PARAMETERS.days(rule.weight(), DAY)).isPositive();
        assertThat(rule.code().name()).isEqualTo("RISK_" + rule.name());
    }

    @Test
    void aWeightOfZeroTurnsARuleOff() {
        RiskScore score = RiskScore.of(minor(), RiskPast.NOTHING, PARAMETERS, DAY);
        assertThat(score.points()).isEqualTo(60);
        Parameters off = REFERENCE.with("RISK_WEIGHT_MINOR", "0").parameters();
        assertThat(RiskScore.of(minor(), RiskPast.NOTHING, off, DAY).hits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "四川省成都市样例区青禾路1号, 四川省 成都市，样例区（青禾路）１号, true",
        "Qinghe Road 1, qinghe road 1, true",
        "Qinghe Road 1, Qinghe Road 11, false"
    })
    void theSameAddressIsTheSameHoweverItIsWritten(String one, String other, boolean same) {
        assertThat(RiskFacts.plain(one).equals(RiskFacts.plain(other))).isEqualTo(same);
    }
}
