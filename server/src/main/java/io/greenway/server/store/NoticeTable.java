package io.greenway.server.store;

import io.greenway.core.inspection.NoticeStage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables `recall_notice` and `recall_parcel`.
public final class NoticeTable {
    private static final String SELECT =
            """
            SELECT n.recall, n.seller, n.stage, n.parcels, n.answer_by, n.issued_at,
                n.acknowledged_at, n.recovered, n.remark, c.reason, c.batch_no, c.gcode, c.producer
            FROM recall_notice n JOIN recall c ON c.id = n.recall
            """;

    /// Those that nobody acknowledged in time come first.
    private static final String LATE_FIRST =
            " ORDER BY (n.stage = 'ISSUED' AND n.answer_by < ?) DESC, ";

    private NoticeTable() {}

    /// A notice to one enterprise.
    ///
    /// @param recall number of the recall
    /// @param parcels how many of its parcels
    /// @param answerBy last day to acknowledge it
    /// @param overdue whether that day has passed and it was not acknowledged
    /// @param recovered how many it got back; null before it finished
    public record Notice(
            long recall,
            String seller,
            NoticeStage stage,
            int parcels,
            LocalDate answerBy,
            boolean overdue,
            Instant issuedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Integer recovered,
            String remark,
            String reason,
            @Nullable String batchNo,
            @Nullable String code,
            @Nullable String producer) {}

    /// One order of the enterprise that is recalled.
    public record Order(String invtNo, String orderNo, BigDecimal quantity) {}

    static List<Notice> of(Connection connection, long recall, LocalDate today) {
        List<Notice> found = new ArrayList<>();
        Query.run(
                connection,
                SELECT + " WHERE n.recall = ?" + LATE_FIRST + "n.seller",
                select -> {
                    select.setLong(1, recall);
                    select.setDate(2, Date.valueOf(today));
                },
                row -> found.add(notice(row, today)));
        return found;
    }

    static List<Notice> to(Connection connection, String seller, int limit, LocalDate today) {
        List<Notice> found = new ArrayList<>();
        Query.run(
                connection,
                SELECT + " WHERE n.seller = ?" + LATE_FIRST + "n.recall DESC LIMIT ?",
                select -> {
                    select.setString(1, seller);
                    select.setDate(2, Date.valueOf(today));
                    select.setInt(3, limit);
                },
                row -> found.add(notice(row, today)));
        return found;
    }

    static List<Notice> lock(Connection connection, long recall, String seller, LocalDate today) {
        List<Notice> found = new ArrayList<>();
        Query.run(
                connection,
                SELECT + " WHERE n.recall = ? AND n.seller = ? FOR UPDATE OF n",
                select -> {
                    select.setLong(1, recall);
                    select.setString(2, seller);
                },
                row -> found.add(notice(row, today)));
        return found;
    }

    private static Notice notice(ResultSet row, LocalDate today) throws SQLException {
        NoticeStage stage = NoticeStage.valueOf(row.getString(3));
        LocalDate answerBy = row.getDate(5).toLocalDate();
        Timestamp acknowledged = row.getTimestamp(7);
        int recovered = row.getInt(8);
        boolean counted = !row.wasNull();
        return new Notice(
                row.getLong(1),
                row.getString(2),
                stage,
                row.getInt(4),
                answerBy,
                stage == NoticeStage.ISSUED && today.isAfter(answerBy),
                row.getTimestamp(6).toInstant(),
                acknowledged == null ? null : acknowledged.toInstant(),
                counted ? recovered : null,
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }

    static void update(
            Connection connection,
            long recall,
            String seller,
            NoticeStage stage,
            int recovered,
            String remark,
            Instant now)
            throws SQLException {
        boolean finished = stage == NoticeStage.FINISHED;
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE recall_notice SET stage = ?, remark = ?,
                            acknowledged_at = coalesce(acknowledged_at, ?),
                            recovered = CASE WHEN ? THEN ? ELSE recovered END
                        WHERE recall = ? AND seller = ?
                        """)) {
            update.setString(1, stage.name());
            update.setString(2, remark);
            update.setTimestamp(3, Timestamp.from(now));
            update.setBoolean(4, finished);
            update.setInt(5, recovered);
            update.setLong(6, recall);
            update.setString(7, seller);
            update.executeUpdate();
        }
    }

    static List<Order> orders(Connection connection, long recall, String seller, int limit) {
        List<Order> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT invt_no, order_no, quantity FROM recall_parcel
                WHERE recall = ? AND seller = ? ORDER BY invt_no LIMIT ?
                """,
                select -> {
                    select.setLong(1, recall);
                    select.setString(2, seller);
                    select.setInt(3, limit);
                },
                row ->
                        found.add(
                                new Order(
                                        row.getString(1), row.getString(2), row.getBigDecimal(3))));
        return found;
    }
}
