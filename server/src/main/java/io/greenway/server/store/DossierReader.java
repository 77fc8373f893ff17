package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Release;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Dossiers as their histories tell them, for those who stand beside the way of the declarations.
/// The rows are read before the documents are, so that no connection waits for another.
public final class DossierReader {
    private static final String BY_NUMBER =
            """
            SELECT d.id, d.ebp_code, d.order_no, h.at, h.events
            FROM dossier d JOIN history h ON h.dossier = d.id
            WHERE d.invt_no = ANY (?) AND d.stage = ANY (?) ORDER BY d.id, h.seq
            """;

    private static final String BY_ROW =
            """
            SELECT d.id, d.ebp_code, d.order_no, h.at, h.events
            FROM dossier d JOIN history h ON h.dossier = d.id
            WHERE d.id = ANY (?) ORDER BY d.id, h.seq
            """;

    private static final String AT_STAGE =
            """
            SELECT d.id, d.ebp_code, d.order_no, h.at, h.events
            FROM (SELECT id, ebp_code, order_no FROM dossier
                WHERE id > ? AND stage = ANY (?) ORDER BY id LIMIT ?) d
            JOIN history h ON h.dossier = d.id ORDER BY d.id, h.seq
            """;

    private final DataSource source;
    private final EventCodec codec;

    /// @param codec reads events; its documents should not be those of the pump, which would wait
    public DossierReader(DataSource source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
    }

    /// A dossier and what happened to it.
    ///
    /// @param id its row
    /// @param events oldest first
    public record Told(long id, Dossier dossier, List<Release.Moment> events) {}

    private record Line(long id, DossierKey key, Instant at, String events) {}

    /// The dossiers of inventory numbers that are at one of these stages.
    public List<Told> of(Collection<String> invtNos, Collection<String> stages)
            throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    BY_NUMBER,
                    select -> {
                        select.setArray(1, Query.texts(connection, invtNos));
                        select.setArray(2, Query.texts(connection, stages));
                    },
                    row -> lines.add(line(row)));
        }
        return told(lines);
    }

    /// The dossiers of rows.
    public List<Told> of(Collection<Long> ids) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    BY_ROW,
                    select -> select.setArray(1, Query.numbers(connection, ids)),
                    row -> lines.add(line(row)));
        }
        return told(lines);
    }

    /// Dossiers at one of these stages, in the order of their rows.
    ///
    /// @param after row seen last
    public List<Told> at(long after, Collection<String> stages, int limit) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    AT_STAGE,
                    select -> {
                        select.setLong(1, after);
                        select.setArray(2, Query.texts(connection, stages));
                        select.setInt(3, limit);
                    },
                    row -> lines.add(line(row)));
        }
        return told(lines);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong(1),
                new DossierKey(row.getString(2), row.getString(3)),
                row.getTimestamp(4).toInstant(),
                row.getString(5));
    }

    private List<Told> told(List<Line> lines) {
        Map<Long, List<Line>> byRow = new LinkedHashMap<>();
        lines.forEach(line -> byRow.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line));
        List<Told> told = new ArrayList<>();
        byRow.forEach(
                (id, own) -> {
                    Dossier dossier = Dossier.empty(own.getFirst().key());
                    List<Release.Moment> events = new ArrayList<>();
                    for (Line line : own) {
                        for (Event event : codec.read(line.events())) {
                            dossier = Lifecycle.apply(dossier, event, line.at());
                            events.add(new Release.Moment(line.at(), event));
                        }
                    }
                    told.add(new Told(id, dossier, events));
                });
        return told;
    }
}
