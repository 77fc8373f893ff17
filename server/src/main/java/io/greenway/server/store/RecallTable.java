package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.OrderSubject;
import io.greenway.core.inspection.RecallScope;
import io.greenway.core.inspection.RecallStage;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables `recall` and `recall_history`.
final class RecallTable {
    private static final String BATCH_OF_ORDER =
            """
            SELECT b.batch_no, b.owner, b.entered_on FROM inspection_batch b
            WHERE (b.batch_no = ? AND b.owner = ?) OR EXISTS (SELECT FROM inspection_goods g
                WHERE g.inspection_order = ? AND g.ems_no = b.ems_no
                    AND g.item_record_no = b.item_record_no)
            ORDER BY b.entered_on
            """;

    private static final String LIST =
            """
            SELECT c.id, c.batch_no, c.batch_owner, c.gcode, c.producer, c.seller, c.from_day, c.to_day, c.reason,
                c.stage, c.created_at, c.created_by, count(n.seller),
                count(n.seller) FILTER (WHERE n.stage <> 'FINISHED'),
                count(n.seller) FILTER (WHERE n.stage = 'ISSUED' AND n.answer_by < ?)
            FROM recall c LEFT JOIN recall_notice n ON n.recall = c.id
            WHERE (?::bigint IS NULL OR c.id = ?) AND c.id < ? GROUP BY c.id ORDER BY c.id DESC LIMIT ?
            """;

    private RecallTable() {}

    /// Opens a recall of what an unsafe order is about: its batch, or for goods that are not
    /// bonded the same commodity of the same seller. The officer issues it.
    static void open(Connection connection, OrderTable.Numbered order, Instant now)
            throws SQLException {
        List<RecallScope> scopes = new ArrayList<>();
        String reason = "inspection order " + order.id();
        LocalDate today = Terms.dayOf(now);
        Query.run(
                connection,
                BATCH_OF_ORDER,
                select -> {
                    boolean batch = order.order().subject() == OrderSubject.BATCH;
                    select.setString(1, batch ? order.order().number() : "");
                    select.setString(2, order.seller());
                    select.setLong(3, order.id());
                },
                row ->
                        scopes.add(
                                new RecallScope(
                                        row.getString(1),
                                        row.getString(2),
                                        null,
                                        null,
                                        null,
                                        row.getDate(3).toLocalDate(),
                                        today)));
        if (scopes.isEmpty()) {
            Query.run(
                    connection,
                    "SELECT DISTINCT gcode FROM inspection_goods WHERE inspection_order = ?",
                    select -> select.setLong(1, order.id()),
                    row ->
                            scopes.add(
                                    new RecallScope(
                                            null,
                                            null,
                                            row.getString(1),
                                            null,
                                            order.seller(),
                                            order.orderedOn().minusYears(1),
                                            today)));
        }
        for (RecallScope scope : scopes) {
            insert(connection, scope, reason, "greenway", now);
        }
    }

    static long insert(
            Connection connection, RecallScope scope, String reason, String by, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO recall (batch_no, batch_owner, gcode, producer, seller, from_day,
                            to_day, reason, stage, created_at, created_by, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                        """)) {
            insert.setString(1, scope.batchNo());
            insert.setString(2, scope.batchOwner());
            insert.setString(3, scope.code());
            insert.setString(4, scope.producer());
            insert.setString(5, scope.seller());
            insert.setDate(6, Date.valueOf(scope.from()));
            insert.setDate(7, Date.valueOf(scope.to()));
            insert.setString(8, reason);
            insert.setString(9, RecallStage.OPENED.name());
            insert.setTimestamp(10, Timestamp.from(now));
            insert.setString(11, by);
            insert.setTimestamp(12, Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                record(connection, id, by, RecallStage.OPENED.name(), reason, now);
                return id;
            }
        }
    }

    static Optional<RecallStore.Recall> lock(Connection connection, long id, LocalDate today) {
        Query.run(
                connection,
                "SELECT FROM recall WHERE id = ? FOR UPDATE",
                select -> select.setLong(1, id),
                row -> {});
        return find(connection, id, today);
    }

    static Optional<RecallStore.Recall> find(Connection connection, long id, LocalDate today) {
        return list(connection, id, Long.MAX_VALUE, 1, today).stream().findFirst();
    }

    /// The newest recalls.
    ///
    /// @param before only those older than this one; the greatest number for the newest
    static List<RecallStore.Recall> latest(
            Connection connection, long before, int limit, LocalDate today) {
        return list(connection, null, before, limit, today);
    }

    private static List<RecallStore.Recall> list(
            Connection connection, @Nullable Long id, long before, int limit, LocalDate today) {
        List<RecallStore.Recall> found = new ArrayList<>();
        Query.run(
                connection,
                LIST,
                select -> {
                    select.setDate(1, Date.valueOf(today));
                    select.setObject(2, id, Types.BIGINT);
                    select.setObject(3, id, Types.BIGINT);
                    select.setLong(4, before);
                    select.setInt(5, limit);
                },
                row ->
                        found.add(
                                new RecallStore.Recall(
                                        row.getLong(1),
                                        new RecallScope(
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getString(6),
                                                row.getDate(7).toLocalDate(),
                                                row.getDate(8).toLocalDate()),
                                        row.getString(9),
                                        RecallStage.valueOf(row.getString(10)),
                                        row.getTimestamp(11).toInstant(),
                                        row.getString(12),
                                        row.getInt(13),
                                        row.getInt(14),
                                        row.getInt(15))));
        return found;
    }

    static void update(Connection connection, long id, RecallStage stage, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE recall SET stage = ?, updated_at = ? WHERE id = ?")) {
            update.setString(1, stage.name());
            update.setTimestamp(2, Timestamp.from(now));
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    static void record(
            Connection connection, long id, String actor, String step, String remark, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO recall_history (recall, seq, at, actor, step, remark)
                        SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?
                        FROM recall_history WHERE recall = ?
                        """)) {
            insert.setLong(1, id);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setString(3, actor);
            insert.setString(4, step);
            insert.setString(5, remark);
            insert.setLong(6, id);
            insert.executeUpdate();
        }
    }
}
