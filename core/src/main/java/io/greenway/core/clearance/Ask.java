package io.greenway.core.clearance;

import io.greenway.core.bonded.StockDemand;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.util.List;

/// What a dossier needs from outside itself. The answers come back as commands.
public sealed interface Ask {
    /// Set quota aside.
    record ReserveQuota(String buyer, int year, Money amount) implements Ask {}

    /// Make a reservation final.
    record ConfirmQuota(String buyer, int year, Money amount) implements Ask {}

    /// Give a reservation back.
    record ReleaseQuota(String buyer, int year, Money amount) implements Ask {}

    /// Let tax occupy a guarantee.
    record OccupyGuarantee(String code, Money amount) implements Ask {}

    /// Free a guarantee.
    record ReleaseGuarantee(String code, Money amount) implements Ask {}

    /// Lock stock of a bonded account book.
    record LockStock(StockDemand demand) implements Ask {}

    /// Move stock that the dossier holds or held.
    ///
    /// @param kind what is done with it
    /// @param book number of the account book
    /// @param lots line by line
    record MoveStock(StockMove.Kind kind, String book, List<StockLot> lots) implements Ask {
        public MoveStock {
            lots = List.copyOf(lots);
        }
    }

    /// Hand the declaration to customs.
    ///
    /// @param dossier the dossier
    /// @param customsCode district where declared
    /// @param ebcCode seller
    /// @param agentCode declarant
    /// @param copNo number given by the declarant
    /// @param preNo pre-entry number
    /// @param invtNo inventory number
    record TellCustoms(
            DossierKey dossier,
            String customsCode,
            String ebcCode,
            String agentCode,
            String copNo,
            String preNo,
            String invtNo)
            implements Ask {}
}
