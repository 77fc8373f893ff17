package io.greenway.core.clearance;

import io.greenway.core.message.DossierKey;
import java.time.LocalDate;
import java.util.List;

/// A return whose goods may still arrive.
///
/// @param preNo its pre-entry number
/// @param dossier where it is
/// @param waybill the parcel whose goods come back
/// @param arriveBy last day for them to arrive
public record AwaitedReturn(
        String preNo, DossierKey dossier, WaybillKey waybill, LocalDate arriveBy) {
    /// The returns of a dossier whose goods may still arrive, in the order in which they were
    /// applied for.
    public static List<AwaitedReturn> of(Dossier dossier) {
        Filed<Document.Inventory> filed = dossier.inventory();
        if (filed == null) {
            return List.of();
        }
        WaybillKey waybill = WaybillKey.of(filed.document().content());
        return dossier.sequel().returns().stream()
                .filter(one -> one.state().isOpen())
                .map(
                        one ->
                                new AwaitedReturn(
                                        one.petition().preNo(),
                                        dossier.key(),
                                        waybill,
                                        one.arriveBy()))
                .toList();
    }
}
