package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenway.core.inspection.Hold;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Frozen;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.reference.RestrictionsOfDay;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: goods under a suspension are not released from any state, new
/// ones neither, and go on when it is lifted; prohibited goods are refused with the row that
/// prohibits them. Method: trades go through the clerk under changed tables, with the answers of
/// customs that lead to each state.
class SuspensionTest {
    private static final LocalDate TODAY = Terms.dayOf(NOON);
    private static final String WARNING =
            """
            code,effect,hs_prefix,origin,zh,en,sw,valid_from,document_no
            W-1,%s,%s,%s,疫情,epidemic,ugonjwa,%s,警示2026-1
            """;

    @ParameterizedTest
    @ValueSource(strings = {"", "300", "300 399", "500", "300 500", "500 501", "500 600"})
    void goodsAreStoppedInEveryStateAndGoOnWhenTheWarningEnds(String before) {
        Zone open = new Zone(5);
        Declaration declaration = open.declaration(1, Kind.CONSISTENT);
        Dossier checked = checked(open, declaration, before);
        Terms stopped = terms(warned(declaration, "stop"));
        Dossier held = after(checked, "800", stopped);
        assertThat(held.stage()).isEqualTo(Stage.INSPECTION);
        assertThat(after(held, "800", stopped).stage()).isEqualTo(Stage.INSPECTION);
        assertThat(after(held, "800", terms(Reference.bundled())).stage())
                .isEqualTo(Stage.RELEASED);
        assertThat(Objects.requireNonNull(held.reservation()).confirmed()).isFalse();
    }

    @Test
    void newDeclarationsAreStoppedTooAndTheirSendersHearWhy() {
        Declaration sample = new Zone(5).declaration(1, Kind.CONSISTENT);
        Zone zone = new Zone(5, warned(sample, "stop"));
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.take(zone.documents(declaration, NOON), NOON);
        String orderNo = declaration.inventory().head().orderNo();
        assertThat(zone.statuses(orderNo, Paper.INVENTORY)).endsWith("120", "500");
        assertThat(zone.receipts(orderNo, Paper.INVENTORY).getLast().answer().returnInfo())
                .contains("GW6602", "W-1", "警示2026-1");
    }

    @ParameterizedTest
    @CsvSource({"inspect, ALERT", "stop, STOP"})
    void aWarningHoldsByPrefixAndOriginAlone(String effect, Hold.Kind kind) {
        Zone zone = new Zone(6);
        Declaration declaration = zone.declaration(2, Kind.CONSISTENT);
        Dossier checked = checked(zone, declaration, "");
        Reference warned = warned(declaration, effect);
        List<Hold> holds = holds(checked, terms(warned));
        assertThat(holds).extracting(Hold::kind).contains(kind);
        Reference elsewhere =
                changed(Reference.bundled(), WARNING.formatted(effect, "0101", "", TODAY));
        assertThat(holds(checked, terms(elsewhere))).isEmpty();
        Reference tomorrow =
                changed(
                        Reference.bundled(),
                        WARNING.formatted(
                                effect, first(declaration).gcode(), "", TODAY.plusDays(1)));
        assertThat(holds(checked, terms(tomorrow))).isEmpty();
    }

