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

/// The books of one transaction: what the batch needs is read in a few questions, what it changes
/// is kept here and written together at the end. Used by one thread.
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
    private final Shelf shelf;

    private final Map<DossierKey, Open> dossiers = new LinkedHashMap<>();
    private final Map<String, Set<DossierKey>> byOrderNo = new HashMap<>();
    private final Map<String, @Nullable DossierKey> byInvtNo = new HashMap<>();
    private final Map<WaybillKey, @Nullable DossierKey> naming = new HashMap<>();
    private final Map<PaymentKey, @Nullable DossierKey> payments = new HashMap<>();
    private final Set<PaymentKey> storedPayments = new HashSet<>();
    private final Set<PaymentKey> freshPayments = new LinkedHashSet<>();
    private final Map<WaybillKey, @Nullable WaybillEntry> waybills = new HashMap<>();
    private final Set<WaybillKey> storedWaybills = new HashSet<>();
    private final Set<WaybillKey> changedWaybills = new LinkedHashSet<>();
    private final Map<String, Set<WaybillKey>> looseByOrderNo = new HashMap<>();
    private final Map<String, QuotaAccount> quotas = new HashMap<>();
    private final Set<String> storedQuotas = new HashSet<>();
    private final Set<String> changedQuotas = new LinkedHashSet<>();
    private final Map<String, GuaranteeAccount> guarantees = new HashMap<>();
    private final Set<String> changedGuarantees = new HashSet<>();
    private final Map<String, Set<DossierKey>> held = new HashMap<>();
    private final Moves moves = new Moves();
    private final Map<String, List<Receipt>> receipts = new LinkedHashMap<>();
    private final List<Ask.TellCustoms> outbox = new ArrayList<>();
    private Instant told = Instant.EPOCH;

    WorkingSet(Connection connection, ClearanceContext context, Progress progress, Shelf shelf) {
        this.connection = connection;
        this.context = context;
        this.progress = progress;
        this.shelf = shelf;
    }

    /// Enterprises for whom there are new receipts.
    Set<String> owners() {
        return receipts.keySet();
    }

    /// Whether an authority is to be told something.
    boolean tells() {
        return !outbox.isEmpty();
    }

    /// Reads in few questions what a batch will need.
    void prefetch(Batch batch, Instant now) {
        Set<String> orderNos = new HashSet<>();
        Set<PaymentKey> paymentKeys = new HashSet<>();
        Set<WaybillKey> waybillKeys = new HashSet<>();
        Set<String> buyers = new HashSet<>();
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
                    buyers.add(context.buyer(inventory.content().head()));
                }
            }
        }
        loadInvtNos(batch.invtNos());
        byInvtNo.values().stream()
                .filter(Objects::nonNull)
                .forEach(key -> orderNos.add(key.orderNo()));
        loadDossiers(orderNos);
        loadLoose(orderNos);
        loadPayments(paymentKeys);
        loadWaybills(waybillKeys);
        loadNaming(waybillKeys);
        loadQuotas(buyers, now);
    }

    @Override
    public Dossier dossier(DossierKey key) {
        Open open = dossiers.get(key);
        if (open == null && !byOrderNo.containsKey(key.orderNo())) {
            loadDossiers(Set.of(key.orderNo()));
            open = dossiers.get(key);
        }
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
        if (after.invtNo() != null) {
            byInvtNo.put(after.invtNo(), after.key());
        }
        if (after.stage() == Stage.HELD) {
            heldFor(guarantor(after)).add(after.key());
        }
    }

    @Override
    public void recordLoose(Event event, Instant at) {
        answer(context.receipts().of(event, null, at));
    }

    private void answer(List<Receipt> made) {
        for (Receipt receipt : made) {
            receipts.computeIfAbsent(receipt.owner(), owner -> new ArrayList<>()).add(receipt);
        }
    }

    @Override
    public @Nullable DossierKey dossierOf(PaymentKey payment) {
        loadPayments(Set.of(payment));
        return payments.get(payment);
    }

    @Override
    public @Nullable DossierKey dossierOf(String invtNo) {
        loadInvtNos(Set.of(invtNo));
        return byInvtNo.get(invtNo);
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
        for (WaybillKey key : looseByOrderNo.getOrDefault(orderNo, Set.of())) {
            WaybillEntry entry = waybills.get(key);
            if (entry != null && isLoose(entry, orderNo)) {
                loose.add(entry);
            }
        }
        return loose;
    }

    private static boolean isLoose(WaybillEntry entry, String orderNo) {
        return entry.dossier() == null
                && entry.document().content().head().orderNo().equals(orderNo);
    }

    @Override
    public void keep(WaybillKey key, @Nullable WaybillEntry entry) {
        waybills.put(key, entry);
        changedWaybills.add(key);
        if (entry != null && entry.dossier() == null) {
            String orderNo = entry.document().content().head().orderNo();
            loadLoose(Set.of(orderNo));
            Objects.requireNonNull(looseByOrderNo.get(orderNo)).add(key);
        }
    }

    @Override
    public QuotaAccount quota(String buyer, int year) {
        QuotaAccount known = quotas.get(buyer + ":" + year);
        if (known == null) {
            loadQuotas(Set.of(buyer), year);
            known = Objects.requireNonNull(quotas.get(buyer + ":" + year));
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
        moves.add(move, Objects.requireNonNull(dossiers.get(move.dossier())).id, at);
    }

    @Override
    public List<DossierKey> held(String guaranteeCode) {
        return heldFor(guaranteeCode).stream()
                .filter(key -> dossier(key).stage() == Stage.HELD)
                .toList();
    }

    /// Every dossier that waited for a guarantee when the transaction began, or since.
    private Set<DossierKey> heldFor(String guaranteeCode) {
        return held.computeIfAbsent(
                guaranteeCode, code -> new LinkedHashSet<>(DossierTable.held(connection, code)));
    }

    private static String guarantor(Dossier dossier) {
        return Objects.requireNonNull(dossier.inventory()).document().content().head().assureCode();
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

    private void loadDossiers(Set<String> orderNos) {
        Set<String> unknown = new HashSet<>();
        for (String orderNo : orderNos) {
            if (!byOrderNo.containsKey(orderNo)) {
                byOrderNo.put(orderNo, new LinkedHashSet<>());
                List<DossierRow> rows = shelf.dossiers(orderNo);
                if (rows == null) {
                    unknown.add(orderNo);
                } else {
                    rows.forEach(this::open);
                }
            }
        }
        if (!unknown.isEmpty()) {
            DossierTable.load(connection, unknown, context.codec()).values().forEach(this::open);
        }
    }

    private void open(DossierRow row) {
        DossierKey key = row.dossier().key();
        dossiers.put(key, new Open(row.id(), row.dossier()));
        byOrderNo.computeIfAbsent(key.orderNo(), orderNo -> new LinkedHashSet<>()).add(key);
    }

    private void loadInvtNos(Collection<String> invtNos) {
        List<String> unknown = new ArrayList<>();
        for (String invtNo : invtNos) {
            if (!byInvtNo.containsKey(invtNo)) {
                DossierKey key = shelf.dossierOf(invtNo);
                byInvtNo.put(invtNo, key);
                if (key == null) {
                    unknown.add(invtNo);
                }
            }
        }
        if (!unknown.isEmpty()) {
            byInvtNo.putAll(DossierTable.byInvtNo(connection, unknown));
        }
    }

    private void loadPayments(Set<PaymentKey> keys) {
        Set<PaymentKey> unknown = new HashSet<>(keys);
        unknown.removeAll(payments.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> payments.put(key, null));
            Map<PaymentKey, DossierKey> stored = PaymentTable.load(connection, unknown);
            payments.putAll(stored);
            storedPayments.addAll(stored.keySet());
        }
    }

    private void loadWaybills(Set<WaybillKey> keys) {
        Set<WaybillKey> unknown = new HashSet<>(keys);
        unknown.removeAll(waybills.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> waybills.put(key, null));
            Map<WaybillKey, WaybillEntry> stored =
                    WaybillTable.load(connection, unknown, context.documents());
            waybills.putAll(stored);
            storedWaybills.addAll(stored.keySet());
        }
    }

    private void loadLoose(Set<String> orderNos) {
        Set<String> unknown = new HashSet<>(orderNos);
        unknown.removeAll(looseByOrderNo.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(orderNo -> looseByOrderNo.put(orderNo, new LinkedHashSet<>()));
            WaybillTable.loose(connection, unknown, context.documents())
                    .forEach(
                            (key, entry) -> {
                                storedWaybills.add(key);
                                waybills.putIfAbsent(key, entry);
                                String orderNo = entry.document().content().head().orderNo();
                                looseByOrderNo
                                        .computeIfAbsent(orderNo, no -> new LinkedHashSet<>())
                                        .add(key);
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

    /// The quota of every buyer whose declaration may be decided or answered now: those of the
    /// batch, and those whose declaration waits for a paper or an answer that is in it.
    private void loadQuotas(Set<String> buyersOfBatch, Instant now) {
        Set<String> buyers = new HashSet<>(buyersOfBatch);
        for (Open open : dossiers.values()) {
            var reservation = open.dossier.reservation();
            var inventory = open.dossier.inventory();
            if (reservation != null) {
                buyers.add(reservation.buyer());
            } else if (inventory != null && !open.dossier.stage().isDeclared()) {
                buyers.add(context.buyer(inventory.document().content().head()));
            }
        }
        if (!buyers.isEmpty()) {
            loadQuotas(buyers, Terms.dayOf(now).getYear());
        }
    }

    private void loadQuotas(Set<String> buyers, int year) {
        buyers.forEach(buyer -> quotas.put(buyer + ":" + year, QuotaAccount.unused(buyer, year)));
        for (QuotaAccount stored : LedgerTables.quotas(connection, buyers, year)) {
            quotas.put(stored.account(), stored);
            storedQuotas.add(stored.account());
        }
    }

    /// Writes everything that changed.
    ///
    /// @param position last journal position handled
    void write(long position) throws SQLException {
        writeDossiers();
        writePayments();
        writeWaybills();
        writeLedgers();
        ReceiptTable.pages(receipts, progress::nextCursors).send(connection);
        if (tells()) {
            CopyRows rows = OutboxTable.rows();
            String requests = context.codec().writeRequests(outbox);
            rows.add(progress.nextOutbox()).time(told).add("customs").add(requests).end();
            rows.send(connection);
        }
        progress.reached(position);
        progress.write(connection);
    }

    private void writeDossiers() throws SQLException {
        CopyRows added = DossierTable.added();
        CopyRows changed = DossierTable.changed();
        CopyRows history = DossierTable.history();
        for (Open open : dossiers.values()) {
            if (!open.fresh.isEmpty()) {
                CopyRows rows = open.writtenEvents == 0 ? added : changed;
                DossierTable.add(rows, open.id, open.dossier, open.at);
                history.add(open.id)
                        .small(open.writtenEvents)
                        .time(open.at)
                        .add(context.codec().write(open.fresh))
                        .end();
            }
        }
        added.send(connection);
        DossierTable.merge(connection, changed);
        history.send(connection);
    }

    private void writePayments() throws SQLException {
        CopyRows added = PaymentTable.added();
        CopyRows moved = PaymentTable.moved();
        for (PaymentKey key : freshPayments) {
            CopyRows rows = storedPayments.contains(key) ? moved : added;
            PaymentTable.add(rows, key, id(Objects.requireNonNull(payments.get(key))));
        }
        added.send(connection);
        PaymentTable.merge(connection, moved);
    }

    private void writeWaybills() throws SQLException {
        CopyRows added = WaybillTable.added();
        CopyRows changed = WaybillTable.changed();
        List<WaybillKey> gone = new ArrayList<>();
        for (WaybillKey key : changedWaybills) {
            WaybillEntry entry = waybills.get(key);
            if (entry != null) {
                DossierKey dossier = entry.dossier();
                CopyRows rows = storedWaybills.contains(key) ? changed : added;
                WaybillTable.add(rows, key, entry, dossier == null ? null : id(dossier));
            } else if (storedWaybills.contains(key)) {
                gone.add(key);
            }
        }
        added.send(connection);
        WaybillTable.merge(connection, changed);
        WaybillTable.delete(connection, gone);
    }

    private void writeLedgers() throws SQLException {
        CopyRows added = LedgerTables.addedQuotas();
        CopyRows changed = LedgerTables.changedQuotas();
        for (String account : changedQuotas) {
            CopyRows rows = storedQuotas.contains(account) ? changed : added;
            LedgerTables.add(rows, Objects.requireNonNull(quotas.get(account)));
        }
        added.send(connection);
        LedgerTables.mergeQuotas(connection, changed);
        LedgerTables.writeGuarantees(
                connection, changedGuarantees.stream().map(guarantees::get).toList());
        moves.rows(progress::nextMove).send(connection);
    }

    private long id(DossierKey key) {
        loadDossiers(Set.of(key.orderNo()));
        return Objects.requireNonNull(dossiers.get(key)).id;
    }

    /// Puts what is committed now where the next transaction finds it.
    void keep() {
        byOrderNo.forEach(
                (orderNo, keys) ->
                        shelf.keep(
                                orderNo,
                                keys.stream()
                                        .map(dossiers::get)
                                        .map(open -> new DossierRow(open.id, open.dossier))
                                        .toList()));
    }
}
