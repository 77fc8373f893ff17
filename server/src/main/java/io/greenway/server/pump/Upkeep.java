package io.greenway.server.pump;

import io.greenway.core.clearance.Books;
import io.greenway.core.clearance.Clerk;
import io.greenway.core.clearance.FollowUp;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.Batch;
import io.greenway.server.store.ClearanceStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Work on the books that no message asks for, because time passed or because something outside
/// them changed. It takes turns with the pump.
public final class Upkeep {
    /// What the door took before midnight is handled within this time.
    private static final Duration HANDLED = Duration.ofHours(1);

    private final ClearanceStore store;
    private final Supplier<Reference> reference;
    private final Function<Books, Clerk> clerks;
    private final ReceiptBell bell;
    private final Runnable outboxFilled;

    public Upkeep(
            ClearanceStore store,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            Terms.Buyers buyers,
            ReceiptBell bell,
            Runnable outboxFilled) {
        this.store = store;
        this.reference = reference;
        this.clerks = books -> new Clerk(books, reference.get(), registry.get(), buyers);
        this.bell = bell;
        this.outboxFilled = outboxFilled;
    }

    /// Does some work in one transaction, tells who gets receipts, and has authorities told.
    ///
    /// @throws SQLException when the database fails; nothing is written then
    public void run(Instant now, Consumer<Clerk> work) throws SQLException {
        run(Batch.NONE, now, work);
    }

    /// Tells dossiers that their tax is paid, where the pump could not.
    ///
    /// @param invtNos inventory numbers
    /// @throws SQLException when the database fails; nothing is written then
    public void paid(List<String> invtNos, Instant now) throws SQLException {
        String status = reference.get().parameters().text("TAX_BILL_PAID_STATUS", Terms.dayOf(now));
        run(
                new Batch(List.of(), invtNos, List.of(), List.of()),
                now,
                clerk ->
                        invtNos.forEach(
                                invtNo -> clerk.take(new FollowUp.TaxWord(invtNo, status), now)));
    }

    private void run(Batch batch, Instant now, Consumer<Clerk> work) throws SQLException {
        ClearanceStore.Result result =
                store.work(batch, now, books -> work.accept(clerks.apply(books)));
        bell.ring(result.owners());
        if (result.tells()) {
            outboxFilled.run();
        }
    }

    /// gives up on papers that did not come in time.
    public TimedStep<DossierKey> papersExpire() {
        return new TimedStep<>(
                "Expiry of papers",
                (now, limit) -> overdue(Stage.WAITING, "PAPERS_WAIT_DAYS", now, limit),
                (due, now) -> run(now, clerk -> due.forEach(key -> clerk.expire(key, now))));
    }

    /// Gives up on releases whose goods did not arrive in time.
    public TimedStep<DossierKey> arrivalsExpire() {
        return new TimedStep<>(
                "Expiry of arrivals",
                (now, limit) -> overdue(Stage.APPROVED, "ARRIVAL_WAIT_DAYS", now, limit),
                (due, now) -> run(now, clerk -> due.forEach(key -> clerk.expire(key, now))));
    }

    /// gives up on returns whose goods did not arrive in time.
    public TimedStep<DossierKey> returnsLapse() {
        return new TimedStep<>(
                "Lapse of returns",
                (now, limit) -> store.returnsOverdue(Terms.dayOf(now.minus(HANDLED)), limit),
                (due, now) -> run(now, clerk -> due.forEach(key -> clerk.lapseReturns(key, now))));
    }

    private List<DossierKey> overdue(Stage stage, String parameter, Instant now, int limit)
            throws SQLException {
        int days = reference.get().parameters().days(parameter, Terms.dayOf(now));
        return store.waitingSince(stage, now.minus(Duration.ofDays(days)), limit);
    }
}
