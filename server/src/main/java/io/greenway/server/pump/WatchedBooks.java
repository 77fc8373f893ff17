package io.greenway.server.pump;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.AwaitedReturn;
import io.greenway.core.clearance.Books;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.clearance.Tally;
import io.greenway.core.clearance.WaybillEntry;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.DossierKey;
import io.greenway.core.spec.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Books that tell what is written into them.
///
/// @param books the books themselves
/// @param watch is told
record WatchedBooks(Books books, Watch watch) implements Books {
    /// Is told what is written.
    interface Watch {
        /// Something happened to a document.
        ///
        /// @param dossier where it happened; null for a waybill that no dossier has
        void happened(@Nullable DossierKey dossier, Event event);

        void lodged(Lodged lodged);
    }

    /// Is told the number of each fault that refused something.
    record Refusals(IntConsumer refused) implements Watch {
        @Override
        public void happened(@Nullable DossierKey dossier, Event event) {
            List<Fault> faults =
                    switch (event) {
                        case Event.DocumentRefused document -> document.faults();
                        case Event.CancellationRefused application -> application.faults();
                        case Event.ReturnRefused application -> application.faults();
                        case Event.WaybillStatusRefused status -> status.faults();
                        default -> List.of();
                    };
            faults.forEach(fault -> refused.accept(fault.code().number()));
            if (event instanceof Event.DeclarationRejected declaration) {
                for (Disagreement disagreement : declaration.disagreements()) {
                    refused.accept(disagreement.fault().code().number());
                }
            }
        }

        @Override
        public void lodged(Lodged lodged) {
            lodged.faults().forEach(fault -> refused.accept(fault.code().number()));
        }
    }

    @Override
    public void record(Dossier before, Event event, Dossier after, Instant at) {
        watch.happened(after.key(), event);
        books.record(before, event, after, at);
    }

    @Override
    public void recordLoose(Event event, Instant at) {
        watch.happened(null, event);
        books.recordLoose(event, at);
    }

    @Override
    public void record(Lodged lodged, Instant at) {
        watch.lodged(lodged);
        books.record(lodged, at);
    }

    @Override
    public Lodgement.@Nullable Version lodged(Lodgement.Key key) {
        return books.lodged(key);
    }

    @Override
    public Dossier dossier(DossierKey key) {
        return books.dossier(key);
    }

    @Override
    public @Nullable DossierKey dossierOf(PaymentKey payment) {
        return books.dossierOf(payment);
    }

    @Override
    public @Nullable DossierKey dossierOf(String invtNo) {
        return books.dossierOf(invtNo);
    }

    @Override
    public @Nullable DossierKey dossierNaming(WaybillKey waybill) {
        return books.dossierNaming(waybill);
    }

    @Override
    public Map<WaybillKey, DossierKey> dossiersNaming(Set<WaybillKey> parcels) {
        return books.dossiersNaming(parcels);
    }

    @Override
    public Map<WaybillKey, Tally> tallies(Set<WaybillKey> parcels) {
        return books.tallies(parcels);
    }

    @Override
    public void tallied(WaybillKey parcel, @Nullable Tally tally) {
        books.tallied(parcel, tally);
    }

    @Override
    public List<DossierKey> dossiersOf(String orderNo) {
        return books.dossiersOf(orderNo);
    }

    @Override
    public @Nullable WaybillEntry waybill(WaybillKey key) {
        return books.waybill(key);
    }

    @Override
    public List<WaybillEntry> looseWaybills(String orderNo) {
        return books.looseWaybills(orderNo);
    }

    @Override
    public void keep(WaybillKey key, @Nullable WaybillEntry entry) {
        books.keep(key, entry);
    }

    @Override
    public QuotaAccount quota(String buyer, int year) {
        return books.quota(buyer, year);
    }

    @Override
    public void keep(QuotaAccount account, LedgerMove move, Instant at) {
        books.keep(account, move, at);
    }

    @Override
    public @Nullable GuaranteeAccount guarantee(String code) {
        return books.guarantee(code);
    }

    @Override
    public void keep(GuaranteeAccount account, LedgerMove move, Instant at) {
        books.keep(account, move, at);
    }

    @Override
    public @Nullable AccountBook accountBook(@Nullable String number) {
        return books.accountBook(number);
    }

    @Override
    public StockAccount stock(String book, String item) {
        return books.stock(book, item);
    }

    @Override
    public void keep(StockAccount account, StockMove move, Instant at) {
        books.keep(account, move, at);
    }

    @Override
    public List<DossierKey> held(String guaranteeCode) {
        return books.held(guaranteeCode);
    }

    @Override
    public List<AwaitedReturn> awaitedReturns(Set<WaybillKey> waybills) {
        return books.awaitedReturns(waybills);
    }

    @Override
    public void tell(Ask.TellCustoms request, Instant at) {
        books.tell(request, at);
    }

    @Override
    public long nextSerial() {
        return books.nextSerial();
    }
}
