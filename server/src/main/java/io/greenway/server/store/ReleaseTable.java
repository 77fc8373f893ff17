package io.greenway.server.store;

import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables `release` and `release_line`: released declarations without anything that says who or
/// where the buyer is. They
/// are told from the histories of the dossiers, beside the way of the declarations and not in it.
public final class ReleaseTable {
    private static final String MISSING =
            """
            SELECT d.id, d.ebp_code, d.order_no, h.at, h.events
            FROM dossier d JOIN history h ON h.dossier = d.id
            WHERE d.invt_no = ANY (?)
                AND NOT EXISTS (SELECT FROM release r WHERE r.dossier = d.id)
            ORDER BY d.id, h.seq
            """;

    private static final String RELEASE =
            """
            INSERT INTO release (dossier, invt_no, order_no, ebp_code, ebc_code, ebc_name,
                agent_code, assure_code, customs_code, trade_mode, buyer, country, ordered_on,
                released_at, released_on, goods_fen, ems_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (dossier) DO NOTHING
            """;

    private static final String LINE =
            """
            INSERT INTO release_line (dossier, gnum, gcode, gname, quantity, unit, origin,
                goods_fen, value_fen, duty_fen, consumption_tax_fen, vat_fen, model, item_record_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (dossier, gnum) DO NOTHING
            """;

    private final EventCodec codec;
    private final Terms.Buyers buyers;

    /// @param codec reads events; its documents should not be those of the pump, which would wait
    public ReleaseTable(EventCodec codec, Terms.Buyers buyers) {
        this.codec = codec;
        this.buyers = buyers;
    }

    private record Told(DossierKey key, List<Release.Moment> history) {}

    /// Puts those of the declarations into the tables that are released and not there yet.
    void complete(Connection connection, Collection<String> invtNos) throws SQLException {
        Map<Long, Told> found = new LinkedHashMap<>();
        Query.run(
                connection,
                MISSING,
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row -> {
                    DossierKey key = new DossierKey(row.getString(2), row.getString(3));
                    Told told =
                            found.computeIfAbsent(
                                    row.getLong(1), id -> new Told(key, new ArrayList<>()));
                    Instant at = row.getTimestamp(4).toInstant();
                    for (Event event : codec.read(row.getString(5))) {
                        told.history().add(new Release.Moment(at, event));
                    }
                });
        try (PreparedStatement head = connection.prepareStatement(RELEASE);
                PreparedStatement line = connection.prepareStatement(LINE)) {
            for (Map.Entry<Long, Told> one : found.entrySet()) {
                Told told = one.getValue();
                Release release = Release.of(told.key(), told.history(), buyers).orElse(null);
                if (release != null) {
                    add(head, one.getKey(), release);
                    add(line, one.getKey(), release.lines());
                }
            }
            head.executeBatch();
            line.executeBatch();
        }
    }

    private static void add(PreparedStatement head, long id, Release release) throws SQLException {
        head.setLong(1, id);
        head.setString(2, release.invtNo());
        head.setString(3, release.dossier().orderNo());
        head.setString(4, release.dossier().ebpCode());
        head.setString(5, release.ebcCode());
        head.setString(6, release.ebcName());
        head.setString(7, release.agentCode());
        head.setString(8, release.assureCode());
        head.setString(9, release.customsCode());
        head.setString(10, release.tradeMode());
        head.setString(11, release.buyer());
        head.setString(12, release.country());
        head.setDate(13, Date.valueOf(release.orderedOn()));
        head.setTimestamp(14, Timestamp.from(release.releasedAt()));
        head.setDate(15, Date.valueOf(Terms.dayOf(release.releasedAt())));
        head.setLong(16, release.goodsValue().fen());
        head.setString(17, release.emsNo());
        head.addBatch();
    }

    private static void add(PreparedStatement insert, long id, List<Release.Line> lines)
            throws SQLException {
        for (Release.Line line : lines) {
            insert.setLong(1, id);
            insert.setInt(2, line.gnum());
            insert.setString(3, line.gcode());
            insert.setString(4, line.gname());
            insert.setBigDecimal(5, line.quantity());
            insert.setString(6, line.unit());
            insert.setString(7, line.origin());
            insert.setLong(8, line.goodsValue().fen());
            insert.setLong(9, line.dutiableValue().fen());
            insert.setLong(10, line.duty().fen());
            insert.setLong(11, line.consumptionTax().fen());
            insert.setLong(12, line.vat().fen());
            insert.setString(13, line.model());
            insert.setString(14, line.itemRecordNo());
            insert.addBatch();
        }
    }
}
