package io.greenway.core.clearance;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a dossier is asked to do, or is told by what lies outside it.
public sealed interface Command {
    /// Take a document.
    ///
    /// @param document the document
    /// @param keyInUse whether its own key (payment number, waybill number, order and seller) is
    ///     taken in another dossier
    /// @param signature what speaks against the signature of its message
    record File(Document document, boolean keyInUse, List<Fault> signature) implements Command {
        public File {
            signature = List.copyOf(signature);
        }
    }

    /// Take in a waybill that came before.
    record JoinWaybill(Document.Waybill document) implements Command {}

    /// Let go of a waybill that belongs elsewhere.
    record PartWaybill() implements Command {}

    /// Go on as far as the papers allow.
    record Proceed() implements Command {}

    /// The quota ledger set the amount aside.
    ///
    /// @param asked what was asked
    /// @param used reserved and used before, CNY
    record QuotaGranted(Ask.ReserveQuota asked, Money used) implements Command {}

    /// The quota ledger refused.
    ///
    /// @param asked what was asked
    /// @param used reserved and used so far, CNY
    /// @param limit annual limit, CNY
    record QuotaRefused(Ask.ReserveQuota asked, Money used, Money limit) implements Command {}

    /// The guarantee ledger occupied the tax.
    record GuaranteeGranted(Ask.OccupyGuarantee asked) implements Command {}

    /// The guarantee ledger could not.
    ///
    /// @param asked what was asked
    /// @param account the account, or null when the enterprise has none
    record GuaranteeRefused(Ask.OccupyGuarantee asked, @Nullable GuaranteeAccount account)
            implements Command {}

    /// The account book locked the stock.
    ///
    /// @param asked what was asked
    /// @param lots what is locked, line by line
    record StockGranted(Ask.LockStock asked, List<StockLot> lots) implements Command {
        public StockGranted {
            lots = List.copyOf(lots);
        }
    }

    /// The account book could not.
    ///
    /// @param faults everything that speaks against it
    record StockRefused(Ask.LockStock asked, List<Fault> faults) implements Command {
        public StockRefused {
            faults = List.copyOf(faults);
        }
    }

    /// The parcel left the zone by the gate (1210, 1239).
    ///
    /// @param passNo number of the pass 核放单
    record LeaveZone(String passNo) implements Command {}

    /// Customs answers.
    record TakeAnswer(String status, String info) implements Command {}

    /// Customs says what became of the tax bill (CEB816, CEB818).
    record TakeTaxWord(FollowUp.TaxWord word) implements Command {}

    /// Give up waiting if the time is over.
    record Expire() implements Command {}

    /// Take an application for cancellation.
    record Cancel(FollowUp.Cancellation application) implements Command {}

    /// Take an application for a return.
    ///
    /// @param used what the buyer's quota of the declaration's year holds as used, CNY
    record Return(FollowUp.Return application, Money used) implements Command {}

    /// Customs answers an application.
    record TakeFollowUpAnswer(FollowUp.Answer answer) implements Command {}

    /// The operator of a site says that the goods of a return arrived.
    ///
    /// @param used what the buyer's quota of the declaration's year holds as used, CNY
    /// @param gate operator of the site by whose gate goods of an account book left; null for goods
    ///     of none
    record Arrive(Arrival arrival, Money used, @Nullable String gate) implements Command {}

    /// The operator of a site says that the parcel came in.
    record TakeTally(Tally tally) implements Command {}

    /// Give up on returns whose goods did not arrive in time.
    record LapseReturns() implements Command {}

    /// The parcel was signed for.
    record Deliver(FollowUp.Delivery delivery) implements Command {}
}
