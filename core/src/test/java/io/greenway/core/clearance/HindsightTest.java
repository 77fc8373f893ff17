package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Hindsight.Refusal;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Goal: before a change of reference data is approved, people see what it would do to the zone's
/// own trade. Method: forty trades that were cleared, and changes of which the sums can be had in
/// another way.
class HindsightTest {
    private static final LocalDate TOMORROW = Terms.dayOf(NOON).plusDays(1);
    private static final Reference BUNDLED = Reference.bundled();

    private final List<Dossier> cleared = cleared(40);

    private static List<Dossier> cleared(int count) {
        Zone zone = new Zone(5);
        List<Dossier> cleared = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Declaration trade = zone.declaration(index, Kind.CONSISTENT);
            zone.take(zone.documents(trade, NOON), NOON);
            cleared.add(zone.dossier(trade));
        }
        return cleared;
    }

    private Hindsight tried(String table, String csv) {
        ReferenceTable known = ReferenceTable.named(table).orElseThrow();
        var read = DraftReading.csv(known, csv, BUNDLED, Terms.dayOf(NOON));
        ReferenceDraft draft = ((Outcome.Accepted<ReferenceDraft>) read).value();
        return Hindsight.of(
                cleared,
                draft.lastDay(),
                Zone.registry(),
                BUNDLED,
                draft.appliedTo(BUNDLED, "ann", ""));
    }

    private Money taxAsAssessed() {
        return Money.sum(
                cleared.stream()
                        .map(one -> Objects.requireNonNull(one.assessment()).total())
                        .toList());
    }

    private static List<InventoryList> goods(Dossier dossier) {
        return Objects.requireNonNull(dossier.inventory()).document().content().lines();
    }

    @Test
    void aChangeThatTouchesNoTradeChangesNothing() {
        Hindsight found =
                tried(
                        "parameter",
                        """
                        key,value,valid_from,document_no
                        LICENCE_REMINDER_DAYS,61,2026-11-23,D-1
                        """);
        assertThat(found)
                .isEqualTo(
                        new Hindsight(
                                TOMORROW, 40, 0, 0, taxAsAssessed(), taxAsAssessed(), List.of()));
    }

    @Test
    void withoutTheReductionEverybodyPaysMore() {
        Hindsight found =
                tried(
                        "parameter",
                        """
                        key,value,valid_from,document_no
                        TAX_REDUCTION,1,2026-11-23,D-1
                        """);
        assertThat(found.dearer()).isEqualTo(40);
        assertThat(found.cheaper()).isZero();
        assertThat(found.taxBefore()).isEqualTo(taxAsAssessed());
        double share =
                found.taxBefore().decimal().doubleValue()
                        / found.taxAfter().decimal().doubleValue();
        assertThat(share).isBetween(0.699, 0.701);
    }

    @Test
    void whatWouldBeRefusedIsCountedByItsFault() {
        String gcode = goods(cleared.getFirst()).getFirst().gcode().substring(0, 8);
        int withIt =
                (int)
                        cleared.stream()
                                .filter(
                                        one ->
                                                goods(one).stream()
                                                        .anyMatch(
                                                                line ->
                                                                        line.gcode()
                                                                                .startsWith(gcode)))
                                .count();
        Hindsight found =
                tried(
                        "tariff",
                        """
                        action,hs8,valid_from,document_no
                        end,%s,2026-11-23,D-1
                        """
                                .formatted(gcode));
        assertThat(found.refusals())
                .containsExactly(new Refusal(FaultCode.NOT_ON_POSITIVE_LIST, 0, withIt));
        assertThat(found.dearer() + found.cheaper()).isZero();
        assertThat(found.taxBefore()).isEqualTo(found.taxAfter());
    }

    @Test
    void papersThatAreGoneArePassedOver() {
        Hindsight found =
                Hindsight.of(
                        List.of(Dossier.empty(cleared.getFirst().key()), cleared.getFirst()),
                        TOMORROW,
                        Zone.registry(),
                        BUNDLED,
                        BUNDLED);
        assertThat(found.declarations()).isEqualTo(1);
    }
}
