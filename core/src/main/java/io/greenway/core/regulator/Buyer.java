package io.greenway.core.regulator;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.spec.Mask;
import java.util.Optional;

/// The buyer of a parcel, told from the sealed document when it is asked for; stands in no
/// table. It is shown masked, and in clear for a recorded look with a purpose alone.
///
/// @param idType 1 for an identity card
/// @param idNumber of the document
/// @param name of the buyer
/// @param telephone of the buyer
/// @param address of the consignee
public record Buyer(String idType, String idNumber, String name, String telephone, String address) {
    /// Stands in no log.
    @Override
    public String toString() {
        return "Buyer";
    }

    /// The buyer of a dossier in clear, for a look that is written down under the pseudonym of the
    /// buyer; empty when it has no inventory.
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

    /// The same buyer, masked but for the kind of document and the city.
    public Buyer masked() {
        String city = Region.of(null, address);
        return new Buyer(
                idType,
                Mask.of(idNumber),
                Mask.of(name),
                Mask.of(telephone),
                city + Mask.of(address.strip().substring(city.length())));
    }
}
