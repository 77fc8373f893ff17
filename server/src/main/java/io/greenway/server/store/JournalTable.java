package io.greenway.server.store;

import io.greenway.server.vault.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// The table `journal`.
public final class JournalTable {
    /// What makes a message the sender's own: the same sender never uses a guid twice.
    public record Key(String sender, String guid) {}

    /// A stored message as far as it is needed to recognise it.
    @SuppressWarnings("ArrayRecordComponent")
    public record Known(long position, byte[] sha256) {}

    /// One message of the journal.
    ///
    /// @param position its place, growing in the order of commits
    /// @param receivedAt when its last byte arrived
    /// @param sender code of the enterprise that sent it
    /// @param guid message id given by the sender
    /// @param messageType such as `CEB311`
    /// @param documents how many documents it holds
    /// @param sha256 digest of the bytes as received
    /// @param size their number
    /// @param body the bytes, sealed; the context is [#context]
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(
            long position,
            Instant receivedAt,
            String sender,
            String guid,
            String messageType,
            int documents,
            byte[] sha256,
            int size,
            Sealed body) {}

    private static final String KNOWN =
            """
            SELECT sender, guid, position, sha256
            FROM journal JOIN unnest(?, ?) AS wanted (sender, guid) USING (sender, guid)
            """;

    private static final String AFTER =
            """
            WITH next AS (
                SELECT position, sum(size) OVER (ORDER BY position) - size AS before
                FROM journal WHERE position > ? ORDER BY position LIMIT ?
            )
            SELECT position, received_at, sender, guid, message_type, documents, sha256, size,
                   key_id, body
            FROM journal WHERE position > ? AND position <= (
                SELECT max(position) FROM next WHERE before < ?
            )
            ORDER BY position
            """;

    private final DataSource source;

    public JournalTable(DataSource source) {
        this.source = source;
    }

    /// The context under which a body is sealed.
    public static String context(String sender, String guid) {
        return sender + "|" + guid;
    }

    /// Highest position there is; 0 when there is none.
    public static long last(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT coalesce(max(position), 0) FROM journal");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Which of the keys are taken already.
    public static Map<Key, Known> known(Connection connection, List<Key> keys) throws SQLException {
        var found = new HashMap<Key, Known>();
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setArray(
                    1, connection.createArrayOf("text", keys.stream().map(Key::sender).toArray()));
            select.setArray(
                    2, connection.createArrayOf("text", keys.stream().map(Key::guid).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new Key(rows.getString(1), rows.getString(2)),
                            new Known(rows.getLong(3), rows.getBytes(4)));
                }
            }
        }
        return found;
    }

    public static void insert(Connection connection, List<Row> rows) throws SQLException {
        CopyRows copy =
                new CopyRows(
                        "journal (position, received_at, sender, guid, message_type, documents,"
                                + " sha256, size, key_id, body)");
        for (Row row : rows) {
            copy.add(row.position())
                    .time(row.receivedAt())
                    .add(row.sender())
                    .add(row.guid())
                    .add(row.messageType())
                    .small(row.documents())
                    .add(row.sha256())
                    .small(row.size())
                    .add(row.body().keyId())
                    .add(row.body().bytes())
                    .end();
        }
        copy.send(connection);
    }

    /// What stands after a position, in order.
    ///
    /// @param limit most rows
    /// @param bytes how many bytes are enough; the row that reaches them is the last
    public List<Row> after(long position, int limit, long bytes) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            select.setLong(3, position);
            select.setLong(4, bytes);
            var found = new ArrayList<Row>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    /// The row at a position.
    ///
    /// @throws SQLException when there is none, or the database is away
    public Row at(long position) throws SQLException {
        List<Row> found = after(position - 1, 1, 1);
        if (found.isEmpty() || found.getFirst().position() != position) {
            throw new SQLException("The journal has no position " + position + ".");
        }
        return found.getFirst();
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getLong(1),
                rows.getTimestamp(2).toInstant(),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getInt(6),
                rows.getBytes(7),
                rows.getInt(8),
                new Sealed(rows.getString(9), rows.getBytes(10)));
    }
}
