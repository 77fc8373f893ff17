package io.greenway.server.store;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `sandbox_clock`, `sandbox_group` and `sandbox_answer`, and how a group is wiped out.
public final class SandboxStore {
    private final DataSource source;
    private final JdbcClient client;
    private final ClearanceStore clearance;

    public SandboxStore(DataSource source, ClearanceStore clearance) {
        this.source = source;
        this.client = JdbcClient.create(source);
        this.clearance = clearance;
    }

    /// A group of enterprises.
    ///
    /// @param number from 1
    /// @param name that it gave itself
    /// @param enrolledAt when
    /// @param resets how often it was reset
    public record Group(int number, String name, Instant enrolledAt, int resets) {}

    /// What the simulated customs will answer later.
    ///
    /// @param outbox number of the row of the outbox that it answers
    /// @param part which of the late answers to that row, from 0
    /// @param due when
    /// @param ebpCode platform of the dossier
    /// @param request stored form of the request that it answers
    /// @param answer what it says
    public record DueAnswer(
            long outbox, int part, Instant due, String ebpCode, String request, Answer answer) {}

    /// Quota of a buyer that is used from the start.
    ///
    /// @param buyer pseudonym
    /// @param year calendar year
    /// @param usedFen how much
    /// @param move number of its moves, below zero and used once
    public record Opening(String buyer, int year, long usedFen, long move) {}

    /// How many seconds the clock is ahead.
    public long ahead() {
        return client.sql("SELECT ahead_seconds FROM sandbox_clock").query(Long.class).single();
    }

    /// Moves the clock on.
    public void ahead(long seconds) {
        client.sql("UPDATE sandbox_clock SET ahead_seconds = greatest(ahead_seconds, ?)")
                .param(seconds)
                .update();
    }

    /// All groups, in the order of their numbers.
    public List<Group> groups() {
        return client.sql(
                        "SELECT number, name, enrolled_at, resets FROM sandbox_group ORDER BY number")
                .query(
                        (row, at) ->
                                new Group(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getInt(4)))
                .list();
    }

    public void add(Group group) {
        client.sql("INSERT INTO sandbox_group VALUES (?, ?, ?, 0)")
                .params(group.number(), group.name(), utc(group.enrolledAt()))
                .update();
    }

    /// Writes down what a row of the outbox will be answered; what is written already stays.
    public void plan(List<DueAnswer> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO sandbox_answer
                                    (outbox, part, due, ebp_code, request, status, info, matter)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)) {
            for (DueAnswer answer : answers) {
                Ask.Matter matter = answer.answer().matter();
                insert.setLong(1, answer.outbox());
                insert.setInt(2, answer.part());
                insert.setObject(3, utc(answer.due()));
                insert.setString(4, answer.ebpCode());
                insert.setString(5, answer.request());
                insert.setString(6, answer.answer().status());
                insert.setString(7, answer.answer().info());
                insert.setString(8, matter == null ? null : matter.name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Answers whose time has come, in their order.
    public List<DueAnswer> due(Instant now, int limit) {
        return client.sql(
                        """
                        SELECT outbox, part, due, ebp_code, request, status, info, matter
                        FROM sandbox_answer WHERE due <= ? ORDER BY due, outbox, part LIMIT ?
                        """)
                .params(utc(now), limit)
                .query((row, at) -> dueAnswer(row))
                .list();
    }

    private static DueAnswer dueAnswer(ResultSet row) throws SQLException {
        String matter = row.getString(8);
        return new DueAnswer(
                row.getLong(1),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                new Answer(
                        row.getString(6),
                        row.getString(7),
                        matter == null ? null : Ask.Matter.valueOf(matter)));
    }

    /// Takes out an answer that is in the journal.
    public void answered(DueAnswer answer) {
        client.sql("DELETE FROM sandbox_answer WHERE outbox = ? AND part = ?")
                .params(answer.outbox(), answer.part())
                .update();
    }

    /// Uses the quota of buyers; those that are used already stay as they are.
    public void open(List<Opening> openings, Instant now) throws SQLException {
        apart(connection -> open(connection, openings, now));
    }

    private static void open(Connection connection, List<Opening> openings, Instant now)
            throws SQLException {
        for (Opening opening : openings) {
            try (PreparedStatement quota =
                            connection.prepareStatement(
                                    """
                                    INSERT INTO quota (buyer, year, reserved_fen, confirmed_fen)
                                    VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING
                                    """);
                    PreparedStatement move =
                            connection.prepareStatement(
                                    """
                                    INSERT INTO ledger_move (id, at, account, kind, dossiers, amounts_fen)
                                    VALUES (?, ?, ?, 'QUOTA_RESERVED', ARRAY[?]::bigint[], ARRAY[?]::bigint[]),
                                           (?, ?, ?, 'QUOTA_CONFIRMED', ARRAY[?]::bigint[], ARRAY[?]::bigint[])
                                    """)) {
                quota.setString(1, opening.buyer());
                quota.setInt(2, opening.year());
                quota.setLong(3, opening.usedFen());
                if (quota.executeUpdate() > 0) {
                    for (int at = 0; at < 10; at += 5) {
                        move.setLong(at + 1, opening.move());
                        move.setObject(at + 2, utc(now));
                        move.setString(at + 3, opening.buyer() + ":" + opening.year());
                        move.setLong(at + 4, opening.move());
                        move.setLong(at + 5, opening.usedFen());
                    }
                    move.executeUpdate();
                }
            }
        }
    }

    /// Removes all that a group ever sent and all that followed from it, as far as it is handled.
    /// The newest message of the journal stays, since positions are counted from it.
    ///
    /// @param codes enterprises of the group
    /// @param openings quota of its buyers that is used from the start again
    /// @return whether everything is gone; false when the newest message is the group's own, or
    ///     something is still on its way
    public boolean wipe(int group, List<String> codes, List<Opening> openings, Instant now)
            throws SQLException {
        List<Boolean> complete = new ArrayList<>();
        apart(
                connection -> {
                    boolean ready =
                            !isNewest(connection, codes)
                                    && !SandboxReset.isUnderWay(connection, codes);
                    complete.add(ready);
                    if (ready) {
                        SandboxReset.run(
                                connection,
                                codes,
                                openings.stream()
                                        .map(one -> one.buyer() + ":" + one.year())
                                        .toList());
                        open(connection, openings, now);
                        try (PreparedStatement count =
                                connection.prepareStatement(
                                        "UPDATE sandbox_group SET resets = resets + 1 WHERE number = ?")) {
                            count.setInt(1, group);
                            count.executeUpdate();
                        }
                    }
                });
        return complete.getFirst();
    }

    /// Work on the tables that is not a decision.
    @FunctionalInterface
    private interface TableWork {
        void run(Connection connection) throws SQLException;
    }

    /// Changes the tables while nothing is decided, and forgets what is at hand.
    private void apart(TableWork work) throws SQLException {
        synchronized (clearance) {
            clearance.awaitWritten();
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                work.run(connection);
                connection.commit();
            } catch (StoreFailure failed) {
                throw new SQLException(failed.getCause());
            } finally {
                clearance.shelf.clear();
            }
        }
    }

    private static boolean isNewest(Connection connection, List<String> codes) {
        List<String> senders = new ArrayList<>();
        Query.run(
                connection,
                "SELECT sender FROM journal ORDER BY position DESC LIMIT 1",
                select -> {},
                row -> senders.add(row.getString(1)));
        return senders.stream().anyMatch(codes::contains);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
