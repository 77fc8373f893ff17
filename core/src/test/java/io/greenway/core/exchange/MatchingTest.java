package io.greenway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: R-130 holds at its edges. The dollar stands at 7.10, so 50 dollars are 355.00 yuan and
/// count more than 1 % up to a goods value of 35 500.00.
class MatchingTest {
    private static final LocalDate RELEASED = LocalDate.of(2026, 3, 1);

    private final Reference reference = Reference.bundled();

    @ParameterizedTest
    @CsvSource({
        "1000.00, 1000.00, MATCHED",
        "1000.00, 1355.00, MATCHED",
        "1000.00, 1355.01, OVER",
        "1000.00,  645.00, MATCHED",
        "1000.00,  644.99, PARTIAL",
        "100000.00, 101000.00, MATCHED",
        "100000.00, 101000.01, OVER",
        "100000.00,  99000.00, MATCHED",
        "100000.00,  98999.99, PARTIAL",
    })
    void theLargerToleranceCounts(String declared, String paid, Matching.State expected) {
        Matching matching =
                match(declared, List.of(paid("I1", paid, RELEASED, "502")), Set.of(), RELEASED);
        assertThat(matching.lines().getFirst().state()).isEqualTo(expected);
        assertThat(matching.paid()).isEqualTo(Money.of(paid));
    }

    @ParameterizedTest
    @CsvSource({"180, ''", "181, UNPAID_TOO_LONG"})
    void declaredWithoutMoneyIsFoundAfterTheTimeAllowed(int days, String finding) {
        Matching matching = match("1000.00", List.of(), Set.of(), RELEASED.plusDays(days));
        assertThat(matching.lines().getFirst().state()).isEqualTo(Matching.State.UNMATCHED);
        assertThat(String.join(" ", names(matching))).isEqualTo(finding);
    }

    /// Of goods that all came back nothing is owed: no money is right, and money is too much.
    @Test
    void whatCameBackWholeNeedsNoMoney() {
        LocalDate late = RELEASED.plusDays(181);
        Matching none = match("0.00", List.of(), Set.of(), late);
        assertThat(none.lines().getFirst().state()).isEqualTo(Matching.State.MATCHED);
        assertThat(names(none)).isEmpty();
        Matching paid =
                match("0.00", List.of(paid("I1", "1000.00", RELEASED, "502")), Set.of(), late);
        assertThat(paid.lines().getFirst().state()).isEqualTo(Matching.State.OVER);
    }

    @ParameterizedTest
    @CsvSource({"-90, ''", "-91, TIME_OUTSIDE", "365, ''", "366, TIME_OUTSIDE"})
    void moneyFarFromTheReleaseIsFound(int days, String finding) {
        Paid paid = paid("I1", "1000.00", RELEASED.plusDays(days), "502");
        Matching matching = match("1000.00", List.of(paid), Set.of(), RELEASED.plusYears(2));
        assertThat(String.join(" ", names(matching))).isEqualTo(finding);
    }

    @Test
    void countryMismatchMoneyWithoutDeclarationAndWaiversAreTold() {
        Paid elsewhere = paid("I1", "1000.00", RELEASED, "304");
        Paid loose = paid(null, "77.00", RELEASED, "502");
        Matching matching =
                match("1000.00", List.of(elsewhere, loose), Set.of("I1"), RELEASED.plusDays(1));
        assertThat(names(matching)).containsExactly("COUNTRY_DIFFERS");
        assertThat(matching.lines().getFirst().state()).isEqualTo(Matching.State.WAIVED);
        assertThat(matching.withoutDeclaration()).containsExactly(loose);
        assertThat(matching.unplaced()).isEqualTo(Money.of("77.00"));
    }

    private static List<String> names(Matching matching) {
        return matching.lines().getFirst().findings().stream().map(Enum::name).toList();
    }

    private Matching match(String value, List<Paid> money, Set<String> waived, LocalDate day) {
        Declared declared =
                new Declared(
                        "I1",
                        "5101000002",
                        Set.of("5101000002"),
                        "9610",
                        RELEASED,
                        true,
                        Money.of(value),
                        Set.of("502"),
                        null);
        return Matching.of(List.of(declared), money, waived, day, reference);
    }

    private static Paid paid(String invtNo, String yuan, LocalDate day, String country) {
        return new Paid("FX1", "5101000002", invtNo, day, country, Money.of(yuan));
    }
}
