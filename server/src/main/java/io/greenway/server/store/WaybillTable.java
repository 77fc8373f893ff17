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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
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
            Connection connection, Collection<WaybillKey> keys, EventCodec.Documents documents) {
        Map<WaybillKey, WaybillEntry> found = new HashMap<>();
        Query.run(
                connection,
                COLUMNS
                        + """
                        JOIN unnest(?, ?) AS wanted (code, no)
                            ON w.logistics_no = wanted.no AND w.logistics_code = wanted.code
                        """,
                select -> {
                    select.setArray(1, Query.texts(connection, keys, WaybillKey::logisticsCode));
                    select.setArray(2, Query.texts(connection, keys, WaybillKey::logisticsNo));
                },
                row -> found.put(key(row), entry(row, documents)));
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

    static void write(
            Connection connection,
            Collection<WaybillKey> changed,
            Map<WaybillKey, @Nullable WaybillEntry> waybills,
            ToLongFunction<DossierKey> id)
            throws SQLException {
        CopyRows rows = new CopyRows("incoming_waybill");
        List<WaybillKey> gone = new ArrayList<>();
        for (WaybillKey key : changed) {
            WaybillEntry entry = waybills.get(key);
            if (entry == null) {
                gone.add(key);
            } else {
                add(rows, key, entry, id);
            }
        }
        Staging.through(
                connection,
                "waybill",
                rows,
                """
                INSERT INTO waybill SELECT * FROM incoming_waybill
                ON CONFLICT (logistics_no, logistics_code) DO UPDATE SET
                    order_no = excluded.order_no, dossier = excluded.dossier,
                    position = excluded.position, index = excluded.index
                """);
        delete(connection, gone);
    }

    private static void add(
            CopyRows rows, WaybillKey key, WaybillEntry entry, ToLongFunction<DossierKey> id) {
        Document.Waybill waybill = entry.document();
        DossierKey dossier = entry.dossier();
        rows.add(key.logisticsCode())
                .add(key.logisticsNo())
                .add(waybill.content().head().orderNo());
        if (dossier == null) {
            rows.add(null);
        } else {
            rows.add(id.applyAsLong(dossier));
        }
        rows.add(waybill.header().ref().position()).add(waybill.header().ref().index()).end();
    }

    private static void delete(Connection connection, List<WaybillKey> gone) throws SQLException {
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
