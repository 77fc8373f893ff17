package io.greenway.server.pump;

import io.greenway.core.clearance.Clerk;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.server.journal.Journalled;
import io.greenway.server.reading.Read;
import io.greenway.server.store.Batch;
import io.greenway.server.store.ClearanceStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries messages that were not sent as the pump would, on the books as they stand, and tells
/// what would happen. Nothing is written: no journal, dossier, ledger, receipt or request.
public final class Rehearsal {
    private final ClearanceStore store;
    private final Supplier<Reference> reference;
    private final Supplier<Registry> registry;
    private final Terms.Buyers buyers;

    public Rehearsal(
            ClearanceStore store,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            Terms.Buyers buyers) {
        this.store = store;
        this.reference = reference;
        this.registry = registry;
        this.buyers = buyers;
    }

    /// A message that the door would take.
    ///
    /// @param sender who would send it
    /// @param read what it says, and what was found of its signature
    public record Taken(String sender, Read read) {}

    /// What would happen.
    ///
    /// @param dossiers events of each dossier, in order
    /// @param loose events of waybills that no dossier would have
    public record Course(Map<DossierKey, List<Event>> dossiers, List<Event> loose) {}

    /// What would happen if the messages came now, in this order.
    ///
    /// @throws SQLException when the database fails
    public Course of(List<Taken> messages, Instant now) throws SQLException {
        List<Received> received = new ArrayList<>();
        for (Taken taken : messages) {
            received.add(received(taken, -1L - received.size(), now));
        }
        Batch batch =
                new Batch(
                        received.stream().flatMap(one -> one.documents().stream()).toList(),
                        List.of(),
                        List.of(),
                        List.of());
        Notes notes = new Notes(new LinkedHashMap<>(), new ArrayList<>());
        store.rehearse(
                batch,
                now,
                books ->
                        Pump.take(
                                new Clerk(
                                        new WatchedBooks(books, notes),
                                        reference.get(),
                                        registry.get(),
                                        buyers),
                                received,
                                now));
        return new Course(notes.dossiers(), notes.loose());
    }

    /// A place below zero is no place of the journal, so nothing there can be taken for it.
    private static Received received(Taken taken, long place, Instant now) {
        Read read = taken.read();
        return Received.of(
                new Journalled(
                        place,
                        now,
                        taken.sender(),
                        read.message().guid(),
                        "",
                        read.message().documents().size(),
                        new byte[0],
                        read),
                read);
    }

    /// Writes down what is told.
    private record Notes(Map<DossierKey, List<Event>> dossiers, List<Event> loose)
            implements WatchedBooks.Watch {
        @Override
        public void happened(@Nullable DossierKey dossier, Event event) {
            if (dossier == null) {
                loose.add(event);
            } else {
                dossiers.computeIfAbsent(dossier, key -> new ArrayList<>()).add(event);
            }
        }

        @Override
        public void lodged(Lodged lodged) {
            // Only documents of dossiers are rehearsed.
        }
    }
}
