package io.greenway.server.store;

import io.greenway.core.bill.Returned;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release;
import io.greenway.core.clearance.ReturnedGoods;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/// The table `arrived_return`: returns whose goods arrived, until the bills and the views of the
/// regulators have them; for these the release must be taken down first.
/// The pump notes the dossier; what came back is told from its history, beside the way of the
/// declarations.
final class ArrivedReturns {
    private final DataSource source;
    private final EventCodec codec;

    /// @param codec reads events; its documents should not be those of the pump, which would wait
    ArrivedReturns(DataSource source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
    }

    /// One row.
    ///
    /// @param events how many events the dossier had
    record Place(long dossier, int events) {}

    /// What came back.
    ///
    /// @param places rows to be removed when it is taken down
    /// @param goods everything that came back of those declarations; some may be known
    record Found(List<Place> places, List<ReturnedGoods> goods) {
        /// The same as the tax lane takes it, by inventory number.
        Map<String, List<Returned>> returns() {
            Map<String, List<Returned>> returns = new LinkedHashMap<>();
            for (ReturnedGoods one : goods) {
                returns.computeIfAbsent(one.invtNo(), number -> new ArrayList<>())
                        .add(returned(one));
            }
            return returns;
        }
    }

    private record Row(long dossier, DossierKey key, Instant at, String events) {}

    /// Notes dossiers to which goods came back.
    static void note(
            Connection connection,
            Map<DossierKey, Dossier> dossiers,
            Set<DossierKey> arrived,
            ToLongFunction<DossierKey> id)
            throws SQLException {
        if (arrived.isEmpty()) {
            return;
        }
        CopyRows rows = new CopyRows("arrived_return (dossier, events)");
        dossiers.forEach(
                (key, dossier) -> {
                    if (arrived.contains(key)) {
                        rows.add(id.applyAsLong(key)).small(dossier.events()).end();
                    }
                });
        rows.send(connection);
    }

    /// Some of them. The connection is given back before documents are fetched, which takes another
    /// one.
    Found next(int limit) throws SQLException {
        List<Place> places = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Query.plainPlans(connection);
            read(connection, limit, places, rows);
            connection.rollback();
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return new Found(places, told(rows));
    }

    private static void read(Connection connection, int limit, List<Place> places, List<Row> rows) {
        Query.run(
                connection,
                """
                SELECT dossier, events FROM arrived_return
                WHERE EXISTS (SELECT FROM release r WHERE r.dossier = arrived_return.dossier)
                ORDER BY dossier, events LIMIT ?
                """,
                select -> select.setInt(1, limit),
                row -> places.add(new Place(row.getLong(1), row.getInt(2))));
        if (!places.isEmpty()) {
            List<Long> dossiers = places.stream().map(Place::dossier).distinct().toList();
            histories(connection, dossiers, rows);
        }
    }

    private static void histories(Connection connection, List<Long> dossiers, List<Row> rows) {
        Query.run(
                connection,
                """
                SELECT d.id, d.ebp_code, d.order_no, h.at, h.events
                FROM dossier d JOIN history h ON h.dossier = d.id
                WHERE d.id = ANY (?) ORDER BY d.id, h.seq
                """,
                select -> select.setArray(1, Query.numbers(connection, dossiers)),
                row ->
                        rows.add(
                                new Row(
                                        row.getLong(1),
                                        new DossierKey(row.getString(2), row.getString(3)),
                                        row.getTimestamp(4).toInstant(),
                                        row.getString(5))));
    }

    /// Takes down for the regulators what came back of some declarations and waits for that; the
    /// releases must be there. The rows stay, for the bills.
    void complete(Connection connection, Collection<String> invtNos) throws SQLException {
        List<Long> dossiers = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT r.dossier FROM release r WHERE r.invt_no = ANY (?)
                    AND EXISTS (SELECT FROM arrived_return a WHERE a.dossier = r.dossier)
                """,
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row -> dossiers.add(row.getLong(1)));
        if (!dossiers.isEmpty()) {
            List<Row> rows = new ArrayList<>();
            histories(connection, dossiers, rows);
            ReturnTable.put(connection, told(rows));
        }
    }

    private List<ReturnedGoods> told(List<Row> rows) {
        Map<Long, DossierKey> keys = new LinkedHashMap<>();
        Map<Long, List<Release.Moment>> histories = new LinkedHashMap<>();
        for (Row row : rows) {
            keys.put(row.dossier(), row.key());
            List<Release.Moment> history =
                    histories.computeIfAbsent(row.dossier(), id -> new ArrayList<>());
            for (Event event : codec.read(row.events())) {
                history.add(new Release.Moment(row.at(), event));
            }
        }
        List<ReturnedGoods> goods = new ArrayList<>();
        histories.forEach(
                (id, history) ->
                        goods.addAll(
                                ReturnedGoods.of(
                                        keys.getOrDefault(id, new DossierKey("", "")), history)));
        return goods;
    }

    private static Returned returned(ReturnedGoods goods) {
        return new Returned(
                goods.preNo(),
                LocalDateTime.ofInstant(goods.at(), Terms.CHINA),
                goods.lines().stream().map(ArrivedReturns::line).toList());
    }

    private static TaxLine line(ReturnedGoods.Line line) {
        return new TaxLine(
                line.gnum(),
                line.gcode(),
                line.value(),
                line.duty(),
                line.vat(),
                line.consumptionTax());
    }

    /// These are taken down; what came since has rows of its own.
    static void done(Connection connection, List<Place> places) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM arrived_return WHERE dossier = ? AND events = ?")) {
            for (Place place : places) {
                delete.setLong(1, place.dossier());
                delete.setInt(2, place.events());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