    @Test
    void whatWasInspectedIsNotInspectedAgain() {
        Zone zone = new Zone(6);
        Declaration declaration = zone.declaration(2, Kind.CONSISTENT);
        Terms terms = terms(warned(declaration, "inspect"));
        Dossier held = after(checked(zone, declaration, ""), "800", terms);
        assertThat(held.stage()).isEqualTo(Stage.INSPECTION);
        assertThat(after(held, "800", terms).stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void everythingIsDrawnAtAProbabilityOfOne() {
        Zone zone = new Zone(7);
        Dossier checked = checked(zone, zone.declaration(3, Kind.CONSISTENT), "");
        Reference all = changed("inspection_factor", "name,factor", "base:*,1");
        Terms tomorrow = terms(all, 1);
        assertThat(holds(checked, tomorrow))
                .extracting(Hold::kind)
                .containsExactly(Hold.Kind.SAMPLE);
        assertThat(holds(checked, terms(all))).isEmpty();
    }

    @Test
    void nothingOfAFrozenBatchIsReleased() {
        Zone zone = new Zone(8);
        for (int index = 0; index < 200; index++) {
            Declaration declaration = zone.declaration(index, Kind.CONSISTENT);
            String book = declaration.inventory().head().emsNo();
            String record = first(declaration).itemRecordNo();
            if (book != null && record != null) {
                Dossier checked = checked(zone, declaration, "");
                Reference bundled = Reference.bundled();
                Reference frozen =
                        bundled.with(
                                bundled.restrictions()
                                        .withFrozen(List.of(new Frozen(book, record, "B-1"))));
                assertThat(holds(checked, terms(frozen)))
                        .extracting(Hold::kind, Hold::by)
                        .contains(tuple(Hold.Kind.BATCH, "B-1"));
                return;
            }
        }
        throw new AssertionError("no bonded trade among 200 of seed 8");
    }

    @Test
    void prohibitedGoodsAreRefusedWithTheRowThatProhibitsThem() {
        Declaration sample = new Zone(5).declaration(1, Kind.CONSISTENT);
        String row = "P-1," + first(sample).gcode() + ",禁,prohibited,marufuku";
        Reference changed = changed("prohibited", "code,hs_prefix,zh,en,sw", row);
        Zone zone = new Zone(5, changed);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        zone.take(zone.documents(declaration, tomorrow), tomorrow);
        Fault found =
                zone.dossier(declaration).disagreements().stream()
                        .map(one -> one.fault())
                        .filter(fault -> fault.code() == FaultCode.GOODS_PROHIBITED)
                        .findFirst()
                        .orElseThrow();
        assertThat(found.expected()).isEqualTo("P-1 D-1");
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.REJECTED);
    }

    @Test
    void nothingOnThePositiveListIsProhibitedByItsCode() {
        Reference reference = Reference.bundled();
        var restrictions = reference.restrictions().on(TODAY);
        for (String mode : List.of("9610", "1210")) {
            assertThat(reference.tariff().items(TODAY))
                    .allSatisfy(
                            item ->
                                    assertThat(
                                                    restrictions.prohibition(
                                                            new RestrictionsOfDay.Goods(
                                                                    item.hs10(),
                                                                    "116",
                                                                    item.nameZh(),
                                                                    "",
                                                                    null),
                                                            mode))
                                            .isEmpty());
        }
    }

    private static Dossier checked(Zone zone, Declaration declaration, String answers) {
        zone.documents(declaration, NOON).forEach(one -> zone.clerk.take(one, NOON));
        zone.books.outbox.clear();
        Dossier dossier = zone.dossier(declaration);
        assertThat(dossier.stage()).isEqualTo(Stage.CHECKED);
        for (String status : answers.split(" ")) {
            if (!status.isEmpty()) {
                dossier = after(dossier, status, terms(Reference.bundled()));
            }
        }
        return dossier;
    }

    private static Dossier after(Dossier dossier, String status, Terms terms) {
        Dossier after = dossier;
        for (Event event : decided(dossier, status, terms)) {
            after = Lifecycle.apply(after, event, terms.now());
        }
        return after;
    }

    private static List<Event> decided(Dossier dossier, String status, Terms terms) {
        return Lifecycle.decide(dossier, new Command.TakeAnswer(status, "info"), terms).events();
    }

    private static List<Hold> holds(Dossier dossier, Terms terms) {
        List<Hold> holds = new ArrayList<>();
        for (Event event : decided(dossier, "800", terms)) {
            if (event instanceof Event.ReleaseHeld held) {
                holds.addAll(held.holds());
            }
        }
        return holds;
    }

    private static Terms terms(Reference reference) {
        return terms(reference, 0);
    }

    private static Terms terms(Reference reference, int days) {
        return new Terms(
                reference,
                Zone.registry(),
                (type, number) -> type + "~" + number,
                NOON.plus(Duration.ofDays(days)),
                1);
    }

    private static InventoryList first(Declaration declaration) {
        return declaration.inventory().lines().getFirst();
    }

    private static Reference warned(Declaration declaration, String effect) {
        InventoryList line = first(declaration);
        return changed(
                Reference.bundled(),
                WARNING.formatted(effect, line.gcode().substring(0, 4), line.country(), TODAY));
    }

    private static Reference changed(String table, String heading, String row) {
        String text =
                heading + ",valid_from,document_no\n" + row + "," + TODAY.plusDays(1) + ",D-1\n";
        return changed(Reference.bundled(), table, text);
    }

    private static Reference changed(Reference reference, String warnings) {
        return changed(reference, "warning", warnings);
    }

    private static Reference changed(Reference reference, String name, String text) {
        ReferenceTable table = ReferenceTable.named(name).orElseThrow();
        return switch (DraftReading.csv(table, text, reference, TODAY)) {
            case Outcome.Accepted<ReferenceDraft>(ReferenceDraft draft, List<Fault> none) ->
                    draft.appliedTo(reference, "ann", "ben");
            case Outcome.Refused<ReferenceDraft>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }
}
