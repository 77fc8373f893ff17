package io.greenway.server.store;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Books;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.clearance.WaybillEntry;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.message.DossierKey;
import io.greenway.core.receipt.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The books of one transaction: what the batch needs is read once, what it changes is kept here
/// and written together at the end. Used by one thread.
final class WorkingSet implements Books {
    /// A dossier that is being worked on, with the events that are not written yet.
    private static final class Open {
        private final long id;
        private final int writtenEvents;
        private final List<Event> fresh = new ArrayList<>();
        private Dossier dossier;
        private Instant at = Instant.EPOCH;

        Open(long id, Dossier dossier) {
            this.id = id;
            this.dossier = dossier;
            this.writtenEvents = dossier.events();
        }
    }

    private final Connection connection;
    private final ClearanceContext context;
    private final Progress progress;

    private final Map<DossierKey, Open> dossiers = new LinkedHashMap<>();
    private final Map<String, Set<DossierKey>> byOrderNo = new HashMap<>();
    private final Map<WaybillKey, @Nullable DossierKey> naming = new HashMap<>();
    private final Map<PaymentKey, @Nullable DossierKey> payments = new HashMap<>();
    private final Set<PaymentKey> freshPayments = new HashSet<>();
    private final Map<WaybillKey, @Nullable WaybillEntry> waybills = new HashMap<>();
    private final Set<WaybillKey> changedWaybills = new HashSet<>();
    private final Set<String> looseKnown = new HashSet<>();
    private final Map<String, QuotaAccount> quotas = new HashMap<>();
    private final Set<String> changedQuotas = new HashSet<>();
    private final Map<String, GuaranteeAccount> guarantees = new HashMap<>();
    private final Set<String> changedGuarantees = new HashSet<>();
    private final CopyRows moves = new CopyRows("ledger_move");
    private final CopyRows receipts = ReceiptTable.rows();
    private final CopyRows outbox = new CopyRows("outbox (id, at, authority, request)");
    private final Set<String> owners = new HashSet<>();

    WorkingSet(Connection connection, ClearanceContext context, Progress progress) {
        this.connection = connection;
        this.context = context;
        this.progress = progress;
    }

    /// Enterprises for whom there are new receipts.
    Set<String> owners() {
        return owners;
    }

    /// Whether an authority is to be told something.
    boolean tells() {
        return outbox.rows() > 0;
    }

