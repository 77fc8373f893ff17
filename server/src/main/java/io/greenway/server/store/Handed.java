package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.clearance.Tally;
import io.greenway.core.clearance.WaybillEntry;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.message.DossierKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What decided work changed that may not be written yet, as far as the work after it has to ask
/// the database for it and could be told something older. Dossiers and quotas are on the [Shelf].
///
/// @param payments dossiers of payments
/// @param waybills waybills; null where one is gone
/// @param naming dossiers whose inventories name waybills
/// @param held dossiers that wait for a guarantee
/// @param guarantees accounts of guarantees
/// @param lodgements lodged documents; null where none is kept
/// @param returns dossiers with what came after their declarations
/// @param stock lines of account books
/// @param tallies what sites counted of parcels; null where nothing is known any more
record Handed(
        Map<PaymentKey, DossierKey> payments,
        Map<WaybillKey, @Nullable WaybillEntry> waybills,
        Map<WaybillKey, DossierKey> naming,
        Map<String, Set<DossierKey>> held,
        Map<String, GuaranteeAccount> guarantees,
        Map<Lodgement.Key, Lodgement.@Nullable Version> lodgements,
        Map<DossierKey, Dossier> returns,
        Map<OpenStock.Line, StockAccount> stock,
        Map<WaybillKey, @Nullable Tally> tallies) {
    /// Everything is written.
    static final Handed NOTHING =
            new Handed(
                    Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
                    Map.of());
}
