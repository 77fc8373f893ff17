package io.greenway.core.clearance;

import io.greenway.core.inspection.Hold;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.tax.Assessment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened to a dossier. Names of the records are part of the stored form: add,
/// never rename.
public sealed interface Event {
    /// A document was taken, for the first time or in place of an earlier one.
    ///
    /// @param document the document
    /// @param preNo pre-entry number of an inventory; null otherwise
    /// @param missing papers that an inventory still waits for; empty for other papers
    record DocumentFiled(Document document, @Nullable String preNo, Set<Paper> missing)
            implements Event {
        public DocumentFiled {
            missing = Set.copyOf(missing);
        }
    }

    /// A waybill that had come before found its dossier.
    record WaybillJoined(Document.Waybill document) implements Event {}

    /// A waybill left because it belongs elsewhere.
    record WaybillParted(WaybillKey waybill) implements Event {}

    /// A document was not taken; the dossier is as it was.
    ///
    /// @param document the document
    /// @param preNo pre-entry number under which an inventory is answered; null otherwise
    /// @param faults every reason
    record DocumentRefused(Document document, @Nullable String preNo, List<Fault> faults)
            implements Event {
        public DocumentRefused {
            faults = List.copyOf(faults);
        }
    }

    /// A document was deleted by its sender (`appType` 3).
    record DocumentDeleted(Document document) implements Event {}

    /// The documents disagree, or a limit, the positive list or the guarantee stands against the
    /// declaration.
    record DeclarationRejected(List<Disagreement> disagreements) implements Event {
        public DeclarationRejected {
            disagreements = List.copyOf(disagreements);
        }
    }

    /// The documents agree.
    ///
    /// @param remarks warnings that do not refuse
    record DocumentsAgreed(List<Disagreement> remarks) implements Event {
        public DocumentsAgreed {
            remarks = List.copyOf(remarks);
        }
    }

    /// The taxes are computed.
    ///
    /// @param assessment value, decision and taxes, with every step
    record TaxAssessed(Assessment assessment) implements Event {}

    /// The buyer's quota was set aside.
    record QuotaReserved(String buyer, int year, Money amount) implements Event {}

    /// The reservation became use.
    record QuotaConfirmed() implements Event {}

    /// The reservation was given back.
    record QuotaReleased() implements Event {}

    /// The tax occupies a guarantee.
    record GuaranteeOccupied(String code, Money amount) implements Event {}

    /// The guarantee is free of it again.
    record GuaranteeReleased() implements Event {}

    /// The guarantee does not cover the tax; the declaration waits.
    record GuaranteeAwaited(String code, Money needed, Money available) implements Event {}

    /// The guarantee is past its last day; the dossier waits for it to be prolonged.
    record GuaranteeLapsed(String code, Money needed, LocalDate lastDay) implements Event {}

    /// An account book locked the stock.
    ///
    /// @param book number of the book
    /// @param lots what is locked, line by line
    record StockLocked(String book, List<StockLot> lots) implements Event {
        public StockLocked {
            lots = List.copyOf(lots);
        }
    }

    /// The stock is free again.
    record StockUnlocked() implements Event {}

    /// The stock left the book.
    record StockTaken() implements Event {}

    /// The stock was destroyed or went back abroad.
    record StockWrittenOff() implements Event {}

    /// Goods that came back stand on the book again.
    record StockRestored(List<StockLot> lots) implements Event {
        public StockRestored {
            lots = List.copyOf(lots);
        }
    }

    /// The parcel left the zone by the gate, which closes the declaration (facts: flows 2).
    ///
    /// @param passNo number of the pass 核放单
    record GoodsLeft(String passNo) implements Event {}

    /// Logic checks passed and customs was told (120).
    record LogicChecked(String invtNo) implements Event {}

    /// Customs answered.
    ///
    /// @param status published return status; kept even when unknown
    /// @param info text of the answer
    /// @param unexpected whether the dossier was in no state for it and did not move
    record CustomsAnswered(String status, String info, boolean unexpected) implements Event {}

    /// Customs would release it, but the goods are held: suspended, selected for inspection, or of
    /// a batch that waits for its own.
    ///
    /// @param info text of the release that customs gave
    /// @param holds every reason
    record ReleaseHeld(String info, List<Hold> holds) implements Event {
        public ReleaseHeld {
            holds = List.copyOf(holds);
        }
    }

    /// The papers did not come in time.
    ///
    /// @param missing what was still missing
    /// @param days how long the zone waits
    record PapersExpired(Set<Paper> missing, int days) implements Event {
        public PapersExpired {
            missing = Set.copyOf(missing);
        }
    }

