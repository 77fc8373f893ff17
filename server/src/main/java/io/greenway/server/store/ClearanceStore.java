package io.greenway.server.store;

import io.greenway.core.clearance.Books;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Stage;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Dossiers, ledgers, receipts and the outbox. One transaction makes a batch of work durable:
/// events, dossiers, ledgers, outbox, receipts and how far the journal is handled.
public final class ClearanceStore {
    /// What waits at the door is some seconds' work at the highest rate, and an answer waits
    /// behind it. A dossier takes some 10 KB, and the shelf has this room twice.
    private static final int DOSSIERS_KEPT = 12_000;

    /// A rehearsal starts with nothing at hand and reads what it needs.
    private static final int REHEARSED = 1_000;

    private final DataSource source;
    private final ClearanceContext context;
    final Shelf shelf = new Shelf(DOSSIERS_KEPT);

    /// What was decided last, and what of it the database may not tell yet.
    private Progress last = Progress.NONE;
    private Handed handed = Handed.NOTHING;
    private int unwritten;
    private int turns;
    private volatile int failures;

    public ClearanceStore(DataSource source, ClearanceContext context) {
        this.source = source;
        this.context = context;
    }

    /// What a batch led to.
    ///
    /// @param owners enterprises for whom there are new receipts
    /// @param tells whether an authority is to be told something
    /// @param released declarations that were released
    public record Result(Set<String> owners, boolean tells, List<Released> released) {}

    /// One line of a history.
    public record HistoryRow(Instant at, List<Event> events) {}

