package io.greenway.server.store;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.clearance.WaybillEntry;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `waybill`: every waybill in use, and the dossier it is in.
final class WaybillTable {
    private static final String COLUMNS =
            """
            SELECT w.logistics_code, w.logistics_no, d.ebp_code, d.order_no, w.position, w.index
            FROM waybill w LEFT JOIN dossier d ON d.id = w.dossier
            """;

    private WaybillTable() {}

    static Map<WaybillKey, WaybillEntry> load(
            Connection connection, Set<WaybillKey> keys, EventCodec.Documents documents) {
        Map<WaybillKey, WaybillEntry> found = new HashMap<>();
        Query.run(
                connection,
                COLUMNS + " WHERE w.logistics_no = ANY (?)",
                select ->
                        select.setArray(1, Query.texts(connection, keys, WaybillKey::logisticsNo)),
                row -> {
                    if (keys.contains(key(row))) {
                        found.put(key(row), entry(row, documents));
                    }
                });
        return found;
    }

    static Map<WaybillKey, WaybillEntry> loose(
            Connection connection, Collection<String> orderNos, EventCodec.Documents documents) {
        Map<WaybillKey, WaybillEntry> found = new HashMap<>();
        Query.run(
                connection,
                COLUMNS + " WHERE w.dossier IS NULL AND w.order_no = ANY (?)",
                select -> select.setArray(1, Query.texts(connection, orderNos)),
                row -> found.put(key(row), entry(row, documents)));
        return found;
    }

    private static WaybillKey key(ResultSet row) throws SQLException {
        return new WaybillKey(row.getString(1), row.getString(2));
    }

    private static WaybillEntry entry(ResultSet row, EventCodec.Documents documents)
            throws SQLException {
        DocumentRef ref = new DocumentRef(row.getLong(5), row.getInt(6));
        String ebpCode = row.getString(3);
        return new WaybillEntry(
                (Document.Waybill) documents.document(Paper.WAYBILL, ref),
                ebpCode == null ? null : new DossierKey(ebpCode, row.getString(4)));
    }

    private static final String FIELDS =
            " (logistics_code, logistics_no, order_no, dossier, position, index)";

    /// Rows of waybills that were not here before.
    static CopyRows added() {
        return new CopyRows("waybill" + FIELDS);
    }

    /// Rows of waybills that were here.
    static CopyRows changed() {
        return new CopyRows("incoming_waybill" + FIELDS);
    }

    static void add(CopyRows rows, WaybillKey key, WaybillEntry entry, @Nullable Long dossier) {
        Document.Waybill waybill = entry.document();
        rows.add(key.logisticsCode())
                .add(key.logisticsNo())
                .add(waybill.content().head().orderNo());
        if (dossier == null) {
            rows.missing();
        } else {
            rows.add(dossier);
        }
        rows.add(waybill.header().ref().position()).small(waybill.header().ref().index()).end();
    }

    static void merge(Connection connection, CopyRows changed) throws SQLException {
        Staging.through(
                connection,
                "waybill",
                changed,
                """
                UPDATE waybill SET order_no = i.order_no, dossier = i.dossier,
                    position = i.position, index = i.index
                FROM incoming_waybill i
                WHERE waybill.logistics_no = i.logistics_no
                    AND waybill.logistics_code = i.logistics_code
                """);
    }

    static void delete(Connection connection, List<WaybillKey> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM waybill WHERE logistics_no = ? AND logistics_code = ?")) {
            for (WaybillKey key : gone) {
                delete.setString(1, key.logisticsNo());
                delete.setString(2, key.logisticsCode());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
