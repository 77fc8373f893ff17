package io.greenway.server.store;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The tables `dossier` and `history`. A dossier is what its history makes of it; the row holds
/// only what is asked for by column.
final class DossierTable {
    /// Two questions of one table each: joined, a planner that knows nothing yet of young tables
    /// reads all of them.
    private static final String BY_ORDER =
            "SELECT id, ebp_code, order_no FROM dossier WHERE order_no = ANY (?)";

    private static final String HISTORIES =
            "SELECT dossier, at, events FROM history WHERE dossier = ANY (?) ORDER BY dossier, seq";

    private static final String COLUMNS =
            " (id, order_no, ebp_code, stage, ebc_code, agent_code, pre_no, invt_no, logistics_code,"
                    + " logistics_no, guarantee_code, waiting_since, value_fen, tax_fen,"
                    + " occupied_fen, papers, events, updated_at, trade_mode)";

    private static final String MERGE =
            """
            UPDATE dossier SET
                stage = i.stage, ebc_code = i.ebc_code, agent_code = i.agent_code,
                pre_no = i.pre_no, invt_no = i.invt_no, logistics_code = i.logistics_code,
                logistics_no = i.logistics_no, guarantee_code = i.guarantee_code,
                waiting_since = i.waiting_since, value_fen = i.value_fen, tax_fen = i.tax_fen,
                occupied_fen = i.occupied_fen,
                papers = i.papers, events = i.events, updated_at = i.updated_at,
                trade_mode = i.trade_mode
            FROM incoming_dossier i WHERE dossier.id = i.id
            """;

    private DossierTable() {}

    /// The dossiers of some order numbers, each folded from its history.
    static List<DossierRow> load(
            Connection connection, Collection<String> orderNos, EventCodec codec) {
        Map<Long, DossierRow> found = new LinkedHashMap<>();
        Query.run(
                connection,
                BY_ORDER,
                select -> select.setArray(1, Query.texts(connection, orderNos)),
                row -> {
                    DossierKey key = new DossierKey(row.getString(2), row.getString(3));
                    found.put(row.getLong(1), new DossierRow(row.getLong(1), Dossier.empty(key)));
                });
        if (!found.isEmpty()) {
            Query.run(
                    connection,
                    HISTORIES,
                    select -> select.setArray(1, Query.numbers(connection, found.keySet())),
                    row -> {
                        List<Event> events = codec.read(row.getString(3));
                        Instant at = row.getTimestamp(2).toInstant();
                        found.computeIfPresent(
                                row.getLong(1),
                                (id, known) ->
                                        new DossierRow(id, fold(known.dossier(), events, at)));
                    });
        }
        return List.copyOf(found.values());
    }

    /// Dossiers of inventory numbers.
    static Map<String, DossierKey> byInvtNo(Connection connection, Collection<String> invtNos) {
        Map<String, DossierKey> found = new HashMap<>();
        Query.run(
                connection,
                "SELECT invt_no, ebp_code, order_no FROM dossier WHERE invt_no = ANY (?)",
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row ->
                        found.put(
                                row.getString(1),
                                new DossierKey(row.getString(2), row.getString(3))));
        return found;
    }

