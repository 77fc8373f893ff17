package io.greenway.server.store;

import io.greenway.core.inspection.ControlOrder;
import io.greenway.core.inspection.Goods;
import io.greenway.core.inspection.OrderEvent;
import io.greenway.core.inspection.OrderLifecycle;
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
import java.util.Optional;

/// The tables `inspection_order`, `inspection_history` and `inspection_goods`.
final class OrderTable {
    private static final String INSERT =
            """
            INSERT INTO inspection_order (subject, number, seller, trade_mode, customs_code, region,
                reason, stage, open, ordered_on, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, ?)
            ON CONFLICT (subject, number, seller) WHERE open DO NOTHING RETURNING id
            """;

    private OrderTable() {}

    /// An order, its number and the goods it is about.
    ///
    /// @param seller whose goods they are
    /// @param orderedOn day of the draw, China time
    record Numbered(long id, ControlOrder order, String seller, LocalDate orderedOn) {}

    /// Where the goods of an order are.
    ///
    /// @param customsCode district where declared
    /// @param region district of the consignee, six digits; empty when unknown or a batch
    record Whereabouts(String customsCode, String region) {}

    /// A line of goods with the columns that only a page needs.
    record Line(Goods.Line goods, String model, String unit) {}

    /// Puts an order down.
    ///
    /// @return its number; empty when the same subject has an open one
    static Optional<Long> insert(
            Connection connection,
            OrderEvent.Created created,
            Goods goods,
            List<Line> lines,
            Whereabouts where,
            LocalDate day,
            String actor,
            Instant now)
            throws SQLException {
        ControlOrder order = OrderLifecycle.created(created);
        Long id = null;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, created.subject().name());
            insert.setString(2, created.number());
            insert.setString(3, goods.seller());
            insert.setString(4, goods.tradeMode());
            insert.setString(5, where.customsCode());
            insert.setString(6, where.region());
            insert.setString(7, created.reason().name());
            insert.setString(8, order.stage().name());
            insert.setDate(9, Date.valueOf(day));
            insert.setTimestamp(10, Timestamp.from(now));
            insert.setTimestamp(11, Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                if (row.next()) {
                    id = row.getLong(1);
                }
            }
        }
        if (id == null) {
            return Optional.empty();
        }
        goods(connection, id, lines);
        record(connection, id, List.of(created), actor, now);
        return Optional.of(id);
    }

    private static void goods(Connection connection, long id, List<Line> lines)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO inspection_goods
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (Line line : lines) {
                Goods.Line one = line.goods();
                insert.setLong(1, id);
                insert.setInt(2, one.gnum());
                insert.setString(3, one.code());
                insert.setString(4, one.name());
                insert.setString(5, line.model());
                insert.setString(6, one.origin());
                insert.setString(7, one.producer());
                insert.setBigDecimal(8, one.quantity());
                insert.setString(9, line.unit());
                insert.setString(10, one.emsNo());
                insert.setString(11, one.itemRecordNo());
                insert.setString(12, one.barCode());
                insert.setString(13, one.words());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// The order of a number, locked until the transaction ends.
    static Optional<Numbered> find(Connection connection, long id) {
        List<Numbered> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT seller, ordered_on FROM inspection_order WHERE id = ? FOR UPDATE",
                select -> select.setLong(1, id),
                row ->
                        found.add(
                                new Numbered(
                                        id,
                                        fold(connection, id),
                                        row.getString(1),
                                        row.getDate(2).toLocalDate())));
        return found.stream().findFirst();
    }

    /// The open order about a parcel, locked until the transaction ends.
    static Optional<Numbered> open(Connection connection, String invtNo) {
        List<Long> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT id FROM inspection_order WHERE subject = 'PARCEL' AND number = ? AND open
                """,
                select -> select.setString(1, invtNo),
                row -> found.add(row.getLong(1)));
        return found.stream().findFirst().flatMap(id -> find(connection, id));
    }

    private static ControlOrder fold(Connection connection, long id) {
        return fold(events(connection, id));
    }

    static ControlOrder fold(List<OrderEvent> events) {
        ControlOrder order = OrderLifecycle.created((OrderEvent.Created) events.getFirst());
        for (OrderEvent event : events) {
            order = OrderLifecycle.apply(order, event);
        }
        return order;
    }

    static List<OrderEvent> events(Connection connection, long id) {
        List<OrderEvent> events = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT events FROM inspection_history WHERE inspection_order = ? ORDER BY seq
                """,
                select -> select.setLong(1, id),
                row -> events.addAll(HistoryCodec.ORDER.read(row.getString(1))));
        return events;
    }

    static void update(Connection connection, long id, ControlOrder order, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE inspection_order
                        SET stage = ?, open = ?, officer = ?, found = coalesce(?, found),
                            updated_at = ? WHERE id = ?
                        """)) {
            update.setString(1, order.stage().name());
            update.setBoolean(2, order.stage().isOpen());
            update.setString(3, order.officer());
            update.setString(4, order.code() == null ? null : order.code().name());
            update.setTimestamp(5, Timestamp.from(now));
            update.setLong(6, id);
            update.executeUpdate();
        }
    }

    static void record(
            Connection connection, long id, List<OrderEvent> events, String actor, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO inspection_history (inspection_order, seq, at, actor, events)
                        SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?
                        FROM inspection_history WHERE inspection_order = ?
                        """)) {
            insert.setLong(1, id);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setString(3, actor);
            insert.setString(4, HistoryCodec.ORDER.write(events));
            insert.setLong(5, id);
            insert.executeUpdate();
        }
    }
}
