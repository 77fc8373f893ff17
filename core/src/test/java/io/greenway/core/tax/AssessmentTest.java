package io.greenway.core.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.RestrictionsOfDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases beside the worked examples, computed by hand or by another way.
class AssessmentTest {
    private static final LocalDate DAY = WorkedExamples.DAY;
    private static final Reference REFERENCE = Reference.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what, code, quantity, goods value, pack, duty, consumption tax, VAT
        "cream at 9.99 a ml, 33049900, 1, 299.99, 30 ml, 0.00, 0.00, 27.30",
        "cream at 22.67 a ml, 33049900, 1, 680, 30 ml, 0.00, 84.00, 72.80",
        "masks at 14.99 a sheet, 33049900, 1, 74.95, 5 sheets, 0.00, 0.00, 6.82",
        "masks at 15 a sheet in two packs, 33049900, 2, 150, 5 sheets, 0.00, 18.53, 16.06",
        "whisky at 0.912 a litre, 22083000, 1, 500, 700 ml, 0.00, 88.06, 56.95",
        "beer over USD 370 a tonne, 22030000, 24, 240, 500 ml, 0.00, 2.13, 22.12",
        "beer under USD 370 a tonne, 22030000, 24, 12, 500 ml, 0.00, 1.87, 1.34",
        "watch over 10 000 in the full-tax branch, 91022100, 1, 15000, , 1200.00, 4050.00, 2632.50",
        "watch at 10 000, 91022100, 1, 10000, , 800.00, 2700.00, 1755.00",
        "watch a fen below, 91022100, 1, 9999.99, , 800.00, 0.00, 1404.00",
        "golf club, 95063100, 1, 900, , 0.00, 70.00, 91.00",
        "exactly the single limit in several items, 21069090, 2, 5000, , 0.00, 0.00, 455.00",
    })
    void oneLineIsTaxed(
            String what,
            String code,
            BigDecimal quantity,
            String value,
            String pack,
            String duty,
            String consumptionTax,
            String vat) {
        Assessment assessment =
                Assessment.of(purchase("0", line(code, quantity, value, pack)), REFERENCE);
        Assessment.Line line = assessment.lines().getFirst();
        assertThat(List.of(line.duty(), line.consumptionTax(), line.vat()))
                .describedAs(what)
                .containsExactly(Money.of(duty), Money.of(consumptionTax), Money.of(vat));
        assertThat(assessment.withoutContent()).isEmpty();
    }

    private static Purchase.Line line(String code, BigDecimal quantity, String value, String pack) {
        Content content = pack == null ? Content.NONE : Content.parse(pack);
        return new Purchase.Line(code, "", quantity, Money.of(value), content.times(quantity));
    }

    private static Purchase purchase(String used, Purchase.Line... lines) {
        return new Purchase(
                DAY,
                Money.of(used),
                List.of(lines),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31, 3000, false, 0, GENERAL_TRADE, R-023",
        "2018-12-31, 3000, true, 0, FULL_TAX_RETAIL, R-022",
        "2019-01-01, 3000, false, 0, PREFERENTIAL, R-021",
        "2026-11-22, 5000, false, 21000, PREFERENTIAL, R-021",
        "2026-11-22, 5000, false, 21000.01, GENERAL_TRADE, R-024",
        "2026-11-22, 5000.01, false, 0, GENERAL_TRADE, R-023",
        "2026-11-22, 5000.01, true, 0, FULL_TAX_RETAIL, R-022",
        "2026-11-22, 25999.99, true, 0.01, FULL_TAX_RETAIL, R-022",
        "2026-11-22, 25999.99, true, 0.02, GENERAL_TRADE, R-024",
        "2026-11-22, 26000, true, 0, GENERAL_TRADE, R-022",
        "2026-11-22, 26000.01, true, 0, GENERAL_TRADE, R-022 R-024",
        "2026-11-22, 6000, false, 20001, GENERAL_TRADE, R-023 R-024",
    })
    void limitsDecideByTheTableOfTheDay(
            LocalDate date,
            String value,
            boolean single,
            String used,
            Decision decision,
            String rules) {
        Limits limits =
                Limits.decide(
                        Money.of(value), single, Money.of(used), date, REFERENCE.parameters());
        assertThat(limits.decision()).isEqualTo(decision);
        assertThat(String.join(" ", limits.rules())).isEqualTo(rules);
    }

    @Test
    void annualOverflowIsTaxedInFullWhereTheSwitchSaysSo() {
        Reference switched = REFERENCE.with("ANNUAL_OVERFLOW_FULL_TAX", "true");
        assertThat(
                        Limits.decide(
                                        Money.of("600"),
                                        false,
                                        Money.of("25500"),
                                        DAY,
                                        switched.parameters())
                                .decision())
                .isEqualTo(Decision.FULL_TAX_RETAIL);
    }

    @ParameterizedTest
    @CsvSource({"0.10,0.178889", "0.15,0.230588", "0.20,0.288750", "0,0.091000"})
    void compositeRatesAreThoseEverybodyKnows(String consumptionTax, BigDecimal expected) {
        assertThat(
                        TaxInclusive.compositeRate(
                                Rate.of(consumptionTax), Rate.percent("13"), Rate.of("0.7")))
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "96190011, , 1000, 916.59, 0.00, 83.41",
        "22042100, 750 ml, 1000, 848.26, 65.98, 85.76",
        "22083000, 700 ml, 500, 387.48, 68.37, 44.15",
        "33049900, 30 ml, 1000, 812.62, 100.38, 87.00",
        "33049900, 30 ml, 340, 311.64, 0.00, 28.36",
    })
    void aPriceWithTaxInItIsTakenApart(
            String code,
            String pack,
            String price,
            String value,
            String consumptionTax,
            String vat) {
        TaxInclusive parts =
                TaxInclusive.of(
                        Money.of(price), line(code, BigDecimal.ONE, "0", pack), DAY, REFERENCE);
        assertThat(parts)
                .isEqualTo(
                        new TaxInclusive(Money.of(value), Money.of(consumptionTax), Money.of(vat)));
    }

    @Test
    void unknownContentIsToldAndTaxedAsIfTheThresholdWereReached() {
        Assessment assessment =
                Assessment.of(
                        purchase("0", line("33049900", BigDecimal.ONE, "100", "1 box")), REFERENCE);
        assertThat(assessment.withoutContent()).containsExactly(1);
        assertThat(assessment.lines().getFirst().consumptionTax()).isEqualTo(Money.of("12.35"));
    }

    /// perm lotion, hair dye and sun cream are cosmetics that other trade must register.
    /// Here the list names no registration, nothing prohibits them, and nothing is asked.
    @ParameterizedTest
    @CsvSource({"33052000, 3305200000", "33059000, 3305900000", "33049900, 3304990099"})
    void cosmeticsNeedNoRegistration(String hs8, String code) {
        Purchase purchase = purchase("0", line(hs8, BigDecimal.ONE, "100", "30 ml"));
        assertThat(Assessment.of(purchase, REFERENCE).decision()).isEqualTo(Decision.PREFERENTIAL);
        assertThat(REFERENCE.tariff().item(hs8, DAY).orElseThrow().note())
                .doesNotContain("注册")
                .doesNotContain("备案");
        var goods = new RestrictionsOfDay.Goods(code, "410", "染发 烫发 防晒", "", "");
        for (String mode : List.of("9610", "1210", "1239")) {
            assertThat(REFERENCE.restrictions().on(DAY).prohibition(goods, mode)).isEmpty();
        }
    }

    @Test
    void everyLineThatIsNotOnTheListIsNamed() {
        Assessment assessment =
                Assessment.of(
                        purchase(
                                "0",
                                line("24022000", BigDecimal.ONE, "1", ""),
                                line("22042100", BigDecimal.ONE, "1", ""),
                                line("93011000", BigDecimal.ONE, "1", "")),
                        REFERENCE);
        assertThat(assessment.decision()).isEqualTo(Decision.NOT_ON_LIST);
        assertThat(assessment.unlisted()).containsExactly(1, 3);
        assertThat(assessment.lines()).isEmpty();
    }

    @Test
    void sharesAddUpToTheAmountAndStayWithinAFenOfTheExactShare() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Money amount = new Money(random.nextLong(100_000));
            List<Money> weights = new ArrayList<>();
            for (int line = random.nextInt(1, 20); line > 0; line--) {
                weights.add(new Money(random.nextLong(1, 1_000_000)));
            }
            List<Money> shares = Apportionment.of(amount, weights);
            assertThat(Money.sum(shares)).describedAs("seed %d", seed).isEqualTo(amount);
            double total = Money.sum(weights).fen();
            for (int at = 0; at < shares.size(); at++) {
                double exact = amount.fen() * (weights.get(at).fen() / total);
                assertThat(Math.abs(shares.get(at).fen() - exact))
                        .describedAs("seed %d", seed)
                        .isLessThan(1.000001);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, 100 100 100, 3.33 3.33 3.34",
        "0.02, 100 100 100, 0.00 0.01 0.01",
        "1.00, 0 0, 0.50 0.50",
        "1.00, 0 3, 0.00 1.00",
    })
    void fenLeftOverGoToTheLargestRemainderAndTiesToTheLastLine(
            String amount, String weights, String expected) {
        assertThat(Apportionment.of(Money.of(amount), amounts(weights)))
                .isEqualTo(amounts(expected));
    }

    private static List<Money> amounts(String text) {
        return List.of(text.split(" ")).stream().map(Money::of).toList();
    }
}
