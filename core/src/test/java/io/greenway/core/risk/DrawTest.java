package io.greenway.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.CreditClass;
import io.greenway.core.party.Trust;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Reference REFERENCE = Reference.bundled();
    private static final Parameters PARAMETERS = REFERENCE.parameters();
    private static final int MANY = 100_000;

    private static Draw draw(int number, String seed, CreditClass credit, Parameters parameters) {
        String invtNo = "79002026I%09d".formatted(number);
        return Draw.of(invtNo, DAY, seed, new Trust(credit, false), parameters);
    }

    private static long picked(String seed, CreditClass credit, Parameters parameters) {
        return IntStream.range(0, MANY)
                .filter(number -> draw(number, seed, credit, parameters).isPicked())
                .count();
    }

    /// Four standard deviations to each side, for 100,000 inventory numbers (R-106's test, with the
    /// rates of R-084).
    @ParameterizedTest
    @CsvSource({
        "ADVANCED_CERTIFIED, 875, 1125",
        "CERTIFIED, 2785, 3215",
        "ORDINARY, 4800, 5200",
        "DISHONEST, 79494, 80506",
        "SERIOUSLY_DISHONEST, 100000, 100000"
    })
    void everyClassIsPickedAsOftenAsItsRateSays(CreditClass credit, long least, long most) {
        for (String seed : List.of("one", "two")) {
            assertThat(picked(seed, credit, PARAMETERS)).as(seed).isBetween(least, most);
        }
    }

    @Test
    void theRateIsNeverNothing() {
        Parameters zero = REFERENCE.with("INSPECTION_RATE_ADVANCED_CERTIFIED", "0").parameters();
        assertThat(picked("one", CreditClass.ADVANCED_CERTIFIED, zero)).isBetween(60L, 140L);
        Parameters none =
                REFERENCE
                        .with("INSPECTION_RATE_ADVANCED_CERTIFIED", "0")
                        .with("INSPECTION_RATE_FLOOR", "0")
                        .parameters();
        assertThat(draw(1, "one", CreditClass.ADVANCED_CERTIFIED, none).bound()).isPositive();
    }

    /// The green channel halves the rate of the class, down to the floor.
    @ParameterizedTest
    @CsvSource({"CERTIFIED, 0.03, 0.015", "ADVANCED_CERTIFIED, 0.01, 0.005"})
    void theGreenChannelLowersTheRate(CreditClass credit, BigDecimal usual, BigDecimal green) {
        String invtNo = "79002026I000000007";
        assertThat(Draw.of(invtNo, DAY, "s", new Trust(credit, false), PARAMETERS).rate())
                .isEqualByComparingTo(usual);
        Draw draw = Draw.of(invtNo, DAY, "s", new Trust(credit, true), PARAMETERS);
        assertThat(draw.rate()).isEqualByComparingTo(green);
        assertThat(draw.steps()).contains("rate(" + credit.json() + ", green) = " + draw.rate());
        Parameters zero = REFERENCE.with("GREEN_INSPECTION_SHARE", "0").parameters();
        assertThat(Draw.of(invtNo, DAY, "s", new Trust(credit, true), zero).rate())
                .isEqualByComparingTo("0.001");
    }

    /// Another day picks others: who was picked once learns nothing for the next time.
    @Test
    void daysPickIndependently() {
        long both =
                IntStream.range(0, MANY)
                        .filter(at -> draw(at, "one", CreditClass.ORDINARY, PARAMETERS).isPicked())
                        .filter(at -> draw(at, "two", CreditClass.ORDINARY, PARAMETERS).isPicked())
                        .count();
        assertThat(both).isBetween(187L, 313L);
    }

    /// `printf 'secret|79002026I000000007' | sha256sum` gives the same digest.
    @Test
    void aLotCanBeComputedAgainWithTheUsualTools() {
        Draw draw = draw(7, "secret", CreditClass.ORDINARY, PARAMETERS);
        assertThat(draw).isEqualTo(draw(7, "secret", CreditClass.ORDINARY, PARAMETERS));
        assertThat(draw.digest())
                .isEqualTo("6cc10f869ff642dca50b3745154358d8bf5e1fb2f22c82976ad6bad333b3a152");
        assertThat(draw.lot()).isEqualTo(Long.parseLong(draw.digest().substring(0, 8), 16));
        assertThat(draw.bound()).isEqualTo(214_748_364L);
        assertThat(draw.steps()).hasSize(7).allMatch(step -> step.contains(" = "));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, RELEASE, false",
        "59, false, RELEASE, false",
        "60, false, REVIEW, false",
        "99, false, REVIEW, false",
        "100, false, INSPECTION, false",
        "0, true, INSPECTION, true",
        "60, true, INSPECTION, true",
        "100, true, INSPECTION, false"
    })
    void muchRiskOrChanceIsInspectedAndSomeRiskReviewed(
            int points, boolean picked, Selection.Result outcome, boolean byChance) {
        CreditClass credit = picked ? CreditClass.SERIOUSLY_DISHONEST : CreditClass.ORDINARY;
        int number =
                IntStream.range(0, MANY)
                        .filter(at -> draw(at, "s", credit, PARAMETERS).isPicked() == picked)
                        .findFirst()
                        .orElseThrow();
        Selection selection =
                Selection.of(
                        new RiskScore(points, List.of()),
                        draw(number, "s", credit, PARAMETERS),
                        PARAMETERS,
                        DAY);
        assertThat(selection.outcome()).isEqualTo(outcome);
        assertThat(selection.byChance()).isEqualTo(byChance);
    }
}