    /// Dossiers that wait for a guarantee, longest waiting first.
    static List<DossierKey> held(Connection connection, String guaranteeCode) {
        List<DossierKey> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT ebp_code, order_no FROM dossier
                WHERE guarantee_code = ? AND waiting_since IS NOT NULL ORDER BY waiting_since, id
                """,
                select -> select.setString(1, guaranteeCode),
                row -> found.add(new DossierKey(row.getString(1), row.getString(2))));
        return found;
    }

    /// Dossiers of a stage that have waited since before a moment, for papers or for the arrival of
    /// the goods, longest waiting first.
    static List<DossierKey> waitingSince(
            Connection connection, Stage stage, Instant before, int limit) {
        List<DossierKey> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT ebp_code, order_no FROM dossier
                WHERE guarantee_code IS NULL AND waiting_since IS NOT NULL AND waiting_since <= ?
                    AND stage = ?
                ORDER BY waiting_since LIMIT ?
                """,
                select -> {
                    select.setTimestamp(1, Timestamp.from(before));
                    select.setString(2, stage.name());
                    select.setInt(3, limit);
                },
                row -> found.add(new DossierKey(row.getString(1), row.getString(2))));
        return found;
    }

    /// Dossiers whose inventories name some waybills.
    static Map<WaybillKey, DossierKey> naming(Connection connection, Set<WaybillKey> keys) {
        Map<WaybillKey, DossierKey> found = new HashMap<>();
        Query.run(
                connection,
                """
                SELECT logistics_code, logistics_no, ebp_code, order_no
                FROM dossier WHERE logistics_no = ANY (?)
                """,
                select ->
                        select.setArray(1, Query.texts(connection, keys, WaybillKey::logisticsNo)),
                row -> {
                    WaybillKey key = new WaybillKey(row.getString(1), row.getString(2));
                    if (keys.contains(key)) {
                        found.put(key, new DossierKey(row.getString(3), row.getString(4)));
                    }
                });
        return found;
    }

    static Dossier fold(Dossier dossier, List<Event> events, Instant at) {
        Dossier folded = dossier;
        for (Event event : events) {
            folded = Lifecycle.apply(folded, event, at);
        }
        return folded;
    }

    /// Rows of dossiers that were not here before.
    static CopyRows added() {
        return new CopyRows("dossier" + COLUMNS);
    }

    /// Rows of dossiers that were here.
    static CopyRows changed() {
        return new CopyRows("incoming_dossier" + COLUMNS);
    }

    static void add(CopyRows rows, long id, Dossier dossier, Instant at) {
        Filed<Document.Inventory> filed = dossier.inventory();
        InventoryHead head = filed == null ? null : filed.document().content().head();
        boolean waits =
                dossier.stage() == Stage.WAITING
                        || dossier.stage() == Stage.HELD
                        || dossier.sequel().heldRelease() != null;
        rows.add(id)
                .add(dossier.key().orderNo())
                .add(dossier.key().ebpCode())
                .add(dossier.stage().name())
                .add(seller(dossier))
                .add(agent(dossier))
                .add(dossier.preNo())
                .add(dossier.invtNo())
                .add(head == null ? null : head.logisticsCode())
                .add(head == null ? null : head.logisticsNo())
                .add(head != null && dossier.stage() == Stage.HELD ? head.assureCode() : null)
                .time(waits ? dossier.waitingSince() : null);
        if (dossier.assessment() == null) {
            rows.missing().missing();
        } else {
            rows.add(dossier.assessment().dutiableValue().fen())
                    .add(dossier.assessment().total().fen());
        }
        rows.add(dossier.occupation() == null ? 0 : dossier.occupation().amount().fen());
        rows.add(papers(dossier))
                .small(dossier.events())
                .time(at)
                .add(head == null ? null : head.tradeMode())
                .end();
    }

    /// The seller as the inventory says, else the order.
    static @Nullable String seller(Dossier dossier) {
        if (dossier.inventory() != null) {
            return dossier.inventory().document().content().head().ebcCode();
        }
        return dossier.order() == null
                ? null
                : dossier.order().document().content().head().ebcCode();
    }

    /// The declarant as the inventory says; null before it is there.
    static @Nullable String agent(Dossier dossier) {
        Filed<Document.Inventory> filed = dossier.inventory();
        return filed == null ? null : filed.document().content().head().agentCode();
    }

    private static String papers(Dossier dossier) {
        StringJoiner papers = new StringJoiner(",");
        for (Paper paper : Paper.values()) {
            if (dossier.filed(paper) != null) {
                papers.add(paper.name());
            }
        }
        return papers.toString();
    }

    /// Rows of what happened to dossiers.
    static CopyRows history() {
        return new CopyRows("history (dossier, seq, at, events)");
    }

    static void merge(Connection connection, CopyRows changed) throws SQLException {
        Staging.through(connection, "dossier", changed, MERGE);
    }
}
