package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The table `outbox`: what authorities must be told, the requests of one transaction in a row.
/// A row goes when all its answers are in the journal. Whoever delivers a row makes the ids of its
/// messages from its number, so that after a crash the very same messages are sent again.
public final class OutboxTable {
    private final DataSource source;

    public OutboxTable(DataSource source) {
        this.source = source;
    }

    /// Requests as they wait.
    ///
    /// @param id their number
    /// @param at when they were written
    /// @param requests their stored form
    public record Row(long id, Instant at, String requests) {}

    /// What waits longest; empty when nothing does.
    ///
    /// @param limit most rows
    public List<Row> next(String authority, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    "SELECT id, at, requests FROM outbox WHERE authority = ? ORDER BY id LIMIT ?",
                    select -> {
                        select.setString(1, authority);
                        select.setInt(2, limit);
                    },
                    row ->
                            rows.add(
                                    new Row(
                                            row.getLong(1),
                                            row.getTimestamp(2).toInstant(),
                                            row.getString(3))));
        }
        return rows;
    }

    /// Takes out a row whose answers are in the journal.
    public void done(Row row) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
            delete.setLong(1, row.id());
            delete.executeUpdate();
        }
    }

    static CopyRows rows() {
        return new CopyRows("outbox (id, at, authority, requests)");
    }
}
