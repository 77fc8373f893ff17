package io.greenway.core.clearance;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookRegister;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.DossierKey;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.receipt.Receipts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The books of a small zone, in memory; a working implementation, not a mock.
final class BooksInMemory implements Books {
    /// One event as written.
    record Entry(Event event, Instant at) {}

    final Map<DossierKey, Dossier> dossiers = new LinkedHashMap<>();
    final Map<DossierKey, List<Entry>> history = new LinkedHashMap<>();
    final Map<WaybillKey, WaybillEntry> waybills = new LinkedHashMap<>();
    final Map<String, QuotaAccount> quotas = new TreeMap<>();
    final Map<String, GuaranteeAccount> guarantees = new TreeMap<>();
    final Map<String, StockAccount> stocks = new TreeMap<>();
    final List<StockMove> stockMoves = new ArrayList<>();
    BookRegister register = BookRegister.EMPTY;
    final List<LedgerMove> moves = new ArrayList<>();
    final List<Ask.TellCustoms> outbox = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    private final Map<Lodgement.Key, Lodgement.Version> lodgements = new HashMap<>();
    private final Map<WaybillKey, Tally> tallies = new HashMap<>();
    private final Map<PaymentKey, DossierKey> payments = new HashMap<>();
    private final Receipts words = new Receipts(Phrases.bundled());
    private long serial;

    @Override
    public Dossier dossier(DossierKey key) {
        return Objects.requireNonNullElseGet(dossiers.get(key), () -> Dossier.empty(key));
    }

    @Override
    public void record(Dossier before, Event event, Dossier after, Instant at) {
        dossiers.put(after.key(), after);
        history.computeIfAbsent(after.key(), key -> new ArrayList<>()).add(new Entry(event, at));
        receipts.addAll(words.of(event, after, at));
        if (event instanceof Event.DocumentFiled filed
                && filed.document() instanceof Document.Payment payment) {
            payments.put(PaymentKey.of(payment.content()), after.key());
        }
    }

    @Override
    public void recordLoose(Event event, Instant at) {
        receipts.addAll(words.of(event, null, at));
    }

    @Override
    public Lodgement.@Nullable Version lodged(Lodgement.Key key) {
        return lodgements.get(key);
    }

    @Override
    public void record(Lodged lodged, Instant at) {
        Lodgement.Key key = lodged.document().key();
        Lodgement.Version after = Lodging.apply(lodgements.get(key), lodged);
        if (after == null) {
            lodgements.remove(key);
        } else {
            lodgements.put(key, after);
        }
        receipts.add(words.of(lodged, at));
    }

    @Override
    public @Nullable DossierKey dossierOf(PaymentKey payment) {
        return payments.get(payment);
    }

    @Override
    public @Nullable DossierKey dossierOf(String invtNo) {
        return dossiers.values().stream()
                .filter(dossier -> invtNo.equals(dossier.invtNo()))
                .map(Dossier::key)
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable DossierKey dossierNaming(WaybillKey waybill) {
        return dossiers.values().stream()
                .filter(
                        dossier ->
                                dossier.inventory() != null
                                        && WaybillKey.of(dossier.inventory().document().content())
                                                .equals(waybill))
                .map(Dossier::key)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Map<WaybillKey, DossierKey> dossiersNaming(Set<WaybillKey> parcels) {
        Map<WaybillKey, DossierKey> found = new HashMap<>();
        for (WaybillKey parcel : parcels) {
            DossierKey key = dossierNaming(parcel);
            if (key != null) {
                found.put(parcel, key);
            }
        }
        return found;
    }

    @Override
    public Map<WaybillKey, Tally> tallies(Set<WaybillKey> parcels) {
        Map<WaybillKey, Tally> found = new HashMap<>(tallies);
        found.keySet().retainAll(parcels);
        return found;
    }

    @Override
    public void tallied(WaybillKey parcel, @Nullable Tally tally) {
        if (tally == null) {
            tallies.remove(parcel);
        } else {
            tallies.put(parcel, tally);
        }
    }

    @Override
    public List<DossierKey> dossiersOf(String orderNo) {
        return dossiers.keySet().stream().filter(key -> key.orderNo().equals(orderNo)).toList();
    }

    @Override
    public @Nullable WaybillEntry waybill(WaybillKey key) {
        return waybills.get(key);
    }

    @Override
    public List<WaybillEntry> looseWaybills(String orderNo) {
        return waybills.values().stream()
                .filter(entry -> entry.dossier() == null)
                .filter(entry -> entry.document().content().head().orderNo().equals(orderNo))
                .toList();
    }

    @Override
    public void keep(WaybillKey key, @Nullable WaybillEntry entry) {
        if (entry == null) {
            waybills.remove(key);
        } else {
            waybills.put(key, entry);
        }
    }

    @Override
    public QuotaAccount quota(String buyer, int year) {
        return Objects.requireNonNullElseGet(
                quotas.get(buyer + ":" + year), () -> QuotaAccount.unused(buyer, year));
    }

    @Override
    public void keep(QuotaAccount account, LedgerMove move, Instant at) {
        quotas.put(account.account(), account);
        moves.add(move);
    }

    @Override
    public @Nullable GuaranteeAccount guarantee(String code) {
        return guarantees.get(code);
    }

    @Override
    public void keep(GuaranteeAccount account, LedgerMove move, Instant at) {
        guarantees.put(account.code(), account);
        moves.add(move);
    }

    @Override
    public @Nullable AccountBook accountBook(@Nullable String number) {
        return register.find(number).orElse(null);
    }

    @Override
    public StockAccount stock(String book, String item) {
        return Objects.requireNonNullElseGet(
                stocks.get(book + " " + item), () -> StockAccount.empty(book, item));
    }

    @Override
    public void keep(StockAccount account, StockMove move, Instant at) {
        stocks.put(account.book() + " " + account.item(), account);
        stockMoves.add(move);
    }

    @Override
    public List<DossierKey> held(String guaranteeCode) {
        return dossiers.values().stream()
                .filter(dossier -> dossier.stage() == Stage.HELD)
                .filter(
                        dossier ->
                                dossier.inventory() != null
                                        && dossier.inventory()
                                                .document()
                                                .content()
                                                .head()
                                                .assureCode()
                                                .equals(guaranteeCode))
                .sorted(
                        Comparator.comparing(
                                dossier -> Objects.requireNonNull(dossier.waitingSince())))
                .map(Dossier::key)
                .toList();
    }

    @Override
    public List<AwaitedReturn> awaitedReturns(Set<WaybillKey> waybills) {
        return dossiers.values().stream()
                .flatMap(dossier -> AwaitedReturn.of(dossier).stream())
                .filter(one -> waybills.contains(one.waybill()))
                .sorted(Comparator.comparing(AwaitedReturn::preNo))
                .toList();
    }

    @Override
    public void tell(Ask.TellCustoms request, Instant at) {
        outbox.add(request);
    }

    @Override
    public long nextSerial() {
        return ++serial;
    }
}
