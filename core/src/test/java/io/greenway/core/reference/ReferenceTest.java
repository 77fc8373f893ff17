package io.greenway.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private final Reference reference = Reference.bundled();

    @ParameterizedTest
    @CsvSource({
        "LIMIT_SINGLE,2016-04-08,2000.00",
        "LIMIT_SINGLE,2018-12-31,2000.00",
        "LIMIT_SINGLE,2019-01-01,5000.00",
        "LIMIT_ANNUAL,2018-12-31,20000.00",
        "LIMIT_ANNUAL,2019-01-01,26000.00",
    })
    void aParameterIsReadInTheVersionOfTheDay(String key, LocalDate date, String expected) {
        assertThat(reference.parameters().money(key, date)).isEqualTo(Money.of(expected));
    }

    @Test
    void anUnknownKeyAndADayWithoutVersionAreNamed() {
        assertThatThrownBy(() -> reference.parameters().money("LIMIT_MOON", DAY))
                .hasMessageContaining("LIMIT_MOON")
                .hasMessageContaining("2026-11-22");
        assertThatThrownBy(
                        () ->
                                reference
                                        .parameters()
                                        .money("LIMIT_SINGLE", LocalDate.of(2016, 4, 7)))
                .hasMessageContaining("LIMIT_SINGLE")
                .hasMessageContaining("2016-04-07");
        assertThatThrownBy(() -> reference.parameters().flag("LIMIT_SINGLE", DAY))
                .hasMessageContaining("true or false");
    }

    @Test
    void aReplacedParameterReachesTheTariffAndLeavesTheOriginalAlone() {
        Reference changed = reference.with("SPIRITS_PER_LITRE", "1").with("PAPERS_WAIT_DAYS", "3");
        assertThat(whisky(changed)).contains("perLitre=1,");
        assertThat(whisky(reference)).contains("perLitre=0.912");
        assertThat(changed.parameters().days("PAPERS_WAIT_DAYS", DAY)).isEqualTo(3);
        assertThat(changed.parameters().parameter("PAPERS_WAIT_DAYS", DAY).certainty())
                .isEqualTo(Certainty.D);
        assertThat(reference.parameters().days("PAPERS_WAIT_DAYS", DAY)).isEqualTo(15);
    }

    private static String whisky(Reference reference) {
        return reference.tariff().item("22083000", DAY).orElseThrow().consumptionTax().toString();
    }

    @Test
    void versionsOfOneParameterDoNotOverlap() {
        List<Parameter> all = reference.parameters().all();
        for (Parameter one : all) {
            for (Parameter other : all) {
                if (!one.equals(other) && one.key().equals(other.key())) {
                    assertThat(one.holdsOn(other.validFrom()))
                            .describedAs("%s and %s", one, other)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyCommodityOfTheListCanBeReadOnEveryDayOfThePolicy() {
        for (LocalDate date : List.of(LocalDate.of(2016, 4, 8), LocalDate.of(2018, 12, 31), DAY)) {
            assertThat(reference.tariff().items(date)).hasSize(111);
        }
        assertThat(reference.tariff().items(LocalDate.of(2016, 4, 7))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "22042100,2026-11-22,13,14,None",
        "2204210000,2026-11-22,13,14,10 digits",
        "04012000,2026-11-22,9,15,reduced",
        "04012000,2018-12-31,10,15,reduced before 2019-04-01",
        "22042100,2018-12-31,16,14,standard before 2019-04-01",
        "19011010,2026-11-22,13,5,provisional beats MFN",
        "96190011,2026-11-22,13,0,provisional zero",
    })
    void ratesFollowTheCodeAndTheDay(
            String code, LocalDate date, String vat, String duty, String why) {
        TariffItem item = reference.tariff().item(code, date).orElseThrow();
        assertThat(item.vat()).describedAs(why).isEqualTo(Rate.percent(vat));
        assertThat(item.duty()).describedAs(why).isEqualTo(Rate.percent(duty));
    }

    @Test
    void whatIsNotInTheTableIsNotOnTheList() {
        assertThat(reference.tariff().item("24022000", DAY)).isEmpty();
        assertThat(reference.tariff().item("", DAY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyFaultCodeNamesARuleOfTheRegister(FaultCode code) {
        assertThat(reference.rules().find(code.rule())).describedAs(code.rule()).isPresent();
    }

    @Test
    void everyRuleIsWrittenInThreeLanguagesWithItsDocument() {
        assertThat(reference.rules().all()).hasSizeGreaterThan(60);
        for (Rule rule : reference.rules().all()) {
            assertThat(rule.documentNo()).describedAs(rule.number()).isNotBlank();
            for (Language language : Language.values()) {
                assertThat(rule.statement(language)).describedAs(rule.number()).isNotBlank();
            }
        }
        assertThat(reference.rules().rule("R-034", DAY).en()).contains("(1 - rate)");
        assertThatThrownBy(() -> reference.rules().rule("R-999")).hasMessageContaining("R-999");
    }
}
