package io.greenway.server.store;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.AwaitedReturn;
import io.greenway.core.clearance.Books;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.clearance.Tally;
import io.greenway.core.clearance.Terms;
import io.greenway.core.clearance.WaybillEntry;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.DossierKey;
import io.greenway.core.receipt.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The books of one transaction: what the batch needs is read in a few questions, what it changes
/// is kept here and written together at the end. Used by one thread at a time.
final class WorkingSet implements Books {
    private final ClearanceContext context;
    private final Progress progress;
    private final OpenDossiers dossiers;
    private final OpenPayments payments;
    private final OpenWaybills waybills;
    private final OpenAccounts accounts;
    private final OpenStock stock;
    private final OpenLodgements lodgements;
    private final OpenReturns returns;
    private final OpenTallies tallies;
    private final List<Also> also = new ArrayList<>();
    private final Map<String, List<Receipt>> receipts = new LinkedHashMap<>();
    private final List<Ask.TellCustoms> outbox = new ArrayList<>();
    private Instant told = Instant.EPOCH;

    /// @param connection for questions; what is written goes through another one
    /// @param handed what the work before this one changed, while it may not be written yet
    WorkingSet(
            Connection connection,
            ClearanceContext context,
            Progress progress,
            Shelf shelf,
            Handed handed) {
        this.context = context;
        this.progress = progress;
        this.dossiers = new OpenDossiers(connection, context, progress, shelf, handed);
        this.payments = new OpenPayments(connection, handed.payments());
        this.waybills = new OpenWaybills(connection, context.documents(), handed.waybills());
        this.accounts = new OpenAccounts(connection, shelf, handed.guarantees());
        this.stock = new OpenStock(connection, handed.stock());
        this.lodgements = new OpenLodgements(connection, handed.lodgements());
        this.returns = new OpenReturns(connection, handed.returns());
        this.tallies = new OpenTallies(connection, handed.tallies());
    }

    /// Enterprises for whom there are new receipts.
    Set<String> owners() {
        return receipts.keySet();
    }

    /// Declarations that were released.
    List<Released> released() {
        return dossiers.released();
    }

    /// Whether an authority is to be told something.
    boolean tells() {
        return !outbox.isEmpty();
    }

    /// Reads in few questions what a batch will need.
    void prefetch(Batch batch, Instant now) {
        Set<String> orderNos = dossiers.orderNosOf(batch.invtNos());
        Set<PaymentKey> paymentKeys = new HashSet<>();
        Set<WaybillKey> waybillKeys = new HashSet<>();
        Set<WaybillKey> parcels = new HashSet<>();
        Set<String> buyers = new HashSet<>();
        Set<OpenStock.Line> lines = new HashSet<>();
        for (Document document : batch.documents()) {
            switch (document) {
                case Document.Order order -> orderNos.add(order.content().head().orderNo());
                case Document.Payment payment -> {
                    orderNos.add(payment.content().head().orderNo());
                    paymentKeys.add(PaymentKey.of(payment.content()));
                }
                case Document.Waybill waybill -> {
                    orderNos.add(waybill.content().head().orderNo());
                    waybillKeys.add(WaybillKey.of(waybill.content()));
                }
                case Document.Inventory inventory -> {
                    orderNos.add(inventory.content().head().orderNo());
                    waybillKeys.add(WaybillKey.of(inventory.content()));
                    parcels.add(WaybillKey.of(inventory.content()));
                    buyers.add(context.buyer(inventory.content().head()));
                    OpenStock.name(inventory.content(), lines);
                }
            }
        }
        dossiers.load(orderNos);
        dossiers.all().forEach(dossier -> addWaybill(dossier, waybillKeys));
        dossiers.loadNaming(waybillKeys);
        waybills.loadLoose(orderNos);
        waybills.load(waybillKeys);
        payments.load(paymentKeys);
        dossiers.all().forEach(dossier -> addBuyer(dossier, buyers));
        accounts.load(buyers, Terms.dayOf(now).getYear());
        dossiers.all().forEach(dossier -> addStock(dossier, lines));
        stock.load(lines);
        lodgements.load(batch.lodgements());
        tallies.load(parcels);
    }

    /// The waybill that an inventory of before names and that its dossier still lacks.
    private static void addWaybill(Dossier dossier, Set<WaybillKey> waybills) {
        var inventory = dossier.inventory();
        if (inventory != null && dossier.waybill() == null) {
            waybills.add(WaybillKey.of(inventory.document().content()));
        }
    }

    /// The buyer of a declaration that may be decided or answered now.
    private void addBuyer(Dossier dossier, Set<String> buyers) {
        var reservation = dossier.reservation();
        var inventory = dossier.inventory();
        if (reservation != null) {
            buyers.add(reservation.buyer());
        } else if (inventory != null && !dossier.stage().isDeclared()) {
            buyers.add(context.buyer(inventory.document().content().head()));
        }
    }

    /// The stock of a declaration that may be decided or answered now.
    private static void addStock(Dossier dossier, Set<OpenStock.Line> lines) {
        var held = dossier.stock();
        var inventory = dossier.inventory();
        if (held != null) {
            held.lots().forEach(lot -> lines.add(new OpenStock.Line(held.book(), lot.item())));
        } else if (inventory != null && !dossier.stage().isDeclared()) {
            OpenStock.name(inventory.document().content(), lines);
        }
    }

