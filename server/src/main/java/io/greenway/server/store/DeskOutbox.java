package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The table `desk_outbox`: messages that rulings made, written with the ruling. A row goes when
/// its message is in the journal; because its id and bytes stand here, the journal takes it once.
public final class DeskOutbox {
    private final DataSource source;

    public DeskOutbox(DataSource source) {
        this.source = source;
    }

    /// A message as it waits.
    ///
    /// @param id its number here
    /// @param sender code under which it stands in the journal
    /// @param guid its id
    /// @param messageType such as `CEB622`
    /// @param documents how many answers it holds
    /// @param body its text
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(
            long id, String sender, String guid, String messageType, int documents, byte[] body) {}

    /// Lets a message wait, in the transaction of what made it.
    public static void put(Connection connection, Row row, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO desk_outbox (at, sender, guid, message_type, documents, body)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setString(2, row.sender());
            insert.setString(3, row.guid());
            insert.setString(4, row.messageType());
            insert.setInt(5, row.documents());
            insert.setBytes(6, row.body());
            insert.executeUpdate();
        }
    }

    /// What waits longest; empty when nothing does.
    public List<Row> next(int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT id, sender, guid, message_type, documents, body FROM desk_outbox
                    ORDER BY id LIMIT ?
                    """,
                    select -> select.setInt(1, limit),
                    row ->
                            rows.add(
                                    new Row(
                                            row.getLong(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getInt(5),
                                            row.getBytes(6))));
        }
        return rows;
    }

    /// Takes out a row whose message is in the journal.
    public void done(Row row) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM desk_outbox WHERE id = ?")) {
            delete.setLong(1, row.id());
            delete.executeUpdate();
        }
    }
}
