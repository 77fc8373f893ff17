package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Language;
import io.greenway.core.reference.ListCondition;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.reference.TariffItem;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.service.Commodity;
import io.greenway.core.service.CommoditySearch;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.LandedCost;
import io.greenway.core.tax.LandedCostAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: what a note of the positive list asks is decided where a declaration shows
/// it, told where it does not, and nobody enters a condition that nothing reads. Method: the table
/// is changed for tomorrow, and trades of tomorrow go through the clerk.
class ListNoteTest {
    private static final LocalDate TOMORROW = Terms.dayOf(NOON).plusDays(1);
    private static final Reference BUNDLED = Reference.bundled();
    private static final long SEED = 11;

    private static Outcome<ReferenceDraft> read(String hs8, String conditions) {
        String csv =
                """
                hs8,name_zh,unit1_code,vat_class,mfn_percent,valid_from,document_no,conditions
                %s,货,035,standard,10,%s,D-1,%s
                """
                        .formatted(hs8, TOMORROW, conditions);
        ReferenceTable table = ReferenceTable.named("tariff").orElseThrow();
        return DraftReading.csv(table, csv, BUNDLED, Terms.dayOf(NOON));
    }

    private static Reference with(String hs8, String conditions) {
        return switch (read(hs8, conditions)) {
            case Outcome.Accepted<ReferenceDraft>(ReferenceDraft draft, List<Fault> none) -> {
                assertThat(draft.preview(BUNDLED).getFirst().columns()).contains("conditions");
                yield draft.appliedTo(BUNDLED, "ann", "ben");
            }
            case Outcome.Refused<ReferenceDraft>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }

    private static String code(Declaration trade) {
        return trade.inventory().lines().getFirst().gcode().substring(0, 8);
    }

    private static BigDecimal pieces(Declaration trade) {
        return trade.inventory().lines().stream()
                .filter(line -> line.gcode().startsWith(code(trade)))
                .map(line -> line.qty())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What is said of the conditions: number, place and both values.
    private static List<String> faults(Declaration trade, String conditions) {
        Zone zone = new Zone(SEED, with(code(trade), conditions));
        Instant at = NOON.plus(Duration.ofDays(1));
        zone.take(zone.documents(trade, at), at);
        return zone.dossier(trade).disagreements().stream()
                .map(one -> one.fault())
                .filter(fault -> fault.code().number() / 100 == 43)
                .map(
                        fault ->
                                "%d %s %s"
                                        .formatted(
                                                fault.code().number(),
                                                fault.found(),
                                                fault.expected()))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // mode, condition, least above the pieces of the trade, said
        "9610, ONLY(bonded), , 4302 9610 1210; 1239",
        "1210, ONLY(bonded), ,",
        "9610, MAX_QTY(%d per order), 0,",
        "9610, MAX_QTY(%d per order), -1, 4303",
        "1210, MAX_QTY(%d per order); ONLY(bonded), -1, 4303",
        "9610, MAX_QTY(%d per order); ONLY(bonded), 0, 4302 9610 1210; 1239",
        "9610, EXCEPT(cites_species); ONLY(registered_formula); EXCEPT(special_use), ,",
    })
    void conditionsThatADeclarationShowsAreDecided(
            String mode, String condition, Integer above, String said) {
        Declaration trade = large(mode);
        int pieces = pieces(trade).intValueExact();
        int most = above == null ? 0 : pieces + above;
        List<String> expected =
                said == null
                        ? List.of()
                        : said.equals("4303")
                                ? List.of("4303 %d %d".formatted(pieces, most))
                                : List.of(said.replace(";", ","));
        assertThat(faults(trade, condition.formatted(most))).isEqualTo(expected);
    }

    /// A trade of more than one piece, so that less than it is still a number of pieces.
    private static Declaration large(String mode) {
        Zone zone = new Zone(SEED);
        for (int index = 0; index < 500; index++) {
            Declaration one = zone.declaration(index, Kind.CONSISTENT);
            if (one.inventory().head().tradeMode().equals(mode)
                    && pieces(one).compareTo(BigDecimal.ONE) > 0) {
                return one;
            }
        }
        throw new AssertionError("no large trade in %s of seed %d".formatted(mode, SEED));
    }

    @Test
    void nothingThatIsCarriedIsRefusedForItsNote() {
        for (TariffItem item : BUNDLED.tariff().items(TOMORROW)) {
            assertThat(item.conditions().conditions())
                    .as(item.hs8())
                    .noneMatch(condition -> condition.kind().refuses());
        }
        assertThat(BUNDLED.tariff().item("1901101000", TOMORROW).orElseThrow().conditions())
                .hasToString("ONLY(registered_formula)");
        assertThat(BUNDLED.tariff().item("4202310000", TOMORROW).orElseThrow().conditions())
                .hasToString("EXCEPT(cites_species)");
    }

    @Test
    void whatNobodyReadsIsAFaultOfItsRow() {
        Outcome<ReferenceDraft> read = read("04012000", "ONLY(bonded); ONLY(rich); MAX_QTY(0)");
        if (!(read instanceof Outcome.Refused<ReferenceDraft>(List<Fault> faults))) {
            throw new AssertionError(read);
        }
        assertThat(faults)
                .extracting(fault -> fault.place().path() + " " + fault.found())
                .containsExactly("/row[1]/conditions ONLY(rich)", "/row[1]/conditions MAX_QTY(0)");
        assertThat(faults).extracting(Fault::code).containsOnly(FaultCode.REFERENCE_CELL);
    }

    @Test
    void searchAndLandedCostTellThem() {
        Reference changed = with("04012000", "MAX_QTY(6 per order); EXCEPT(special_use)");
        Commodity found =
                CommoditySearch.of(changed, TOMORROW).find("04012000", 1).commodities().getFirst();
        assertThat(found.conditions())
                .extracting(one -> one.predicate() + " " + one.refuses())
                .containsExactly("MAX_QTY(6 per order) true", "EXCEPT(special_use) false");
        assertThat(found.conditions().getFirst().words().in(Language.EN)).contains("6 pieces");
        LandedCostAnswer six = cost(changed, "4", "2");
        assertThat(six.decision()).isEqualTo("PREFERENTIAL");
        assertThat(six.conditions())
                .extracting(one -> one.line() + " " + one.predicate())
                .containsExactly(
                        "1 MAX_QTY(6 per order)",
                        "1 EXCEPT(special_use)",
                        "2 MAX_QTY(6 per order)",
                        "2 EXCEPT(special_use)");
        LandedCostAnswer seven = cost(changed, "4", "3");
        assertThat(seven.decision() + seven.rules()).isEqualTo("NOT_ON_LIST[R-053]");
        assertThat(seven.steps().getLast().words().en()).contains("has 7 pieces", "allows 6");
        assertThat(cost(BUNDLED, "4", "3").conditions()).isEmpty();
    }

    private static LandedCostAnswer cost(Reference reference, String... quantities) {
        List<LandedCost.Item> items =
                Arrays.stream(quantities)
                        .map(quantity -> new LandedCost.Item("0401200000", quantity, "10", null))
                        .toList();
        LandedCost question =
                new LandedCost(
                        TOMORROW.toString(), "0", List.copyOf(items), null, null, null, null);
        return switch (question.answer(reference)) {
            case Outcome.Accepted<LandedCostAnswer> accepted -> accepted.value();
            case Outcome.Refused<LandedCostAnswer> refused ->
                    throw new AssertionError(refused.faults().toString());
        };
    }

    @Test
    void everyConditionHasItsFormAndItsWords() {
        for (ListCondition.Kind kind : ListCondition.Kind.values()) {
            for (Language language : Language.values()) {
                assertThat(Objects.requireNonNull(new ListCondition(kind, 6).words(language)))
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }
}
