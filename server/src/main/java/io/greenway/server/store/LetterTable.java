package io.greenway.server.store;

import io.greenway.server.store.Letter.Counts;
import io.greenway.server.store.Letter.Settlement;
import io.greenway.server.store.Letter.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `letter` and `letter_answer`: what goes to a real authority, and which answers came.
public final class LetterTable {
    static final String COLUMNS =
            "number, position, index, type, key_code, key_number, ebp_code, order_no, invt_no, pre_no,"
                    + " authority_no, state, attempts, written_at, sent_at, next_at, settled_at, status, remark";

    private final DataSource source;
    private final JdbcClient client;

    public LetterTable(DataSource source) {
        this.source = source;
        this.client = JdbcClient.create(source);
    }

    /// Writes the letters of a row of the outbox and takes the row out, both or neither. A letter
    /// that is known stays as it is.
    public void enter(OutboxTable.Row row, List<Letter> letters) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO letter ("
                                            + COLUMNS
                                            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 'WAITING', 0, ?,"
                                            + " NULL, ?, NULL, '', '')"
                                            + " ON CONFLICT (number) DO NOTHING");
                    PreparedStatement delete =
                            connection.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
                for (Letter letter : letters) {
                    insert.setString(1, letter.number());
                    insert.setLong(2, letter.position());
                    insert.setInt(3, letter.index());
                    insert.setString(4, letter.type());
                    insert.setString(5, letter.keyCode());
                    insert.setString(6, letter.keyNumber());
                    insert.setString(7, letter.ebpCode());
                    insert.setString(8, letter.orderNo());
                    insert.setString(9, letter.invtNo());
                    insert.setString(10, letter.preNo());
                    insert.setObject(11, utc(letter.writtenAt()));
                    insert.setObject(12, utc(letter.writtenAt()));
                    insert.addBatch();
                }
                insert.executeBatch();
                delete.setLong(1, row.id());
                delete.executeUpdate();
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    /// Letters whose time has come, longest due first.
    public List<Letter> due(Instant now, int limit) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM letter WHERE next_at <= ? ORDER BY next_at, number LIMIT ?")
                .params(utc(now), limit)
                .query((rows, number) -> letter(rows))
                .list();
    }

    /// Notes that a letter went out, unless an answer was faster.
    public void sent(Letter letter, Instant now, Instant next) {
        client.sql(
                        """
                        UPDATE letter SET state = 'SENT', attempts = attempts + 1, sent_at = ?, next_at = ?,
                            remark = CASE state WHEN 'WAITING' THEN '' ELSE remark END
                        WHERE number = ? AND state IN ('WAITING', 'SENT')
                        """)
                .params(utc(now), utc(next), letter.number())
                .update();
    }

    /// Sets a letter aside.
    public void dead(Letter letter, Instant now, String remark) {
        client.sql(
                        """
                        UPDATE letter SET state = 'DEAD', next_at = NULL, settled_at = ?, remark = ?
                        WHERE number = ? AND state IN ('WAITING', 'SENT')
                        """)
                .params(utc(now), remark, letter.number())
                .update();
    }

    /// Settles the letters of a business key. What was answered stays answered.
    public void settle(Settlement answer, Instant now) {
        client.sql(
                        """
                        UPDATE letter SET state = ?, next_at = NULL, settled_at = ?, status = ?, remark = ?
                        WHERE type = ? AND key_number = ? AND key_code = ? AND state <> 'ANSWERED'
                        """)
                .params(
                        answer.state().name(),
                        utc(now),
                        answer.status(),
                        answer.remark(),
                        answer.type(),
                        answer.keyNumber(),
                        answer.keyCode())
                .update();
    }

    /// Notes the number that the authority gave to an inventory.
    public void numbered(String keyCode, String keyNumber, String authorityNo) {
        client.sql(
                        """
                        UPDATE letter SET authority_no = ?
                        WHERE type = 'CEB621' AND key_code = ? AND key_number = ?
                        AND authority_no IS DISTINCT FROM ?
                        """)
                .params(authorityNo, keyCode, keyNumber, authorityNo)
                .update();
    }

    /// Settles one letter by its number, unless it was answered.
    public void settle(String number, State state, String status, String remark, Instant now) {
        client.sql(
                        """
                        UPDATE letter SET state = ?, next_at = NULL, settled_at = ?, status = ?, remark = ?
                        WHERE number = ? AND state <> 'ANSWERED'
                        """)
                .params(state.name(), utc(now), status, remark, number)
                .update();
    }

    /// Notes why the transport did not deliver a letter; it goes again in its time.
    public void delayed(String number, String status, String remark) {
        client.sql("UPDATE letter SET status = ?, remark = ? WHERE number = ? AND state = 'SENT'")
                .params(status, remark, number)
                .update();
    }

    /// Lets a letter that was set aside or refused go again.
    ///
    /// @return whether it was one of those
    public boolean again(String number, Instant now) {
        return client.sql(
                                """
                                UPDATE letter SET state = 'WAITING', attempts = 0, next_at = ?,
                                    settled_at = NULL, status = '', remark = ''
                                WHERE number = ? AND state IN ('DEAD', 'REFUSED')
                                """)
                        .params(utc(now), number)
                        .update()
                > 0;
    }

    public Optional<Letter> find(String number) {
        return client.sql("SELECT " + COLUMNS + " FROM letter WHERE number = ?")
                .param(number)
                .query((rows, at) -> letter(rows))
                .optional();
    }

    /// Letters in a state, in the order of their numbers.
    ///
    /// @param after number after which the page begins; empty for the first
    public List<Letter> page(State state, String after, int limit) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM letter WHERE state = ? AND number > ? ORDER BY number LIMIT ?")
                .params(state.name(), after, limit)
                .query((rows, number) -> letter(rows))
                .list();
    }

    /// How many are answered.
    public long answered() {
        return client.sql("SELECT count(*) FROM letter WHERE state = 'ANSWERED'")
                .query(Long.class)
                .single();
    }

    /// Counts what is not answered: nearly all letters are, and it is asked every few seconds.
    public Counts counts() {
        return client.sql(
                        """
                        SELECT count(*) FILTER (WHERE state = 'WAITING'), count(*) FILTER (WHERE state = 'SENT'),
                            count(*) FILTER (WHERE state = 'REFUSED'), count(*) FILTER (WHERE state = 'DEAD'),
                            min(written_at) FILTER (WHERE state IN ('WAITING', 'SENT'))
                        FROM letter WHERE state IN ('WAITING', 'SENT', 'REFUSED', 'DEAD')
                        """)
                .query(
                        (rows, number) ->
                                new Counts(
                                        rows.getLong(1),
                                        rows.getLong(2),
                                        rows.getLong(3),
                                        rows.getLong(4),
                                        instant(rows, 5)))
                .single();
    }

    /// Lets a letter wait that cannot go yet.
    ///
    /// @param next when it is looked at again
    /// @param remark what it waits for
    public void hold(Letter letter, Instant next, String remark) {
        client.sql(
                        "UPDATE letter SET next_at = ?, remark = ? WHERE number = ? AND state = 'WAITING'")
                .params(utc(next), remark, letter.number())
                .update();
    }

    /// Whether a message brings at least one record that no other message brought.
    ///
    /// @param message guid of the message
    public boolean brings(List<String> records, String message) {
        long others =
                client.sql(
                                "SELECT count(*) FROM letter_answer WHERE record = ANY (?)"
                                        + " AND message <> ?")
                        .params(records.stream().distinct().toArray(String[]::new), message)
                        .query(Long.class)
                        .single();
        return records.isEmpty() || others < records.stream().distinct().count();
    }

    /// Notes that a message brought its records through the door. Those of a message that the door
    /// refused stay free for another one.
    public void brought(List<String> records, String message, Instant now) {
        for (String record : records) {
            client.sql("INSERT INTO letter_answer VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                    .params(record, message, utc(now))
                    .update();
        }
    }

    static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getString(1),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                State.valueOf(row.getString(12)),
                row.getInt(13),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                instant(row, 15),
                instant(row, 16),
                instant(row, 17),
                row.getString(18),
                row.getString(19));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
