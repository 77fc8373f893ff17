package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The table `inspection_message`: what the inspection answers to declarations, until it is in the
/// journal. It is written in the transaction of the decision.
public final class InspectionMessages {
    private final DataSource source;

    public InspectionMessages(DataSource source) {
        this.source = source;
    }

    /// An answer as it waits.
    ///
    /// @param id its number, from which the id of its message follows
    public record Waiting(long id, Instant at, String invtNo, String status, String info) {}

    static void add(Connection connection, String invtNo, String status, String info, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO inspection_message (at, invt_no, status, info)
                        VALUES (?, ?, ?, ?)
                        """)) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setString(2, invtNo);
            insert.setString(3, status);
            insert.setString(4, info);
            insert.executeUpdate();
        }
    }

    /// What waits longest.
    public List<Waiting> next(int limit) throws SQLException {
        List<Waiting> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT id, at, invt_no, status, info FROM inspection_message
                    WHERE sent_at IS NULL ORDER BY id LIMIT ?
                    """,
                    select -> select.setInt(1, limit),
                    row ->
                            found.add(
                                    new Waiting(
                                            row.getLong(1),
                                            row.getTimestamp(2).toInstant(),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5))));
        }
        return found;
    }

    /// Notes that an answer is in the journal.
    public void sent(Waiting message, Instant now) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE inspection_message SET sent_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setLong(2, message.id());
            update.executeUpdate();
        }
    }
}