    /// Something that happened because goods of direct import arrive at their site, or do not.
    sealed interface Arriving extends Event {}

    /// Customs would release it, but the goods have not arrived, and the zone says that a release
    /// waits for them.
    ///
    /// @param info text of the release that customs gave
    record ArrivalAwaited(String info) implements Arriving {}

    /// The goods did not arrive in time for their release.
    ///
    /// @param days how long the zone waits
    record ArrivalExpired(int days) implements Arriving {}

    /// The parcel came in at its site, as it was declared.
    record ParcelArrived(Tally tally) implements Arriving {}

    /// The parcel is said to have come in, but not as it was declared.
    ///
    /// @param faults every difference
    record ParcelArrivalRefused(Tally tally, List<Fault> faults) implements Arriving {
        public ParcelArrivalRefused {
            faults = List.copyOf(faults);
        }
    }

    /// Something that happened after the declaration was made: to an application about it, to
    /// returned goods, to the parcel.
    sealed interface Following extends Event {}

    /// An application for cancellation was taken and customs is asked, or it is stored as a draft.
    record CancellationFiled(Petition petition, boolean draft) implements Following {}

    /// An application for cancellation is refused, when it came or because of what came since.
    ///
    /// @param faults every reason
    record CancellationRefused(Petition petition, List<Fault> faults) implements Following {
        public CancellationRefused {
            faults = List.copyOf(faults);
        }
    }

    /// The zone itself cancels a declaration that customs does not have.
    record CancellationGranted(Petition petition) implements Following {}

    /// Customs answered an application for cancellation.
    ///
    /// @param petition the application; null when none is open under its number
    /// @param preNo pre-entry number of the application
    /// @param unexpected whether nothing was open for it and nothing moved
    record CancellationAnswered(
            @Nullable Petition petition,
            String preNo,
            String status,
            String info,
            boolean unexpected)
            implements Following {}

    /// An application for a return was taken and customs is asked, or it is stored as a draft.
    ///
    /// @param lines what comes back
    /// @param arriveBy last day for the goods to reach the site
    record ReturnFiled(
            Petition petition, boolean draft, List<GoodsReturn.Line> lines, LocalDate arriveBy)
            implements Following {
        public ReturnFiled {
            lines = List.copyOf(lines);
        }
    }

    /// An application for a return, a change or a deletion of one is refused.
    ///
    /// @param faults every reason
    record ReturnRefused(Petition petition, List<Fault> faults) implements Following {
        public ReturnRefused {
            faults = List.copyOf(faults);
        }
    }

    /// A draft of a return, or a refused one, was deleted by its sender.
    record ReturnDeleted(Petition petition) implements Following {}

    /// Customs answered an application for a return.
    ///
    /// @param preNo pre-entry number of the application
    /// @param unexpected whether nothing was open for it and nothing moved
    record ReturnAnswered(String preNo, String status, String info, boolean unexpected)
            implements Following {}

    /// The goods of a return reached the site in time.
    ///
    /// @param operator code of the operator of the site
    /// @param value dutiable value given back
    /// @param tax tax given back
    record ReturnArrived(String preNo, String operator, Money value, Money tax)
            implements Following {}

    /// Goods were said to have arrived for a return, and it does not count.
    ///
    /// @param faults every reason
    record ReturnArrivalRefused(String preNo, String operator, List<Fault> faults)
            implements Following {
        public ReturnArrivalRefused {
            faults = List.copyOf(faults);
        }
    }

    /// The goods of a return did not reach the site in time.
    ///
    /// @param lastDay the day by which they should have
    record ReturnLapsed(String preNo, LocalDate lastDay) implements Following {}

    /// Part of the used quota was given back, because goods were returned.
    record QuotaReturned(Money amount) implements Following {}

    /// The guarantee is free of part of the tax, because goods were returned.
    record GuaranteeReduced(Money amount) implements Following {}

    /// The parcel was signed for.
    ///
    /// @param sender code of the enterprise that says so
    /// @param guid record id given by it
    /// @param time when, China time
    record ParcelSignedFor(
            String sender, String guid, WaybillKey waybill, String status, LocalDateTime time)
            implements Following {}

    /// A waybill status is stored as a draft.
    record WaybillStatusStored(String sender, String guid, WaybillKey waybill, String status)
            implements Following {}

    /// A waybill status was not taken.
    ///
    /// @param faults every reason
    record WaybillStatusRefused(
            String sender, String guid, WaybillKey waybill, String status, List<Fault> faults)
            implements Following {
        public WaybillStatusRefused {
            faults = List.copyOf(faults);
        }
    }

    /// The declaration is closed, because the parcel was handed over after its release.
    record DeclarationClosed() implements Event {}
}