    /// Last journal position handled.
    public long position() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long position = Progress.read(connection).position();
            connection.rollback();
            return position;
        }
    }

    /// Does some work on the books and makes it durable, or nothing of it. It waits until what is
    /// decided already is written.
    ///
    /// @param batch what the work is about, to read ahead for
    /// @throws SQLException when the database fails; nothing is written then
    public synchronized Result work(Batch batch, Instant now, Consumer<Books> work)
            throws SQLException {
        return together(batch, now, (connection, books) -> work.accept(books));
    }

    /// The same for work that asks the database itself too.
    synchronized Result together(Batch batch, Instant now, Together work) throws SQLException {
        awaitWritten();
        return write(decided(null, batch, now, work));
    }

    /// Lets nothing more be decided until everything is written.
    synchronized void awaitWritten() throws SQLException {
        turns++;
        try {
            while (unwritten > 0) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("The platform stops", stopped);
        } finally {
            turns--;
            notifyAll();
        }
    }

    /// Does some work on the books and writes nothing yet. What comes after it sees what it did and
    /// may be decided while it is written; so not more than two may be under way.
    ///
    /// @param position journal position that is handled with it
    /// @throws SQLException when the database fails
    public synchronized Decided decide(
            long position, Batch batch, Instant now, Consumer<Books> work)
            throws SQLException, InterruptedException {
        while (turns > 0) {
            wait();
        }
        return decided(position, batch, now, (connection, books) -> work.accept(books));
    }

    private synchronized Decided decided(
            @Nullable Long position, Batch batch, Instant now, Together work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                Query.plainPlans(connection);
                Progress progress = unwritten > 0 ? last.next() : Progress.look(connection);
                Handed before = unwritten > 0 ? handed : Handed.NOTHING;
                WorkingSet books = new WorkingSet(connection, context, progress, shelf, before);
                books.prefetch(batch, now);
                work.with(connection, books);
                if (position != null) {
                    progress.reached(position);
                }
                last = progress;
                handed = books.hand();
                unwritten++;
                return new Decided(books, batch.evidence(), failures);
            } catch (StoreFailure failed) {
                throw new SQLException(failed.getCause());
            } finally {
                connection.rollback();
            }
        }
    }

    /// Work that is decided and not written. It is written, or dropped.
    public static final class Decided {
        private final WorkingSet books;
        private final List<Batch.Evidence> evidence;

        /// How often writing had failed then.
        private final int failures;

        private Decided(WorkingSet books, List<Batch.Evidence> evidence, int failures) {
            this.books = books;
            this.evidence = evidence;
            this.failures = failures;
        }
    }

    /// Gives up what is decided; nothing of it was ever done.
    public void drop() {
        settle(false);
    }

    /// Makes durable what is decided, or nothing of it: in the order in which it was decided, and
    /// once.
    ///
    /// @throws SQLException when the database fails, or writing what was decided before it failed;
    ///     then it must be decided again
    public Result write(Decided decided) throws SQLException {
        WorkingSet books = decided.books;
        boolean written = false;
        try (Connection connection = source.getConnection()) {
            if (decided.failures != failures) {
                throw new SQLException("What was decided before could not be written");
            }
            connection.setAutoCommit(false);
            try {
                Query.plainPlans(connection);
                books.write(connection);
                EvidenceTable.write(connection, decided.evidence);
                connection.commit();
                written = true;
                return new Result(books.owners(), books.tells(), books.released());
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } finally {
            settle(written);
        }
    }

    /// Whether it is written or will never be.
    private synchronized void settle(boolean written) {
        unwritten--;
        if (!written) {
            failures++;
            shelf.clear();
        }
        notifyAll();
    }

    /// Does some work on the books as they stand and writes nothing of it: the transaction can only
    /// read, sees one state, and waits for nobody.
    ///
    /// @param batch what the work is about, to read ahead for
    /// @throws SQLException when the database fails
    public void rehearse(Batch batch, Instant now, Consumer<Books> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                Query.plainPlans(connection);
                Progress progress = Progress.look(connection);
                Shelf empty = new Shelf(REHEARSED);
                var books = new WorkingSet(connection, context, progress, empty, Handed.NOTHING);
                books.prefetch(batch, now);
                work.accept(books);
            } catch (StoreFailure failed) {
                throw new SQLException(failed.getCause());
            } finally {
                connection.rollback();
            }
        }
    }

    /// What a buyer has reserved and used in a year.
    ///
    /// @param buyer pseudonym of the identity document
    public QuotaAccount quota(String buyer, int year) {
        List<QuotaAccount> found = new ArrayList<>();
        read(connection -> found.add(LedgerTables.quota(connection, buyer, year)));
        return found.getFirst();
    }

    /// Notes a message that a fault of this software keeps from being handled, and goes past it.
    public synchronized void setAside(long position, Instant now, String error)
            throws SQLException {
        awaitWritten();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Progress progress = Progress.read(connection);
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO stuck_message (position, at, error) VALUES (?, ?, ?)")) {
                insert.setLong(1, position);
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setString(3, error);
                insert.executeUpdate();
            }
            progress.reached(position);
            progress.write(connection);
            connection.commit();
        }
    }

    /// How many messages are set aside.
    public long stuck() {
        String sql = "SELECT count(*) FROM stuck_message";
        List<Long> found = new ArrayList<>();
        read(
                connection ->
                        Query.run(connection, sql, select -> {}, row -> found.add(row.getLong(1))));
        return found.getFirst();
    }

    /// Dossiers of a stage that have waited since before a moment, for papers or for the arrival of
    /// the goods.
    public List<DossierKey> waitingSince(Stage stage, Instant before, int limit)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            return DossierTable.waitingSince(connection, stage, before, limit);
        }
    }

    /// Dossiers with returns whose goods should have arrived before a day, in China.
    public List<DossierKey> returnsOverdue(LocalDate today, int limit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return OpenReturns.overdue(connection, today, limit);
        }
    }

    /// Guarantees for which dossiers wait.
    public List<String> awaitedGuarantees() {
        List<String> codes = new ArrayList<>();
        read(
                connection ->
                        Query.run(
                                connection,
                                """
                                SELECT DISTINCT guarantee_code FROM dossier
                                WHERE guarantee_code IS NOT NULL AND waiting_since IS NOT NULL
                                """,
                                select -> {},
                                row -> codes.add(row.getString(1))));
        return codes;
    }

    /// The history of a dossier, oldest first; empty when there is no such dossier. Its events are
    /// read after the connection is given back, because their papers are fetched with another one.
    public List<HistoryRow> history(DossierKey key) {
        List<Stored> stored = new ArrayList<>();
        read(
                connection ->
                        Query.run(
                                connection,
                                """
                                SELECT h.at, h.events FROM dossier d JOIN history h ON h.dossier = d.id
                                WHERE d.order_no = ? AND d.ebp_code = ? ORDER BY h.seq
                                """,
                                select -> {
                                    select.setString(1, key.orderNo());
                                    select.setString(2, key.ebpCode());
                                },
                                row ->
                                        stored.add(
                                                new Stored(
                                                        row.getTimestamp(1).toInstant(),
                                                        row.getString(2)))));
        return stored.stream()
                .map(one -> new HistoryRow(one.at(), context.histories().read(one.events())))
                .toList();
    }

    private record Stored(Instant at, String events) {}

    /// A dossier as its history makes it; an empty one when there is none.
    public Dossier dossier(DossierKey key) {
        Dossier dossier = Dossier.empty(key);
        for (HistoryRow row : history(key)) {
            for (Event event : row.events()) {
                dossier = Lifecycle.apply(dossier, event, row.at());
            }
        }
        return dossier;
    }

    /// When something happened to a dossier, oldest first; empty when there is no such dossier.
    public List<Instant> moments(DossierKey key) {
        List<Instant> moments = new ArrayList<>();
        read(
                connection ->
                        Query.run(
                                connection,
                                """
                                SELECT h.at FROM dossier d JOIN history h ON h.dossier = d.id
                                WHERE d.order_no = ? AND d.ebp_code = ? ORDER BY h.seq
                                """,
                                select -> {
                                    select.setString(1, key.orderNo());
                                    select.setString(2, key.ebpCode());
                                },
                                row -> moments.add(row.getTimestamp(1).toInstant())));
        return moments;
    }

    /// Whether there is such a dossier and the enterprise is platform, seller or declarant of it.
    ///
    /// @param party the enterprise; empty for one who may see all
    public boolean isOpenTo(DossierKey key, Optional<String> party) {
        List<Boolean> found = new ArrayList<>();
        read(
                connection ->
                        Query.run(
                                connection,
                                """
                                SELECT ?::text IS NULL OR ?::text IN (ebp_code, ebc_code, agent_code)
                                FROM dossier WHERE order_no = ? AND ebp_code = ?
                                """,
                                select -> {
                                    select.setString(1, party.orElse(null));
                                    select.setString(2, party.orElse(null));
                                    select.setString(3, key.orderNo());
                                    select.setString(4, key.ebpCode());
                                },
                                row -> found.add(row.getBoolean(1))));
        return found.contains(true);
    }

    void read(Consumer<Connection> question) {
        try (Connection connection = source.getConnection()) {
            question.accept(connection);
        } catch (SQLException failed) {
            throw new StoreFailure(failed);
        }
    }
}
