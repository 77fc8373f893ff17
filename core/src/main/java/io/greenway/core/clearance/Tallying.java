package io.greenway.core.clearance;

import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arrival of a parcel of direct import 直购 (9610) at its supervised site (facts: flows 3, step
/// 4; checks H): what the site counted is held against what was declared, and where the zone says
/// so nothing is released before it agrees. No source says that customs waits (U).
final class Tallying {
    private static final String DIRECT_IMPORT = "9610";
    private static final String RELEASED = "800";

    private Tallying() {}

    static Decision take(Dossier dossier, Tally tally, Terms terms) {
        Document.Inventory declared = declared(dossier);
        if (declared == null
                || !WaybillKey.of(declared.content()).equals(tally.waybill())
                || dossier.sequel().arrival() != null
                || !dossier.sequel().returns().isEmpty()) {
            return Decision.NOTHING;
        }
        List<Fault> faults = faults(declared, tally, terms);
        if (!faults.isEmpty()) {
            return Decision.of(new Event.ParcelArrivalRefused(tally, faults));
        }
        Event arrived = new Event.ParcelArrived(tally);
        String release = dossier.sequel().heldRelease();
        if (release == null) {
            return Decision.of(arrived);
        }
        Dossier after = Lifecycle.apply(dossier, arrived, terms.now());
        Decision goesOn =
                CustomsAnswer.decide(after, new Command.TakeAnswer(RELEASED, release), terms);
        List<Event> events = new ArrayList<>(List.of(arrived));
        events.addAll(goesOn.events());
        return new Decision(events, goesOn.asks());
    }

    /// The declaration of direct import that a parcel can arrive for; null when there is none. One
    /// that must be declared anew is looked at then.
    private static Document.@Nullable Inventory declared(Dossier dossier) {
        Filed<Document.Inventory> filed = dossier.inventory();
        if (filed == null
                || filed.standing() == Standing.DRAFT
                || !isDirect(filed.document().content().head())) {
            return null;
        }
        return switch (dossier.stage()) {
            case WAITING,
                    REJECTED,
                    HELD,
                    CHECKED,
                    REVIEW,
                    APPROVED,
                    INSPECTION,
                    DETAINED,
                    RELEASED,
                    CLOSED ->
                    filed.document();
            case COLLECTING, EXPIRED, TURNED_BACK, CANCELLED, RETURNED_ABROAD -> null;
        };
    }

    static boolean isDirect(InventoryHead head) {
        return head.tradeMode().equals(DIRECT_IMPORT);
    }

    private static List<Fault> faults(Document.Inventory declared, Tally tally, Terms terms) {
        InventoryHead head = declared.content().head();
        Parameters parameters = terms.reference().parameters();
        LocalDate day = Terms.dayOf(declared.header().receivedAt());
        List<Fault> faults = new ArrayList<>();
        if (!tally.customsCode().equals(head.customsCode())) {
            faults.add(
                    Fault.of(
                            FaultCode.ARRIVAL_DISTRICT_DIFFERS,
                            "/DeliveryHead/customsCode",
                            tally.customsCode(),
                            head.customsCode()));
        }
        long pieces = Math.abs(tally.pieces() - head.packNo());
        if (pieces > parameters.days("ARRIVAL_PIECES_TOLERANCE", day)) {
            faults.add(
                    Fault.of(
                            FaultCode.ARRIVAL_PIECES_DIFFER,
                            "/DeliveryList",
                            String.valueOf(tally.pieces()),
                            String.valueOf(head.packNo())));
        }
        BigDecimal weight = tally.weight();
        BigDecimal allowed =
                head.grossWeight().multiply(parameters.number("ARRIVAL_WEIGHT_TOLERANCE", day));
        if (weight != null && weight.subtract(head.grossWeight()).abs().compareTo(allowed) > 0) {
            faults.add(
                    Fault.of(
                            FaultCode.ARRIVAL_WEIGHT_DIFFERS,
                            "/DeliveryList/note",
                            weight.stripTrailingZeros().toPlainString(),
                            head.grossWeight().stripTrailingZeros().toPlainString()));
        }
        return faults;
    }

    /// Whether a release waits for the arrival, by the rules of the day on which the inventory was
    /// received.
    static boolean isAwaited(Dossier dossier, Terms terms) {
        Filed<Document.Inventory> filed = dossier.inventory();
        return filed != null
                && dossier.sequel().arrival() == null
                && isDirect(filed.document().content().head())
                && terms.reference()
                        .parameters()
                        .flag(
                                "ARRIVAL_BEFORE_RELEASE",
                                Terms.dayOf(filed.document().header().receivedAt()));
    }

    /// A release is given up when the goods do not come for some days; quota and guarantee are free
    /// again, and the goods must be declared anew.
    static Decision expire(Dossier dossier, Terms terms) {
        Instant since = dossier.waitingSince();
        if (since == null || dossier.sequel().heldRelease() == null) {
            return Decision.NOTHING;
        }
        int days = terms.reference().parameters().days("ARRIVAL_WAIT_DAYS", Terms.dayOf(since));
        if (terms.now().isBefore(since.plus(Duration.ofDays(days)))) {
            return Decision.NOTHING;
        }
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        events.add(new Event.ArrivalExpired(days));
        Cancelling.overtaken(dossier, Stage.EXPIRED).ifPresent(events::add);
        CustomsAnswer.giveBack(dossier, events, asks);
        return new Decision(events, asks);
    }
}
