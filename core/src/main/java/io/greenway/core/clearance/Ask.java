package io.greenway.core.clearance;

import io.greenway.core.bonded.StockDemand;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a dossier needs from outside itself. The answers come back as commands.
public sealed interface Ask {
    /// Set quota aside.
    record ReserveQuota(String buyer, int year, Money amount) implements Ask {}

    /// Make a reservation final.
    record ConfirmQuota(String buyer, int year, Money amount) implements Ask {}

    /// Give a reservation back.
    record ReleaseQuota(String buyer, int year, Money amount) implements Ask {}

    /// Give back used quota, because goods were returned.
    record ReturnQuota(String buyer, int year, Money amount) implements Ask {}

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

    /// Hand a declaration, an application about one, or what happened to its goods to customs.
    ///
    /// @param dossier the dossier; without platform and order for a warehousing record, which is
    ///     about many
    /// @param customsCode district where declared
    /// @param ebcCode seller
    /// @param agentCode declarant
    /// @param copNo number given by the declarant
    /// @param preNo pre-entry number
    /// @param invtNo inventory number
    /// @param matter what customs is told of; null, as it was stored before there were others, is a
    ///     declaration
    /// @param ref where the document stands in the journal; null for a declaration
    record TellCustoms(
            DossierKey dossier,
            String customsCode,
            String ebcCode,
            String agentCode,
            String copNo,
            String preNo,
            String invtNo,
            @Nullable Matter matter,
            @Nullable DocumentRef ref)
            implements Ask {
        /// A declaration.
        static TellCustoms declaration(
                DossierKey dossier,
                String customsCode,
                String ebcCode,
                String agentCode,
                String copNo,
                String preNo,
                String invtNo) {
            return new TellCustoms(
                    dossier, customsCode, ebcCode, agentCode, copNo, preNo, invtNo, null, null);
        }

        /// An application about a declaration.
        static TellCustoms of(DossierKey dossier, Petition petition, Matter matter) {
            return new TellCustoms(
                    dossier,
                    petition.customsCode(),
                    petition.ebcCode(),
                    petition.agentCode(),
                    petition.copNo(),
                    petition.preNo(),
                    petition.invtNo(),
                    matter,
                    petition.ref());
        }

        /// That the parcel of a dossier was handed over. The carrier stands in the place of the
        /// declarant, and the waybill in that of its number.
        static TellCustoms of(DossierKey dossier, FollowUp.Delivery delivery) {
            return about(
                    dossier,
                    "",
                    delivery.waybill().logisticsCode(),
                    delivery.waybill().logisticsNo(),
                    Matter.HANDED_OVER,
                    delivery.ref());
        }

        /// What reached a site. Its operator stands in the place of the declarant.
        static TellCustoms of(CEB711Message.DeliveryHead record, DocumentRef ref) {
            return about(
                    new DossierKey("", ""),
                    record.customsCode(),
                    record.operatorCode(),
                    Objects.requireNonNullElse(record.copNo(), ""),
                    Matter.ARRIVAL,
                    ref);
        }

        private static TellCustoms about(
                DossierKey dossier,
                String customsCode,
                String sender,
                String number,
                Matter matter,
                DocumentRef ref) {
            return new TellCustoms(dossier, customsCode, "", sender, number, "", "", matter, ref);
        }
    }

    /// What customs is told of, besides declarations.
    enum Matter {
        /// An application for cancellation (CEB623).
        CANCELLATION,
        /// An application for a return (CEB625).
        RETURN,
        /// That a parcel was handed over (CEB513). It asks for no decision.
        HANDED_OVER,
        /// That goods reached a site (CEB711). It asks for no decision.
        ARRIVAL
    }
}
