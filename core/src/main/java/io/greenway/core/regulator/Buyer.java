package io.greenway.core.regulator;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.spec.Mask;
import java.util.Optional;

/// The buyer as customs sees them: masked as in every view. It is told from the sealed
/// document when it is asked for, and stands in no table.
///
/// @param idType 1 for an identity card
/// @param idNumber masked
/// @param name masked
/// @param telephone masked
/// @param address of the consignee, masked but for its city
public record Buyer(String idType, String idNumber, String name, String telephone, String address) {
    /// Stands in no log.
    @Override
    public String toString() {
        return "Buyer";
    }

    /// The buyer of a dossier in clear, for a recorded look with a purpose and for nothing else;
    /// empty when it has no inventory.
    public static Optional<Buyer> inClear(Dossier dossier) {
        if (dossier.inventory() == null) {
            return Optional.empty();
        }
        InventoryHead head = dossier.inventory().document().content().head();
        return Optional.of(
                new Buyer(
                        head.buyerIdType(),
                        head.buyerIdNumber(),
                        head.buyerName(),
                        head.buyerTelephone(),
                        head.consigneeAddress()));
    }

    /// The buyer of a dossier, masked; empty when it has no inventory.
    public static Optional<Buyer> of(Dossier dossier) {
        if (dossier.inventory() == null) {
            return Optional.empty();
        }
        InventoryHead head = dossier.inventory().document().content().head();
        String city = Region.of(null, head.consigneeAddress());
        return Optional.of(
                new Buyer(
                        head.buyerIdType(),
                        Mask.of(head.buyerIdNumber()),
                        Mask.of(head.buyerName()),
                        Mask.of(head.buyerTelephone()),
                        city + Mask.of(head.consigneeAddress().strip().substring(city.length()))));
    }
}
