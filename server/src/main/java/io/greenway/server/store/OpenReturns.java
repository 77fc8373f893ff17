package io.greenway.server.store;

import io.greenway.core.clearance.AwaitedReturn;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// The tables `awaited_return` and `arrived_return`, and what one transaction changes in them.
final class OpenReturns {
    private static final String COLUMNS =
            "pre_no, ebp_code, order_no, logistics_code, logistics_no, arrive_by";

    private final Connection connection;
    private final Map<DossierKey, Dossier> handed;
    private final Map<DossierKey, Dossier> changed = new LinkedHashMap<>();

    /// Dossiers to which goods came back.
    private final Set<DossierKey> arrived = new HashSet<>();

    OpenReturns(Connection connection, Map<DossierKey, Dossier> handed) {
        this.connection = connection;
        this.handed = handed;
    }

    /// Dossiers whose sequel is changed here.
    Map<DossierKey, Dossier> changed() {
        return changed;
    }

    /// Most events leave the sequel as it is, so this costs them one comparison of references; one
    /// that is equal and not the same is only written once more.
    @SuppressWarnings("ReferenceEquality")
    void record(Dossier before, Dossier after) {
        if (before.sequel() != after.sequel()) {
            changed.put(after.key(), after);
            if (arrivals(after) > arrivals(before)) {
                arrived.add(after.key());
            }
        }
    }

    private static long arrivals(Dossier dossier) {
        return dossier.sequel().returns().stream()
                .filter(one -> one.state() == GoodsReturn.State.ARRIVED)
                .count();
    }

    /// Those of some parcels, as they are in this transaction.
    List<AwaitedReturn> of(Set<WaybillKey> waybills) {
        List<AwaitedReturn> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT " + COLUMNS + " FROM awaited_return WHERE logistics_no = ANY (?)",
                select ->
                        select.setArray(
                                1, Query.texts(connection, waybills, WaybillKey::logisticsNo)),
                row -> found.add(read(row)));
        Map<DossierKey, Dossier> newer = new LinkedHashMap<>(handed);
        newer.putAll(changed);
        found.removeIf(one -> newer.containsKey(one.dossier()));
        newer.values().forEach(dossier -> found.addAll(AwaitedReturn.of(dossier)));
        found.removeIf(one -> !waybills.contains(one.waybill()));
        found.sort(Comparator.comparing(AwaitedReturn::preNo));
        return found;
    }

    private static AwaitedReturn read(ResultSet row) throws SQLException {
        return new AwaitedReturn(
                row.getString(1),
                new DossierKey(row.getString(2), row.getString(3)),
                new WaybillKey(row.getString(4), row.getString(5)),
                row.getDate(6).toLocalDate());
    }

    /// Dossiers with returns whose last day has passed, the longest overdue first.
    ///
    /// @param today day in China
    static List<DossierKey> overdue(Connection connection, LocalDate today, int limit) {
        List<DossierKey> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT ebp_code, order_no FROM awaited_return WHERE arrive_by < ?
                GROUP BY ebp_code, order_no ORDER BY min(arrive_by), order_no LIMIT ?
                """,
                select -> {
                    select.setDate(1, Date.valueOf(today));
                    select.setInt(2, limit);
                },
                row -> found.add(new DossierKey(row.getString(1), row.getString(2))));
        return found;
    }

    void write(Connection to, ToLongFunction<DossierKey> id) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                        to.prepareStatement("DELETE FROM awaited_return WHERE dossier = ?");
                PreparedStatement insert =
                        to.prepareStatement(
                                "INSERT INTO awaited_return (dossier, "
                                        + COLUMNS
                                        + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Dossier dossier : changed.values()) {
                long row = id.applyAsLong(dossier.key());
                delete.setLong(1, row);
                delete.addBatch();
                for (AwaitedReturn one : AwaitedReturn.of(dossier)) {
                    add(insert, row, one);
                }
            }
            delete.executeBatch();
            insert.executeBatch();
        }
        ArrivedReturns.note(to, changed, arrived, id);
    }

    private static void add(PreparedStatement insert, long dossier, AwaitedReturn one)
            throws SQLException {
        insert.setLong(1, dossier);
        insert.setString(2, one.preNo());
        insert.setString(3, one.dossier().ebpCode());
        insert.setString(4, one.dossier().orderNo());
        insert.setString(5, one.waybill().logisticsCode());
        insert.setString(6, one.waybill().logisticsNo());
        insert.setDate(7, Date.valueOf(one.arriveBy()));
        insert.addBatch();
    }
}
