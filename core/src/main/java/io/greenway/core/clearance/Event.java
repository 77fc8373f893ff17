package io.greenway.core.clearance;

import io.greenway.core.ledger.StockLot;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.tax.Assessment;
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

    /// The papers did not come in time.
    ///
    /// @param missing what was still missing
    /// @param days how long the zone waits
    record PapersExpired(Set<Paper> missing, int days) implements Event {
        public PapersExpired {
            missing = Set.copyOf(missing);
        }
    }
}
