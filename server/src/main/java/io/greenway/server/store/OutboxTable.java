package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/// The table `outbox`: what authorities must be told. Before a request is sent it is bound to the
/// id of the message that carries it, so that after a crash the very same message is sent again.
public final class OutboxTable {
    private final DataSource source;

    public OutboxTable(DataSource source) {
        this.source = source;
    }

    /// A request as it waits.
    ///
    /// @param id its number
    /// @param at when it was written
    /// @param request its stored form
    public record Row(long id, Instant at, String request) {}

    /// Requests bound to one message.
    ///
    /// @param guid id of the message
    public record Bundle(String guid, List<Row> rows) {
        public Bundle {
            rows = List.copyOf(rows);
        }
    }

    /// The next bundle: one that was bound before and not finished, else a new one.
    ///
    /// @param guid id to bind a new bundle to
    public Bundle next(String authority, String guid, int limit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Bundle bound = bound(connection, authority);
            if (bound.rows().isEmpty()) {
                bind(connection, authority, guid, limit);
                bound = bound(connection, authority);
            }
            connection.commit();
            return bound;
        }
    }

    private static Bundle bound(Connection connection, String authority) {
        List<Row> rows = new ArrayList<>();
        List<String> guids = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT id, at, request, sent_as FROM outbox
                WHERE sent_as = (SELECT sent_as FROM outbox
                                 WHERE authority = ? AND sent_as IS NOT NULL ORDER BY id LIMIT 1)
                ORDER BY id
                """,
                select -> select.setString(1, authority),
                row -> {
                    rows.add(
                            new Row(
                                    row.getLong(1),
                                    row.getTimestamp(2).toInstant(),
                                    row.getString(3)));
                    guids.add(row.getString(4));
                });
        return new Bundle(guids.isEmpty() ? "" : guids.getFirst(), rows);
    }

    private static void bind(Connection connection, String authority, String guid, int limit)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE outbox SET sent_as = ? WHERE id IN (
                            SELECT id FROM outbox WHERE authority = ? AND sent_as IS NULL
                            ORDER BY id LIMIT ?)
                        """)) {
            update.setString(1, guid);
            update.setString(2, authority);
            update.setInt(3, limit);
            update.executeUpdate();
        }
    }

    /// Takes requests out whose answers are in the journal.
    public void done(Collection<Row> rows) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(
                    1, connection.createArrayOf("bigint", rows.stream().map(Row::id).toArray()));
            delete.executeUpdate();
        }
    }
}
