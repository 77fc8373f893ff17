package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables `bill_waiting` and `bill_word`: tax bills of a real authority that came before it was
/// known which declaration has the number they name, and paid bills of which a dossier must still
/// hear. Both are written in the transaction of what they follow from.
public final class WaitingBills {
    private final DataSource source;

    public WaitingBills(DataSource source) {
        this.source = source;
    }

    /// A bill or a status of one that waits.
    ///
    /// @param position journal position of the message that brought it
    /// @param index its place in that message, from 0
    /// @param authorityNo inventory number of the authority
    /// @param taxNo number of the bill
    /// @param since when the door took it
    public record Waiting(
            long position, int index, String authorityNo, String taxNo, Instant since) {}

    /// A waiting bill that is known now.
    ///
    /// @param invtNo the platform's number
    public record Known(long position, int index, String invtNo) {}

    /// How many wait.
    ///
    /// @param oldest since when the longest; null when none does
    public record Standing(long count, @Nullable Instant oldest) {
        /// None waits.
        public static final Standing NONE = new Standing(0, null);

        /// For how long the longest has waited; 0 when none does.
        public long seconds(Instant now) {
            return oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds());
        }
    }

    /// How many wait now.
    ///
    /// @throws SQLException when the database is away
    public Standing standing() throws SQLException {
        List<Standing> found = new ArrayList<>();
        ask(
                "SELECT count(*), min(since) FROM bill_waiting",
                select -> {},
                row -> {
                    Timestamp oldest = row.getTimestamp(2);
                    found.add(
                            new Standing(
                                    row.getLong(1), oldest == null ? null : oldest.toInstant()));
                });
        return found.getFirst();
    }

    /// Those that have waited longest.
    ///
    /// @throws SQLException when the database is away
    public List<Waiting> page(int limit) throws SQLException {
        List<Waiting> found = new ArrayList<>();
        ask(
                """
                SELECT position, index, authority_no, tax_no, since FROM bill_waiting
                ORDER BY position, index LIMIT ?
                """,
                select -> select.setInt(1, limit),
                row ->
                        found.add(
                                new Waiting(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getTimestamp(5).toInstant())));
        return found;
    }

    /// Those whose number is known, in the order of the journal: the authority gave it to what went
    /// over the gateway, or it is the platform's own, of a declaration that was released before
    /// there was a gateway. A number of the platform that went over the gateway says nothing, since
    /// the authority may have given the same to another declaration.
    ///
    /// @throws SQLException when the database is away
    public List<Known> known(int limit) throws SQLException {
        List<Known> found = new ArrayList<>();
        ask(
                """
                SELECT position, index, ours FROM (
                    SELECT w.position, w.index, coalesce(
                        (SELECT l.invt_no FROM letter l
                            WHERE l.type = 'CEB621' AND l.authority_no = w.authority_no
                            ORDER BY l.position DESC LIMIT 1),
                        (SELECT r.invt_no FROM release r
                            WHERE r.invt_no = w.authority_no AND NOT EXISTS (
                                SELECT 1 FROM letter l
                                WHERE l.type = 'CEB621' AND l.invt_no = r.invt_no))) AS ours
                    FROM bill_waiting w) k
                WHERE ours IS NOT NULL ORDER BY position, index LIMIT ?
                """,
                select -> select.setInt(1, limit),
                row -> found.add(new Known(row.getLong(1), row.getInt(2), row.getString(3))));
        return found;
    }

    /// Declarations whose dossiers must hear that the tax is paid.
    ///
    /// @throws SQLException when the database is away
    public List<String> paid(int limit) throws SQLException {
        List<String> found = new ArrayList<>();
        ask(
                "SELECT invt_no FROM bill_word ORDER BY invt_no LIMIT ?",
                select -> select.setInt(1, limit),
                row -> found.add(row.getString(1)));
        return found;
    }

    /// Their dossiers have heard it.
    ///
    /// @throws SQLException when the database is away
    public void told(Collection<String> invtNos) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM bill_word WHERE invt_no = ANY (?)")) {
            delete.setArray(1, Query.texts(connection, invtNos));
            delete.executeUpdate();
        }
    }

    static void enter(Connection connection, List<BillRecord> records, long position, Instant since)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO bill_waiting (position, index, authority_no, tax_no, since)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            for (int index = 0; index < records.size(); index++) {
                insert.setLong(1, position);
                insert.setInt(2, index);
                insert.setString(3, records.get(index).number());
                insert.setString(4, records.get(index).taxNo());
                insert.setTimestamp(5, Timestamp.from(since));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void enterPaid(Connection connection, Collection<String> paid) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO bill_word (invt_no) VALUES (?) ON CONFLICT DO NOTHING")) {
            for (String invtNo : paid) {
                insert.setString(1, invtNo);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void done(Connection connection, List<Known> all) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM bill_waiting WHERE position = ? AND index = ?")) {
            for (Known one : all) {
                delete.setLong(1, one.position());
                delete.setInt(2, one.index());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void ask(String sql, Query.Binding binding, Query.Reading reading) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Query.run(connection, sql, binding, reading);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }
}
