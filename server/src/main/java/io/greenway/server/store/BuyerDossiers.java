package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.ledger.QuotaAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// The table `buyer_dossier`: declarations that hold no quota and stand still, so that a buyer sees
/// those too. Most pass before their batch ends and never come here.
final class BuyerDossiers {
    private static final Set<Stage> STANDING =
            EnumSet.of(Stage.WAITING, Stage.REJECTED, Stage.EXPIRED);

    private BuyerDossiers() {}

    static CopyRows rows() {
        return new CopyRows("incoming_buyer_dossier (account, dossier)");
    }

    static void add(CopyRows rows, long id, Dossier dossier, Instant at, ClearanceContext context) {
        var inventory = dossier.inventory();
        if (inventory != null && STANDING.contains(dossier.stage())) {
            String buyer = context.buyer(inventory.document().content().head());
            rows.add(QuotaAccount.unused(buyer, Terms.dayOf(at).getYear()).account()).add(id).end();
        }
    }

    static void merge(Connection connection, CopyRows rows) throws SQLException {
        Staging.through(
                connection,
                "buyer_dossier",
                rows,
                """
                INSERT INTO buyer_dossier SELECT * FROM incoming_buyer_dossier
                ON CONFLICT DO NOTHING
                """);
    }
}
