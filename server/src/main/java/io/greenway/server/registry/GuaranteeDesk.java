package io.greenway.server.registry;

import io.greenway.core.clearance.Terms;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.GuaranteeChange;
import io.greenway.core.ledger.GuaranteeChange.State;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.GuaranteeStore;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/// Raises, lowers and prolongs guarantees, each by two persons. What is approved holds
/// until the next approval, whatever the file of the zone says.
public final class GuaranteeDesk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENTERED = "entered";

    private final GuaranteeStore store;
    private final Books books;
    private final InstantSource clock;
    private final TreeMap<Long, GuaranteeChange> changes = new TreeMap<>();

    /// Work between two batches of documents, so that nothing occupies a guarantee meanwhile.
    @FunctionalInterface
    public interface Books {
        /// Does the work, and then lets declarations that wait for the guarantee try again.
        ///
        /// @throws SQLException when the database fails
        void between(String code, Instant now, Work work) throws SQLException;
    }

    /// What is done.
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    public GuaranteeDesk(GuaranteeStore store, Books books, InstantSource clock) {
        this.store = store;
        this.books = books;
        this.clock = clock;
        store.all().forEach(this::replay);
    }

    /// A change as it is written down.
    private record Entry(String limit, LocalDate validTo, String note) {}

    /// Which change is decided.
    private record Deciding(long change) {}

    private void replay(ActionTable.Action action) {
        if (action.kind().equals(ENTERED)) {
            changes.put(action.id(), entered(action));
            return;
        }
        long id = JSON.readValue(action.body(), Deciding.class).change();
        GuaranteeChange before = changes.get(id);
        if (before == null) {
            throw new IllegalStateException("Decision about an unknown change " + id);
        }
        changes.put(
                id,
                new GuaranteeChange(
                        id,
                        before.code(),
                        before.limit(),
                        before.validTo(),
                        before.note(),
                        before.enteredBy(),
                        before.enteredAt(),
                        State.valueOf(action.kind().toUpperCase(Locale.ROOT)),
                        action.actor(),
                        action.at()));
    }

    private static GuaranteeChange entered(ActionTable.Action action) {
        Entry entry = JSON.readValue(action.body(), Entry.class);
        return GuaranteeChange.entered(
                action.id(),
                action.subject(),
                Money.of(entry.limit()),
                entry.validTo(),
                entry.note(),
                action.actor(),
                action.at());
    }

    /// Changes of an enterprise's guarantee, newest first.
    public synchronized List<GuaranteeChange> of(String code) {
        return changes.descendingMap().values().stream()
                .filter(one -> one.code().equals(code))
                .toList();
    }

    /// Enters what a guarantee is to be; it is so once another person has approved it.
    ///
    /// @throws SQLException when the database fails; nothing is written then
    public synchronized Outcome<GuaranteeChange> enter(
            String code, Money limit, LocalDate validTo, String note, String by)
            throws SQLException {
        Instant now = now();
        GuaranteeAccount before = store.account(code).orElse(null);
        List<Fault> faults = GuaranteeChange.obstacles(limit, validTo, before, Terms.dayOf(now));
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        String body = JSON.writeValueAsString(new Entry(limit.toString(), validTo, note));
        GuaranteeChange change = entered(store.append(now, by, code, ENTERED, body));
        changes.put(change.id(), change);
        return new Outcome.Accepted<>(change, List.of());
    }

    /// Approves or rejects a change.
    ///
    /// @return empty when the enterprise has no such change
    /// @throws SQLException when the database fails; nothing is written then
    public synchronized Optional<Outcome<GuaranteeChange>> decide(
            String code, long id, State to, String by) throws SQLException {
        GuaranteeChange change = changes.get(id);
        if (change == null || !change.code().equals(code)) {
            return Optional.empty();
        }
        Instant now = now();
        String kind = to.name().toLowerCase(Locale.ROOT);
        String body = JSON.writeValueAsString(new Deciding(id));
        if (to == State.REJECTED) {
            Outcome<GuaranteeChange> decided = change.decide(to, by, null, now, Terms.dayOf(now));
            if (decided instanceof Outcome.Accepted<GuaranteeChange>) {
                store.append(now, by, code, kind, body);
            }
            return Optional.of(keep(decided));
        }
        AtomicReference<Outcome<GuaranteeChange>> told = new AtomicReference<>();
        books.between(
                code,
                now,
                () -> {
                    Outcome<GuaranteeChange> decided =
                            change.decide(
                                    to,
                                    by,
                                    store.account(code).orElse(null),
                                    now,
                                    Terms.dayOf(now));
                    if (decided instanceof Outcome.Accepted<GuaranteeChange>) {
                        store.approve(change, by, kind, body, now);
                    }
                    told.set(keep(decided));
                });
        return Optional.of(told.get());
    }

    private Outcome<GuaranteeChange> keep(Outcome<GuaranteeChange> decided) {
        if (decided instanceof Outcome.Accepted<GuaranteeChange>(var after, List<Fault> none)) {
            changes.put(after.id(), after);
        }
        return decided;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
