package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.Batch;
import io.greenway.core.inspection.BatchEntry;
import io.greenway.core.inspection.BatchState;
import io.greenway.core.inspection.OrderEvent;
import io.greenway.core.inspection.OrderSubject;
import io.greenway.core.inspection.ReleaseGuard;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Frozen;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Bonded batches at entry: registered, drawn, and frozen while they are inspected.
/// Each enterprise numbers its own, so nobody learns which numbers another one has given.
public final class BatchStore {
    private final DataSource source;
    private final Supplier<Reference> reference;
    private final Supplier<Registry> registry;
    private final Consumer<List<Frozen>> frozenChanged;

    /// @param frozenChanged told of everything that is frozen when that changed
    public BatchStore(
            DataSource source,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            Consumer<List<Frozen>> frozenChanged) {
        this.source = source;
        this.reference = reference;
        this.registry = registry;
        this.frozenChanged = frozenChanged;
    }

    /// A batch and what the inspection says of it.
    public record Shown(Batch batch, BatchState state, boolean frozen) {}

    /// Registers a batch and draws for it. The same batch again changes nothing.
    public Outcome<Shown> register(Batch batch, Instant now) throws SQLException {
        LocalDate day = Terms.dayOf(now);
        BatchEntry entry =
                BatchEntry.of(
                        batch,
                        ReleaseGuard.credit(batch.goods(), registry.get(), day),
                        reference.get(),
                        day);
        Outcome<Shown> shown =
                Transactions.in(source, connection -> register(connection, batch, entry, now));
        refresh();
        return shown;
    }

    private static Outcome<Shown> register(
            Connection connection, Batch batch, BatchEntry entry, Instant now) throws SQLException {
        BatchState state = entry.reason().isPresent() ? BatchState.SAMPLED : BatchState.PASSED;
        if (!BatchTable.insert(connection, batch, state, entry.frozen(), now)) {
            BatchTable.Known known =
                    BatchTable.find(connection, batch.owner(), batch.batchNo()).orElseThrow();
            return isSame(known.batch(), batch)
                    ? new Outcome.Accepted<>(shown(known), List.of())
                    : new Outcome.Refused<>(
                            List.of(
                                    Fault.of(
                                            FaultCode.BATCH_EXISTS,
                                            "/batchNo",
                                            batch.batchNo(),
                                            null)));
        }
        if (entry.reason().isPresent()) {
            OrderTable.insert(
                    connection,
                    new OrderEvent.Created(
                            OrderSubject.BATCH,
                            batch.batchNo(),
                            entry.reason().get(),
                            entry.because()),
                    batch.goods(),
                    List.of(
                            new OrderTable.Line(
                                    batch.goods().lines().getFirst(), batch.brand(), batch.unit())),
                    new OrderTable.Whereabouts("", ""),
                    Terms.dayOf(now),
                    "greenway",
                    now);
        }
        return new Outcome.Accepted<>(new Shown(batch, state, entry.frozen()), List.of());
    }

    private static boolean isSame(Batch one, Batch other) {
        return one.quantity().compareTo(other.quantity()) == 0
                && one.equals(
                        new Batch(
                                other.batchNo(),
                                other.owner(),
                                other.emsNo(),
                                other.itemRecordNo(),
                                other.code(),
                                other.name(),
                                other.brand(),
                                other.producer(),
                                other.producerNo(),
                                other.origin(),
                                one.quantity(),
                                other.unit(),
                                other.enteredOn()));
    }

    private static Shown shown(BatchTable.Known known) {
        return new Shown(known.batch(), known.state(), known.frozen());
    }

    /// One batch.
    ///
    /// @param owner enterprise that must own it; empty for one who may see all, who gets the first
    public Optional<Shown> find(String batchNo, Optional<String> owner) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return BatchTable.find(connection, owner.orElse(""), batchNo).map(BatchStore::shown);
        }
    }

    /// The newest batches.
    public List<Shown> latest(Optional<String> owner, int limit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return BatchTable.latest(connection, owner.orElse(""), limit).stream()
                    .map(BatchStore::shown)
                    .toList();
        }
    }

    /// Tells what is frozen.
    public void refresh() throws SQLException {
        frozenChanged.accept(frozen());
    }

    /// Everything that is frozen.
    public List<Frozen> frozen() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return BatchTable.frozen(connection);
        }
    }
}
