package io.greenway.core.clearance;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;

/// Waybill status 运单状态 (facts: flows 2 and 3, checks D): it comes once, for a parcel that is
/// known, and closes a released declaration of direct import, whose goods are handed over with it.
/// Goods of a bonded zone are closed when they leave its gate.
final class Delivering {
    private static final String DIRECT_IMPORT = "9610";
    private static final String ADD = "1";

    private Delivering() {}

    static Decision deliver(Dossier dossier, FollowUp.Delivery delivery) {
        List<Fault> faults = faults(delivery);
        if (dossier.sequel().signedFor() != null && delivery.appType().equals(ADD)) {
            faults.add(
                    Fault.of(
                            FaultCode.WAYBILL_STATUS_EXISTS,
                            "/logisticsNo",
                            delivery.waybill().logisticsNo(),
                            delivery.status()));
        }
        if (!faults.isEmpty()) {
            return Decision.of(refusal(delivery, faults));
        }
        if (delivery.draft()) {
            return Decision.of(
                    new Event.WaybillStatusStored(
                            delivery.sender(),
                            delivery.guid(),
                            delivery.waybill(),
                            delivery.status()));
        }
        List<Event> events = new ArrayList<>();
        events.add(
                new Event.ParcelSignedFor(
                        delivery.sender(),
                        delivery.guid(),
                        delivery.waybill(),
                        delivery.status(),
                        delivery.time()));
        if (dossier.stage() == Stage.RELEASED && isDirectImport(dossier)) {
            events.add(new Event.DeclarationClosed());
        }
        return new Decision(events, List.of(Ask.TellCustoms.of(dossier.key(), delivery)));
    }

    /// The status of a parcel that is in no dossier.
    static Event unknown(FollowUp.Delivery delivery) {
        List<Fault> faults = faults(delivery);
        faults.add(
                Fault.of(
                        FaultCode.WAYBILL_STATUS_WITHOUT_WAYBILL,
                        "/logisticsNo",
                        delivery.waybill().logisticsNo(),
                        null));
        return refusal(delivery, faults);
    }

    /// A status is neither changed nor taken back.
    private static List<Fault> faults(FollowUp.Delivery delivery) {
        List<Fault> faults = new ArrayList<>(delivery.faults());
        faults.removeIf(fault -> !Fault.refuses(List.of(fault)));
        if (!delivery.appType().equals(ADD)) {
            faults.add(
                    Fault.of(
                            FaultCode.WAYBILL_STATUS_OPERATION,
                            "/appType",
                            delivery.appType(),
                            ADD));
        }
        return faults;
    }

    private static Event refusal(FollowUp.Delivery delivery, List<Fault> faults) {
        return new Event.WaybillStatusRefused(
                delivery.sender(), delivery.guid(), delivery.waybill(), delivery.status(), faults);
    }

    /// Whether a release finds the parcel signed for already, since messages may overtake each
    /// other.
    static boolean closesOnRelease(Dossier dossier) {
        return dossier.sequel().signedFor() != null && isDirectImport(dossier);
    }

    private static boolean isDirectImport(Dossier dossier) {
        Filed<Document.Inventory> filed = dossier.inventory();
        return filed != null && filed.document().content().head().tradeMode().equals(DIRECT_IMPORT);
    }
}
