package io.greenway.server.store;

import io.greenway.core.inspection.ControlOrder;
import io.greenway.core.inspection.Goods;
import io.greenway.core.inspection.OrderEvent;
import io.greenway.core.inspection.OrderReason;
import io.greenway.core.inspection.OrderStage;
import io.greenway.core.inspection.OrderSubject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What the inspection may see (facts: regulators, quarantine view): goods, origin, producer, batch
/// and the consignee's city. It asks no table that holds a payment, a name or an address.
public final class InspectionViews {
    private static final String ORDERS =
            """
            SELECT id, subject, number, seller, trade_mode, customs_code, region, reason, stage,
                officer, ordered_on, created_at, updated_at
            FROM inspection_order
            """;

    private static final String GOODS =
            """
            SELECT g.gnum, g.gcode, g.gname, g.model, g.origin, g.producer, g.quantity, g.unit,
                g.ems_no, g.item_record_no, g.bar_code, g.words,
                array(SELECT b.batch_no FROM inspection_batch b
                    WHERE b.ems_no = g.ems_no AND b.item_record_no = g.item_record_no
                    ORDER BY b.entered_on),
                coalesce((SELECT max(b.producer) FROM inspection_batch b
                    WHERE b.ems_no = g.ems_no AND b.item_record_no = g.item_record_no), '')
            FROM inspection_goods g WHERE g.inspection_order = ? ORDER BY g.gnum
            """;

    private final DataSource source;

    public InspectionViews(DataSource source) {
        this.source = source;
    }

    /// An order in a list.
    public record Item(
            long id,
            OrderSubject subject,
            String number,
            String seller,
            String tradeMode,
            String customsCode,
            String region,
            OrderReason reason,
            OrderStage stage,
            @Nullable String officer,
            LocalDate orderedOn,
            Instant createdAt,
            Instant updatedAt) {}

    /// A line of goods.
    ///
    /// @param batches bonded batches of its book and record
    public record Line(Goods.Line goods, String model, String unit, List<String> batches) {}

    /// A step of its history.
    public record Happened(Instant at, String actor, OrderEvent event) {}

    /// An order with everything.
    public record Whole(Item item, ControlOrder order, List<Line> lines, List<Happened> history) {
        /// Its goods, for the draw.
        public Goods goods() {
            return new Goods(
                    item.number(),
                    item.seller(),
                    item.tradeMode(),
                    lines.stream().map(Line::goods).toList());
        }
    }

    /// The newest orders.
    ///
    /// @param seller enterprise whose goods they are; empty for one who may see all
    /// @param before only those older than this one; the greatest number for the newest
    public List<Item> latest(
            Optional<String> seller,
            @Nullable String stage,
            @Nullable String officer,
            long before,
            int limit)
            throws SQLException {
        List<Item> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    ORDERS
                            + """
                            WHERE (?::text IS NULL OR seller = ?) AND (?::text IS NULL OR stage = ?)
                                AND (?::text IS NULL OR officer = ?) AND id < ?
                            ORDER BY id DESC LIMIT ?
                            """,
                    select -> {
                        select.setString(1, seller.orElse(null));
                        select.setString(2, seller.orElse(null));
                        select.setString(3, stage);
                        select.setString(4, stage);
                        select.setString(5, officer);
                        select.setString(6, officer);
                        select.setLong(7, before);
                        select.setInt(8, limit);
                    },
                    row -> found.add(item(row)));
        }
        return found;
    }

    /// One order.
    public Optional<Whole> whole(long id, Optional<String> seller) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Item> found = new ArrayList<>();
            Query.run(
                    connection,
                    ORDERS + " WHERE id = ? AND (?::text IS NULL OR seller = ?)",
                    select -> {
                        select.setLong(1, id);
                        select.setString(2, seller.orElse(null));
                        select.setString(3, seller.orElse(null));
                    },
                    row -> found.add(item(row)));
            return found.stream().findFirst().map(item -> whole(connection, item));
        }
    }

    private static Whole whole(Connection connection, Item item) {
        List<Line> lines = new ArrayList<>();
        Query.run(
                connection,
                GOODS,
                select -> select.setLong(1, item.id()),
                row -> lines.add(line(row)));
        List<Happened> history = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT at, actor, events FROM inspection_history
                WHERE inspection_order = ? ORDER BY seq
                """,
                select -> select.setLong(1, item.id()),
                row -> {
                    Instant at = row.getTimestamp(1).toInstant();
                    String actor = row.getString(2);
                    for (OrderEvent event : HistoryCodec.ORDER.read(row.getString(3))) {
                        history.add(new Happened(at, actor, event));
                    }
                });
        List<OrderEvent> events = history.stream().map(Happened::event).toList();
        return new Whole(item, OrderTable.fold(events), lines, history);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong(1),
                OrderSubject.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                OrderReason.valueOf(row.getString(8)),
                OrderStage.valueOf(row.getString(9)),
                row.getString(10),
                row.getDate(11).toLocalDate(),
                row.getTimestamp(12).toInstant(),
                row.getTimestamp(13).toInstant());
    }

    private static Line line(ResultSet row) throws SQLException {
        String own = row.getString(6);
        BigDecimal quantity = row.getBigDecimal(7);
        return new Line(
                new Goods.Line(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(5),
                        own.isEmpty() ? row.getString(14) : own,
                        quantity,
                        row.getString(9),
                        row.getString(10),
                        row.getString(12),
                        row.getString(11)),
                row.getString(4),
                row.getString(8),
                List.of((String[]) row.getArray(13).getArray()));
    }
}
