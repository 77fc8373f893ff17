package io.greenway.server.store;

import io.greenway.core.clearance.Tally;
import io.greenway.core.clearance.WaybillKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `parcel_arrival`, and what one transaction changes in it.
final class OpenTallies {
    private static final String COLUMNS =
            "logistics_no, logistics_code, sender, guid, cop_no, operator, customs_code,"
                    + " received_at, pieces, weight";

    private static final String PUT =
            "INSERT INTO parcel_arrival ("
                    + COLUMNS
                    + """
                    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (logistics_no, logistics_code) DO UPDATE SET
                        sender = excluded.sender, guid = excluded.guid, cop_no = excluded.cop_no,
                        operator = excluded.operator, customs_code = excluded.customs_code,
                        received_at = excluded.received_at, pieces = excluded.pieces,
                        weight = excluded.weight
                    """;

    private static final String REMOVE =
            "DELETE FROM parcel_arrival WHERE logistics_no = ? AND logistics_code = ?";

    private final Connection connection;
    private final Map<WaybillKey, @Nullable Tally> handed;
    private final Map<WaybillKey, @Nullable Tally> known = new HashMap<>();
    private final Map<WaybillKey, @Nullable Tally> changed = new LinkedHashMap<>();

    OpenTallies(Connection connection, Map<WaybillKey, @Nullable Tally> handed) {
        this.connection = connection;
        this.handed = handed;
    }

    /// What is changed here; null where nothing is known any more.
    Map<WaybillKey, @Nullable Tally> changed() {
        return changed;
    }

    void load(Set<WaybillKey> parcels) {
        Set<WaybillKey> unknown = new HashSet<>(parcels);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(parcel -> known.put(parcel, null));
        Query.run(
                connection,
                "SELECT " + COLUMNS + " FROM parcel_arrival WHERE logistics_no = ANY (?)",
                select ->
                        select.setArray(
                                1, Query.texts(connection, unknown, WaybillKey::logisticsNo)),
                row -> {
                    Tally tally = read(row);
                    if (unknown.contains(tally.waybill())) {
                        known.put(tally.waybill(), tally);
                    }
                });
        unknown.stream()
                .filter(handed::containsKey)
                .forEach(parcel -> known.put(parcel, handed.get(parcel)));
    }

    Map<WaybillKey, Tally> of(Set<WaybillKey> parcels) {
        load(parcels);
        Map<WaybillKey, Tally> found = new HashMap<>();
        for (WaybillKey parcel : parcels) {
            Tally tally = known.get(parcel);
            if (tally != null) {
                found.put(parcel, tally);
            }
        }
        return found;
    }

    void keep(WaybillKey parcel, @Nullable Tally tally) {
        known.put(parcel, tally);
        changed.put(parcel, tally);
    }

    private static Tally read(ResultSet row) throws SQLException {
        return new Tally(
                new WaybillKey(row.getString(2), row.getString(1)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                row.getLong(9),
                row.getBigDecimal(10));
    }

    void write(Connection to) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement put = to.prepareStatement(PUT);
                PreparedStatement remove = to.prepareStatement(REMOVE)) {
            for (Map.Entry<WaybillKey, @Nullable Tally> one : changed.entrySet()) {
                PreparedStatement statement = one.getValue() == null ? remove : put;
                statement.setString(1, one.getKey().logisticsNo());
                statement.setString(2, one.getKey().logisticsCode());
                if (one.getValue() != null) {
                    fill(put, one.getValue());
                }
                statement.addBatch();
            }
            put.executeBatch();
            remove.executeBatch();
        }
    }

    private static void fill(PreparedStatement put, Tally tally) throws SQLException {
        put.setString(3, tally.sender());
        put.setString(4, tally.guid());
        put.setString(5, tally.copNo());
        put.setString(6, tally.operator());
        put.setString(7, tally.customsCode());
        put.setTimestamp(8, Timestamp.from(tally.receivedAt()));
        put.setLong(9, tally.pieces());
        put.setBigDecimal(10, tally.weight());
    }
}
