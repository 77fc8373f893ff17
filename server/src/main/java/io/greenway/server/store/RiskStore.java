package io.greenway.server.store;

import io.greenway.core.desk.Opening;
import io.greenway.core.risk.RiskFacts;
import io.greenway.core.risk.RiskPast;
import io.greenway.core.risk.RiskScore;
import io.greenway.core.risk.Selection;
import io.greenway.core.statistics.Tally;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What customs knows for judging risk, and what it picked. It stands beside the way of the
/// declarations: a second reader of the journal fills it, and the dispatcher asks it a batch at a
/// time.
public final class RiskStore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<RiskScore.Hit>> HITS = new TypeReference<>() {};

    private static final String AFTER =
            """
            SELECT position, received_at, documents FROM journal
            WHERE position > ? AND position <= ? AND message_type IN ('CEB621', 'CEB622')
            ORDER BY position LIMIT ?
            """;

    private static final String INSERT =
            """
            INSERT INTO risk_selection (invt_no, outbox, at, day, outcome, credit, score, picked, hits)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final DataSource source;

    public RiskStore(DataSource source) {
        this.source = source;
    }

    /// A declaration that customs picked.
    ///
    /// @param day whose weights and rates counted
    /// @param outcome what was done
    /// @param credit class by which the rate was chosen
    /// @param picked whether chance picked it
    public record Picked(
            String invtNo,
            LocalDate day,
            Selection.Result outcome,
            String credit,
            int score,
            boolean picked,
            List<RiskScore.Hit> hits) {}

    /// Last position read.
    public long position() throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    "SELECT position FROM risk_progress",
                    select -> {},
                    row -> found.add(row.getLong(1)));
        }
        return found.getFirst();
    }

    /// A message that matters here.
    public record Met(long position, Instant receivedAt, int documents) {}

    /// Messages that matter here, in order.
    public List<Met> after(long position, long upTo, int limit) throws SQLException {
        List<Met> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    AFTER,
                    select -> {
                        select.setLong(1, position);
                        select.setLong(2, upTo);
                        select.setInt(3, limit);
                    },
                    row ->
                            found.add(
                                    new Met(
                                            row.getLong(1),
                                            row.getTimestamp(2).toInstant(),
                                            row.getInt(3))));
        }
        return found;
    }

    /// Whether a task of customs lies on its desk, which an answer from elsewhere may settle.
    public boolean hasTask() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return DeskTable.hasCustomsTask(connection);
        }
    }

    /// Notes what messages say, takes tasks off the desk whose declarations are settled, and moves
    /// on, or nothing of all that. What was settled without an answer is looked for when nothing
    /// else waits, because that reads all that lies on the desks.
    ///
    /// @param seen declarations by day
    /// @param settled inventory numbers and the status that they came to
    /// @param all whether nothing waits behind these
    public void note(
            Map<LocalDate, List<RiskFacts>> seen,
            Map<String, String> settled,
            Instant now,
            long before,
            long position,
            boolean all)
            throws SQLException {
        work(
                connection -> {
                    for (Map.Entry<LocalDate, List<RiskFacts>> one : seen.entrySet()) {
                        RiskTable.note(connection, one.getValue(), one.getKey());
                    }
                    if (!settled.isEmpty()) {
                        DeskTable.withdraw(connection, settled, now);
                    }
                    if (all) {
                        DeskTable.withdrawWhatMovedOn(connection, now);
                    }
                    move(connection, before, position);
                });
    }

    /// Lets go of what is too old or too much.
    public void forget(LocalDate before, int most) throws SQLException {
        work(connection -> RiskTable.forget(connection, before, most));
    }

    /// What was seen before of each, in their order.
    public List<RiskPast> past(List<RiskFacts> asked, LocalDate day, int window)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            return RiskTable.past(connection, asked, day, window);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// Whether the declarations of a row of the outbox were judged before.
    public boolean isDecided(long outbox) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    "SELECT outbox FROM risk_decided WHERE outbox = ?",
                    select -> select.setLong(1, outbox),
                    row -> found.add(row.getLong(1)));
        }
        return !found.isEmpty();
    }

    /// Writes down what was picked of a row of the outbox, and lays it on the desk.
    ///
    /// @param outbox number of the row; rows of before are never delivered again
    /// @param openings tasks, none when no officer decides
    /// @param green uses of the green channel
    public void decided(
            long outbox,
            List<Picked> picked,
            DeskStore desk,
            List<Opening> openings,
            Tally green,
            Instant now)
            throws SQLException {
        work(
                connection -> {
                    try (PreparedStatement insert = connection.prepareStatement(INSERT);
                            PreparedStatement mark =
                                    connection.prepareStatement(
                                            """
                                            INSERT INTO risk_decided VALUES (?)
                                            ON CONFLICT DO NOTHING
                                            """);
                            PreparedStatement past =
                                    connection.prepareStatement(
                                            "DELETE FROM risk_decided WHERE outbox < ?")) {
                        for (Picked one : picked) {
                            bind(insert, outbox, one, now);
                            insert.addBatch();
                        }
                        insert.executeBatch();
                        mark.setLong(1, outbox);
                        mark.executeUpdate();
                        past.setLong(1, outbox);
                        past.executeUpdate();
                    }
                    for (Opening opening : openings) {
                        desk.open(connection, opening, now);
                    }
                    ZoneSums.add(connection, green);
                });
    }

    private static void bind(PreparedStatement insert, long outbox, Picked one, Instant now)
            throws SQLException {
        insert.setString(1, one.invtNo());
        insert.setLong(2, outbox);
        insert.setTimestamp(3, Timestamp.from(now));
        insert.setDate(4, Date.valueOf(one.day()));
        insert.setString(5, one.outcome().name());
        insert.setString(6, one.credit());
        insert.setInt(7, one.score());
        insert.setBoolean(8, one.picked());
        insert.setString(9, JSON.writerFor(HITS).writeValueAsString(one.hits()));
    }

    /// What was picked of these.
    public Map<String, Picked> picked(Collection<String> invtNos) throws SQLException {
        Map<String, Picked> found = new HashMap<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT invt_no, day, outcome, credit, score, picked, hits FROM risk_selection
                    WHERE invt_no = ANY (?)
                    """,
                    select -> select.setArray(1, Query.texts(connection, invtNos)),
                    row ->
                            found.put(
                                    row.getString(1),
                                    new Picked(
                                            row.getString(1),
                                            row.getDate(2).toLocalDate(),
                                            Selection.Result.valueOf(row.getString(3)),
                                            row.getString(4),
                                            row.getInt(5),
                                            row.getBoolean(6),
                                            JSON.readValue(row.getString(7), HITS))));
        }
        return found;
    }

    /// What was picked of one.
    public Optional<Picked> picked(String invtNo) throws SQLException {
        return Optional.ofNullable(picked(List.of(invtNo)).get(invtNo));
    }

    @FunctionalInterface
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void work(Work work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void move(Connection connection, long before, long position)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE risk_progress SET position = ? WHERE position = ?")) {
            update.setLong(1, position);
            update.setLong(2, before);
            if (update.executeUpdate() != 1) {
                throw new SQLException("another server works on this database");
            }
        }
    }
}