    /// Rows of somebody else that are written together with the books.
    @FunctionalInterface
    interface Also {
        void write(Connection to) throws SQLException;
    }

    /// Lets rows be written together with the books, before the moves of stock.
    void also(Also rows) {
        also.add(rows);
    }

    /// The lines of bonded account books.
    OpenStock stock() {
        return stock;
    }

    @Override
    public Dossier dossier(DossierKey key) {
        return dossiers.dossier(key);
    }

    @Override
    public void record(Dossier before, Event event, Dossier after, Instant at) {
        dossiers.record(before, event, after, at);
        returns.record(before, after);
        if (event instanceof Event.DocumentFiled filed
                && filed.document() instanceof Document.Payment payment) {
            payments.file(PaymentKey.of(payment.content()), after.key());
        }
        answer(context.receipts().of(event, after, at));
    }

    @Override
    public void recordLoose(Event event, Instant at) {
        answer(context.receipts().of(event, null, at));
    }

    @Override
    public Lodgement.@Nullable Version lodged(Lodgement.Key key) {
        return lodgements.kept(key);
    }

    @Override
    public void record(Lodged lodged, Instant at) {
        lodgements.record(lodged, at);
        answer(List.of(context.receipts().of(lodged, at)));
    }

    private void answer(List<Receipt> made) {
        for (Receipt receipt : made) {
            receipts.computeIfAbsent(receipt.owner(), owner -> new ArrayList<>()).add(receipt);
        }
    }

    @Override
    public @Nullable DossierKey dossierOf(PaymentKey payment) {
        return payments.dossierOf(payment);
    }

    @Override
    public @Nullable DossierKey dossierOf(String invtNo) {
        return dossiers.ofInvtNo(invtNo);
    }

    @Override
    public @Nullable DossierKey dossierNaming(WaybillKey waybill) {
        return dossiers.naming(waybill);
    }

    @Override
    public Map<WaybillKey, DossierKey> dossiersNaming(Set<WaybillKey> parcels) {
        return dossiers.naming(parcels);
    }

    @Override
    public Map<WaybillKey, Tally> tallies(Set<WaybillKey> parcels) {
        return tallies.of(parcels);
    }

    @Override
    public void tallied(WaybillKey parcel, @Nullable Tally tally) {
        tallies.keep(parcel, tally);
    }

    @Override
    public List<DossierKey> dossiersOf(String orderNo) {
        return dossiers.of(orderNo);
    }

    @Override
    public @Nullable WaybillEntry waybill(WaybillKey key) {
        return waybills.waybill(key);
    }

    @Override
    public List<WaybillEntry> looseWaybills(String orderNo) {
        return waybills.loose(orderNo);
    }

    @Override
    public void keep(WaybillKey key, @Nullable WaybillEntry entry) {
        waybills.keep(key, entry);
    }

    @Override
    public QuotaAccount quota(String buyer, int year) {
        return accounts.quota(buyer, year);
    }

    @Override
    public void keep(QuotaAccount account, LedgerMove move, Instant at) {
        accounts.keep(account, move, dossiers.id(move.dossier()), at);
    }

    @Override
    public @Nullable GuaranteeAccount guarantee(String code) {
        return accounts.guarantee(code);
    }

    @Override
    public void keep(GuaranteeAccount account, LedgerMove move, Instant at) {
        accounts.keep(account, move, dossiers.id(move.dossier()), at);
    }

    @Override
    public @Nullable AccountBook accountBook(@Nullable String number) {
        return context.accountBooks().get().find(number).orElse(null);
    }

    @Override
    public StockAccount stock(String book, String item) {
        return stock.account(book, item);
    }

    @Override
    public void keep(StockAccount account, StockMove move, Instant at) {
        DossierKey dossier = move.dossier();
        stock.keep(account, move, dossier == null ? null : dossiers.id(dossier), at);
    }

    @Override
    public List<DossierKey> held(String guaranteeCode) {
        return dossiers.held(guaranteeCode);
    }

    @Override
    public List<AwaitedReturn> awaitedReturns(Set<WaybillKey> parcels) {
        return returns.of(parcels);
    }

    @Override
    public void tell(Ask.TellCustoms request, Instant at) {
        outbox.add(request);
        told = at;
    }

    @Override
    public long nextSerial() {
        return progress.nextSerial();
    }

    /// Writes everything that changed.
    void write(Connection to) throws SQLException {
        progress.follow();
        dossiers.write(to);
        payments.write(to, dossiers::id);
        waybills.write(to, dossiers::id);
        accounts.write(to, progress::nextMove);
        for (Also one : also) {
            one.write(to);
        }
        stock.write(to, progress::nextMove);
        lodgements.write(to);
        returns.write(to, dossiers::id);
        tallies.write(to);
        ReceiptTable.pages(receipts, progress::nextCursors).send(to);
        if (tells()) {
            CopyRows rows = OutboxTable.rows();
            byte[] requests = context.codec().writeRequests(outbox);
            rows.add(progress.nextOutbox()).time(told).add("customs").add(requests).end();
            rows.send(to);
        }
        progress.write(to);
    }

    /// Puts what is decided where the next work finds it, and answers what else that must know.
    Handed hand() {
        dossiers.keep();
        accounts.keep();
        return new Handed(
                payments.changed(),
                waybills.changed(),
                dossiers.named(),
                dossiers.held(),
                accounts.changed(),
                lodgements.changed(),
                returns.changed(),
                stock.changed(),
                tallies.changed());
    }
}
