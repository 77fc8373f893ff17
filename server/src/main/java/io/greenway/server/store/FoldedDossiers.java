package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Dossiers by their inventory numbers, folded from their histories beside the way of the
/// declarations.
public final class FoldedDossiers {
    private static final String HISTORIES =
            """
            SELECT d.invt_no, d.ebp_code, d.order_no, h.at, h.events
            FROM dossier d JOIN history h ON h.dossier = d.id
            WHERE d.invt_no = ANY (?) ORDER BY d.id, h.seq
            """;

    private final DataSource source;
    private final EventCodec codec;

    /// @param codec reads events; its documents should not be those of the pump, which would wait
    public FoldedDossiers(DataSource source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
    }

    /// Those that were released last, newest first.
    ///
    /// @param count how many at most
    public Collection<Dossier> newest(int count) throws SQLException {
        List<String> invtNos = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT invt_no FROM dossier WHERE stage IN ('RELEASED', 'CLOSED')
                    AND invt_no IS NOT NULL ORDER BY id DESC LIMIT ?
                    """,
                    select -> select.setInt(1, count),
                    row -> invtNos.add(row.getString(1)));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return of(invtNos).values();
    }

    private record Row(String invtNo, DossierKey key, Instant at, String events) {}

    /// Those that are there. The connection is given back before documents are fetched, which takes
    /// another one.
    public Map<String, Dossier> of(Collection<String> invtNos) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Query.plainPlans(connection);
            Query.run(
                    connection,
                    HISTORIES,
                    select -> select.setArray(1, Query.texts(connection, invtNos)),
                    row ->
                            rows.add(
                                    new Row(
                                            row.getString(1),
                                            new DossierKey(row.getString(2), row.getString(3)),
                                            row.getTimestamp(4).toInstant(),
                                            row.getString(5))));
            connection.rollback();
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        Map<String, Dossier> dossiers = new LinkedHashMap<>();
        for (Row row : rows) {
            Dossier dossier = dossiers.getOrDefault(row.invtNo(), Dossier.empty(row.key()));
            for (Event event : codec.read(row.events())) {
                dossier = Lifecycle.apply(dossier, event, row.at());
            }
            dossiers.put(row.invtNo(), dossier);
        }
        return new HashMap<>(dossiers);
    }
}