    /// Reads in few questions what the documents of a batch will need.
    void prefetch(Collection<Document> documents, Instant now) {
        Set<String> orderNos = new HashSet<>();
        Set<PaymentKey> paymentKeys = new HashSet<>();
        Set<WaybillKey> waybillKeys = new HashSet<>();
        Set<String> buyers = new HashSet<>();
        for (Document document : documents) {
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
                    buyers.add(context.buyer(inventory.content().head()));
                }
            }
        }
        loadDossiers(orderNos);
        loadLoose(orderNos);
        loadPayments(paymentKeys);
        loadWaybills(waybillKeys);
        loadNaming(waybillKeys);
        loadQuotas(buyers, now);
    }

    @Override
    public Dossier dossier(DossierKey key) {
        loadDossiers(Set.of(key.orderNo()));
        Open open = dossiers.get(key);
        return open == null ? Dossier.empty(key) : open.dossier;
    }

    @Override
    public void record(Dossier before, Event event, Dossier after, Instant at) {
        Open open =
                dossiers.computeIfAbsent(
                        after.key(), key -> new Open(progress.nextDossier(), before));
        byOrderNo
                .computeIfAbsent(after.key().orderNo(), orderNo -> new LinkedHashSet<>())
                .add(after.key());
        open.dossier = after;
        open.at = at;
        open.fresh.add(event);
        answer(context.receipts().of(event, after, at));
        if (event instanceof Event.DocumentFiled filed) {
            switch (filed.document()) {
                case Document.Payment payment -> {
                    PaymentKey key = PaymentKey.of(payment.content());
                    payments.put(key, after.key());
                    freshPayments.add(key);
                }
                case Document.Inventory inventory ->
                        naming.put(WaybillKey.of(inventory.content()), after.key());
                case Document.Order order -> {}
                case Document.Waybill waybill -> {}
            }
        }
    }

    @Override
    public void recordLoose(Event event, Instant at) {
        answer(context.receipts().of(event, null, at));
    }

    private void answer(List<Receipt> made) {
        for (Receipt receipt : made) {
            ReceiptTable.add(receipts, progress.nextCursor(), receipt);
            owners.add(receipt.owner());
        }
    }

    @Override
    public @Nullable DossierKey dossierOf(PaymentKey payment) {
        loadPayments(Set.of(payment));
        return payments.get(payment);
    }

    @Override
    public @Nullable DossierKey dossierOf(String invtNo) {
        for (Open open : dossiers.values()) {
            if (invtNo.equals(open.dossier.invtNo())) {
                return open.dossier.key();
            }
        }
        return DossierTable.byInvtNo(connection, invtNo);
    }

    @Override
    public @Nullable DossierKey dossierNaming(WaybillKey waybill) {
        loadNaming(Set.of(waybill));
        DossierKey key = naming.get(waybill);
        if (key == null) {
            return null;
        }
        var inventory = dossier(key).inventory();
        boolean still =
                inventory != null && WaybillKey.of(inventory.document().content()).equals(waybill);
        return still ? key : null;
    }

    @Override
    public List<DossierKey> dossiersOf(String orderNo) {
        loadDossiers(Set.of(orderNo));
        return List.copyOf(byOrderNo.getOrDefault(orderNo, Set.of()));
    }

    @Override
    public @Nullable WaybillEntry waybill(WaybillKey key) {
        loadWaybills(Set.of(key));
        return waybills.get(key);
    }

    @Override
    public List<WaybillEntry> looseWaybills(String orderNo) {
        loadLoose(Set.of(orderNo));
        List<WaybillEntry> loose = new ArrayList<>();
        for (WaybillEntry entry : waybills.values()) {
            if (entry != null
                    && entry.dossier() == null
                    && entry.document().content().head().orderNo().equals(orderNo)) {
                loose.add(entry);
            }
        }
        return loose;
    }

    @Override
    public void keep(WaybillKey key, @Nullable WaybillEntry entry) {
        waybills.put(key, entry);
        changedWaybills.add(key);
    }

    @Override
    public QuotaAccount quota(String buyer, int year) {
        QuotaAccount known = quotas.get(buyer + ":" + year);
        if (known == null) {
            known = LedgerTables.quota(connection, buyer, year);
            quotas.put(known.account(), known);
        }
        return known;
    }

    @Override
    public void keep(QuotaAccount account, LedgerMove move, Instant at) {
        quotas.put(account.account(), account);
        changedQuotas.add(account.account());
        move(move, at);
    }

    @Override
    public @Nullable GuaranteeAccount guarantee(String code) {
        GuaranteeAccount known = guarantees.get(code);
        if (known == null) {
            known = LedgerTables.guarantee(connection, code);
            if (known != null) {
                guarantees.put(code, known);
            }
        }
        return known;
    }

    @Override
    public void keep(GuaranteeAccount account, LedgerMove move, Instant at) {
        guarantees.put(account.code(), account);
        changedGuarantees.add(account.code());
        move(move, at);
    }

    private void move(LedgerMove move, Instant at) {
        Open open = Objects.requireNonNull(dossiers.get(move.dossier()));
        moves.add(progress.nextMove())
                .time(at)
                .add(move.account())
                .add(move.kind().name())
                .add(open.id)
                .add(move.amount().fen())
                .end();
    }

    @Override
    public List<DossierKey> held(String guaranteeCode) {
        Set<DossierKey> held = new LinkedHashSet<>(DossierTable.held(connection, guaranteeCode));
        held.addAll(dossiers.keySet());
        return held.stream().filter(key -> isHeldBy(dossier(key), guaranteeCode)).toList();
    }

    private static boolean isHeldBy(Dossier dossier, String code) {
        var inventory = dossier.inventory();
        return dossier.stage() == Stage.HELD
                && inventory != null
                && inventory.document().content().head().assureCode().equals(code);
    }

    @Override
    public void tell(Ask.TellCustoms request, Instant at) {
        outbox.add(progress.nextOutbox())
                .time(at)
                .add("customs")
                .add(context.codec().writeRequest(request))
                .end();
    }

    @Override
    public long nextSerial() {
        return progress.nextSerial();
    }

    private void loadDossiers(Set<String> orderNos) {
        Set<String> unknown = new HashSet<>(orderNos);
        unknown.removeAll(byOrderNo.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(orderNo -> byOrderNo.put(orderNo, new LinkedHashSet<>()));
        DossierTable.load(connection, unknown, context.codec())
                .forEach(
                        (key, row) -> {
                            dossiers.put(key, new Open(row.id(), row.dossier()));
                            byOrderNo
                                    .computeIfAbsent(key.orderNo(), no -> new LinkedHashSet<>())
                                    .add(key);
                        });
    }

    private void loadPayments(Set<PaymentKey> keys) {
        Set<PaymentKey> unknown = new HashSet<>(keys);
        unknown.removeAll(payments.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> payments.put(key, null));
            payments.putAll(PaymentTable.load(connection, unknown));
        }
    }

    private void loadWaybills(Set<WaybillKey> keys) {
        Set<WaybillKey> unknown = new HashSet<>(keys);
        unknown.removeAll(waybills.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> waybills.put(key, null));
            waybills.putAll(WaybillTable.load(connection, unknown, context.documents()));
        }
    }

    private void loadLoose(Set<String> orderNos) {
        Set<String> unknown = new HashSet<>(orderNos);
        unknown.removeAll(looseKnown);
        if (!unknown.isEmpty()) {
            looseKnown.addAll(unknown);
            WaybillTable.loose(connection, unknown, context.documents())
                    .forEach(
                            (key, entry) -> {
                                if (!changedWaybills.contains(key)) {
                                    waybills.put(key, entry);
                                }
                            });
        }
    }

    private void loadNaming(Set<WaybillKey> keys) {
        Set<WaybillKey> unknown = new HashSet<>(keys);
        unknown.removeAll(naming.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> naming.put(key, null));
            naming.putAll(DossierTable.naming(connection, unknown));
        }
    }

    /// The quota of every buyer whose declaration may be decided now: those of the batch, and
    /// those whose declaration waits for a paper that is in it.
    private void loadQuotas(Set<String> buyersOfBatch, Instant now) {
        Set<String> buyers = new HashSet<>(buyersOfBatch);
        for (Open open : dossiers.values()) {
            var inventory = open.dossier.inventory();
            if (inventory != null && !open.dossier.stage().isDeclared()) {
                buyers.add(context.buyer(inventory.document().content().head()));
            }
        }
        int year = Terms.dayOf(now).getYear();
        buyers.forEach(buyer -> quotas.put(buyer + ":" + year, QuotaAccount.unused(buyer, year)));
        LedgerTables.quotas(connection, buyers, year)
                .forEach(account -> quotas.put(account.account(), account));
    }

    /// Writes everything that changed.
    ///
    /// @param position last journal position handled
    void write(long position) throws SQLException {
        CopyRows rows = DossierTable.rows();
        CopyRows history = new CopyRows("history");
        for (Open open : dossiers.values()) {
            if (!open.fresh.isEmpty()) {
                DossierTable.add(rows, open.id, open.dossier, open.at);
                history.add(open.id)
                        .add(open.writtenEvents)
                        .time(open.at)
                        .add(context.codec().write(open.fresh))
                        .end();
            }
        }
        DossierTable.upsert(connection, rows);
        history.send(connection);
        PaymentTable.write(connection, freshPayments, payments, this::id);
        WaybillTable.write(connection, changedWaybills, waybills, this::id);
        LedgerTables.writeQuotas(connection, changedQuotas.stream().map(quotas::get).toList());
        LedgerTables.writeGuarantees(
                connection, changedGuarantees.stream().map(guarantees::get).toList());
        moves.send(connection);
        receipts.send(connection);
        outbox.send(connection);
        progress.reached(position);
        progress.write(connection);
    }

    private long id(DossierKey key) {
        loadDossiers(Set.of(key.orderNo()));
        return Objects.requireNonNull(dossiers.get(key)).id;
    }
}
