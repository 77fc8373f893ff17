package io.greenway.core.clearance;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.ledger.Statement;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Books that keep ledgers and dossiers and nothing else, for a million operations, and refuse
/// every move that overdraws an account. A dossier that passed the checks forgets how its taxes
/// came about, as the store does.
final class StormBooks implements Books {
    final Map<DossierKey, Dossier> dossiers = new HashMap<>();
    final Map<String, QuotaAccount> quotas = new HashMap<>();
    final Map<String, GuaranteeAccount> guarantees = new HashMap<>();
    final Map<String, Money> sums = new HashMap<>();
    private final Map<String, DossierKey> numbers = new HashMap<>();
    private final Map<String, Set<DossierKey>> held = new HashMap<>();
    private final Money annual;
    long moves;
    private long serial;

    StormBooks(Money annual) {
        this.annual = annual;
    }

    @Override
    public Dossier dossier(DossierKey key) {
        return Objects.requireNonNullElseGet(dossiers.get(key), () -> Dossier.empty(key));
    }

    @Override
    public void record(Dossier before, Event event, Dossier after, Instant at) {
        boolean passed = after.stage() == Stage.CHECKED;
        dossiers.put(after.key(), passed ? shortened(after) : after);
        if (event instanceof Event.LogicChecked(String invtNo)) {
            numbers.put(invtNo, after.key());
            held.values().forEach(waiting -> waiting.remove(after.key()));
        }
        if (event instanceof Event.GuaranteeAwaited awaited) {
            held.computeIfAbsent(awaited.code(), code -> new LinkedHashSet<>()).add(after.key());
        }
    }

    private static Dossier shortened(Dossier one) {
        return new Dossier(
                one.key(),
                one.stage(),
                null,
                null,
                null,
                null,
                one.preNo(),
                one.invtNo(),
                null,
                List.of(),
                one.reservation(),
                one.occupation(),
                null,
                null,
                one.sequel(),
                one.events());
    }

    @Override
    public void keep(QuotaAccount account, LedgerMove move, Instant at) {
        if (account.used().isMoreThan(annual)) {
            throw new AssertionError("overdrawn: " + account);
        }
        quotas.put(account.account(), account);
        sum(move);
    }

    @Override
    public void keep(GuaranteeAccount account, LedgerMove move, Instant at) {
        if (account.available().isNegative()) {
            throw new AssertionError("overdrawn: " + account);
        }
        guarantees.put(account.code(), account);
        sum(move);
    }

    @Override
    public @Nullable AccountBook accountBook(@Nullable String number) {
        return null;
    }

    @Override
    public StockAccount stock(String book, String item) {
        throw new AssertionError("no goods of this storm lie in stock: " + book);
    }

    @Override
    public void keep(StockAccount account, StockMove move, Instant at) {
        throw new AssertionError("no goods of this storm lie in stock: " + account);
    }

    private void sum(LedgerMove move) {
        moves++;
        sums.merge(move.account(), Statement.effect(move), Money::plus);
    }

    @Override
    public QuotaAccount quota(String buyer, int year) {
        return Objects.requireNonNullElseGet(
                quotas.get(buyer + ":" + year), () -> QuotaAccount.unused(buyer, year));
    }

    @Override
    public @Nullable GuaranteeAccount guarantee(String code) {
        return guarantees.get(code);
    }

    /// The three that wait longest, so that the storm ends within its minute.
    @Override
    public List<DossierKey> held(String guaranteeCode) {
        return held.getOrDefault(guaranteeCode, Set.of()).stream().limit(3).toList();
    }

    int waiting() {
        return held.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public @Nullable DossierKey dossierOf(String invtNo) {
        return numbers.get(invtNo);
    }

    @Override
    public void tell(Ask.TellCustoms request, Instant at) {}

    @Override
    public long nextSerial() {
        serial = serial % 999_999_999 + 1;
        return serial;
    }

    @Override
    public void recordLoose(Event event, Instant at) {}

    @Override
    public Lodgement.@Nullable Version lodged(Lodgement.Key key) {
        return null;
    }

    @Override
    public void record(Lodged lodged, Instant at) {}

    @Override
    public @Nullable DossierKey dossierOf(PaymentKey payment) {
        return null;
    }

    @Override
    public @Nullable DossierKey dossierNaming(WaybillKey waybill) {
        return null;
    }

    @Override
    public Map<WaybillKey, DossierKey> dossiersNaming(Set<WaybillKey> parcels) {
        return Map.of();
    }

    @Override
    public Map<WaybillKey, Tally> tallies(Set<WaybillKey> parcels) {
        return Map.of();
    }

    @Override
    public void tallied(WaybillKey parcel, @Nullable Tally tally) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DossierKey> dossiersOf(String orderNo) {
        return List.of();
    }

    @Override
    public @Nullable WaybillEntry waybill(WaybillKey key) {
        return null;
    }

    @Override
    public List<WaybillEntry> looseWaybills(String orderNo) {
        return List.of();
    }

    @Override
    public void keep(WaybillKey key, @Nullable WaybillEntry entry) {}

    @Override
    public List<AwaitedReturn> awaitedReturns(Set<WaybillKey> parcels) {
        return List.of();
    }
}
