package io.greenway.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.CreditClass;
import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.reference.RestrictionsOfDay;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: who is sampled follows from the published factors, the day and the number of
/// the list, and nothing else. Method: rows of the table are put in, and draws are counted and made
/// again.
class SelectionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate DAY = TODAY.plusDays(1);
    private static final int LISTS = 100_000;

    @Test
    void fiveOfAHundredAreDrawnWithinTheirBounds() {
        Reference reference = with("inspection_factor", "name,factor", "base:*,0.05");
        int hits = hits(reference);
        assertThat(hits)
                .as("seed %s", reference.parameters().text("INSPECTION_SEED", DAY))
                .isBetween(4_800, 5_200);
    }

    @Test
    void aProbabilityOfOneIsAlwaysDrawn() {
        assertThat(hits(with("inspection_factor", "name,factor", "base:*,1"))).isEqualTo(LISTS);
    }

    @Test
    void nothingIsDrawnWithoutABase() {
        assertThat(hits(Reference.bundled())).isZero();
    }

    private static int hits(Reference reference) {
        int hits = 0;
        for (int number = 0; number < LISTS; number++) {
            Goods goods = goods("7900%d2026I%09d".formatted(2026, number), "1905310000", "", "116");
            hits += Selection.of(goods, CreditClass.ORDINARY, reference, DAY).hit() ? 1 : 0;
        }
        return hits;
    }

    @Test
    void theDrawCanBeMadeAgainFromItsSeed() {
        assertThat(Draw.of("greenway", DAY, "790120260000000001"))
                .isEqualTo(Draw.of("greenway", DAY, "790120260000000001"))
                .isNotEqualTo(Draw.of("greenway", DAY.plusDays(1), "790120260000000001"))
                .isNotEqualTo(Draw.of("other", DAY, "790120260000000001"))
                .isNotEqualTo(Draw.of("greenway", DAY, "790120260000000002"))
                .isBetween(BigDecimal.ZERO, new BigDecimal("0.999999999"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "1905310000, 116, ORDINARY, 0.02",
        "1905310000, 116, CERTIFIED, 0.012",
        "1905310000, 116, ADVANCED_CERTIFIED, 0.01",
        "1905310000, 133, ORDINARY, 0.06",
        "1905310000, 116, DISHONEST, 0.32",
        "1905310000, 133, SERIOUSLY_DISHONEST, 1",
        "6109100000, 116, ORDINARY, 0.01",
    })
    void theProbabilityIsTheProductWithinItsBounds(
            String code, String origin, CreditClass credit, BigDecimal expected) {
        Reference reference =
                with(
                        "inspection_factor",
                        "name,factor",
                        "base:food,0.02",
                        "origin:133,3",
                        "minimum:*,0.01");
        Selection selection = Selection.of(goods("N", code, "", origin), credit, reference, DAY);
        assertThat(selection.deciding().value()).isEqualByComparingTo(expected);
    }

    @Test
    void brandAndWarningCount() {
        Reference factors = with("inspection_factor", "name,factor", "base:*,0.02", "brand:Nova,2");
        Goods goods = goods("N", "1905310000", "Biscuits NOVA 200 g", "116");
        assertThat(probability(goods, factors)).isEqualByComparingTo("0.04");
        assertThat(probability(goods, warned(factors, "raise", "5"))).isEqualByComparingTo("0.2");
        Selection forced =
                Selection.of(
                        goods,
                        CreditClass.ORDINARY,
                        warned(Reference.bundled(), "inspect", ""),
                        DAY);
        assertThat(forced.hit()).isTrue();
        assertThat(forced.reason()).isEqualTo(OrderReason.ALERT);
    }

    private static BigDecimal probability(Goods goods, Reference reference) {
        return Selection.of(goods, CreditClass.ORDINARY, reference, DAY).deciding().value();
    }

    private static Reference warned(Reference reference, String effect, String factor) {
        return put(
                reference,
                "warning",
                "code,effect,factor,hs_prefix,zh,en,sw",
                "W-1," + effect + "," + factor + ",1905,警示,warning,tahadhari");
    }

    @ParameterizedTest(name = "{1} of {0}: {2}, {3}")
    @CsvSource({
        "1905310000, 1, 1, false",
        "1905310000, 100, 2, false",
        "1905310000, 1001, 6, false",
        "1905310000, 100000, 20, false",
        "1901101000, 1000, 10, false",
        "3304990039, 1000, 2, true",
        "8516710000, 100, 1, true",
    })
    void theSampleFollowsThePlan(String code, BigDecimal quantity, int pieces, boolean goes) {
        SampleSize size = SampleSize.of(code, quantity, Reference.bundled(), DAY);
        assertThat(size.pieces()).isEqualTo(pieces);
        assertThat(size.whileTesting()).isEqualTo(goes);
    }

    private static Goods goods(String number, String code, String name, String origin) {
        return new Goods(
                number,
                "5101000002",
                "9610",
                List.of(
                        new Goods.Line(
                                1,
                                code,
                                name,
                                origin,
                                "",
                                BigDecimal.ONE,
                                null,
                                null,
                                RestrictionsOfDay.words(name),
                                null)));
    }

    static Reference with(String table, String heading, String... rows) {
        return put(Reference.bundled(), table, heading, rows);
    }

    static Reference put(Reference reference, String name, String heading, String... rows) {
        ReferenceTable table = ReferenceTable.named(name).orElseThrow();
        StringBuilder csv = new StringBuilder(heading + ",valid_from,document_no\n");
        for (String row : rows) {
            csv.append(row).append(',').append(DAY).append(",D-1\n");
        }
        return switch (DraftReading.csv(table, csv.toString(), reference, TODAY)) {
            case Outcome.Accepted<ReferenceDraft>(ReferenceDraft draft, List<Fault> none) ->
                    draft.appliedTo(reference, "ann", "ben");
            case Outcome.Refused<ReferenceDraft>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }
}
