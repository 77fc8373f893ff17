package io.greenway.server.store;

import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release.Moment;
import io.greenway.core.message.DossierKey;
import io.greenway.core.regulator.Course;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells the course of a dossier from its history.
public final class CourseReader {
    private static final String COLUMNS =
            """
            SELECT d.id, d.invt_no, d.ebp_code, d.order_no, h.at, h.events
            FROM dossier d JOIN history h ON h.dossier = d.id
            """;

    private static final String BY_KEY =
            COLUMNS
                    + """
                    WHERE d.order_no = ? AND d.ebp_code = ?
                        AND (?::text IS NULL OR ? IN (d.ebp_code, d.ebc_code, d.agent_code))
                    ORDER BY h.seq
                    """;

    private static final String BY_NUMBER = COLUMNS + "WHERE d.invt_no = ? ORDER BY d.id, h.seq";

    private final EventCodec codec;

    /// Reads with a codec of its own.
    ///
    /// @param codec reads events; its documents should not be those of the pump, which would wait
    public CourseReader(EventCodec codec) {
        this.codec = codec;
    }

    /// A dossier's course.
    ///
    /// @param id number of its row
    /// @param invtNo inventory number; null before it was declared
    record Told(long id, @Nullable String invtNo, Course course) {}

    /// By platform and order number.
    ///
    /// @param party enterprise that must be platform, seller or declarant; empty for the others
    Optional<Told> byKey(Connection connection, DossierKey key, Optional<String> party) {
        return read(
                connection,
                BY_KEY,
                select -> {
                    select.setString(1, key.orderNo());
                    select.setString(2, key.ebpCode());
                    select.setString(3, party.orElse(null));
                    select.setString(4, party.orElse(null));
                });
    }

    /// By inventory number.
    Optional<Told> byNumber(Connection connection, String invtNo) {
        return read(connection, BY_NUMBER, select -> select.setString(1, invtNo));
    }

    private record Row(long id, @Nullable String invtNo, DossierKey key) {}

    private Optional<Told> read(Connection connection, String sql, Query.Binding binding) {
        List<Row> rows = new ArrayList<>();
        List<Moment> history = new ArrayList<>();
        Query.run(
                connection,
                sql,
                binding,
                row -> {
                    DossierKey key = new DossierKey(row.getString(3), row.getString(4));
                    rows.add(new Row(row.getLong(1), row.getString(2), key));
                    Instant at = row.getTimestamp(5).toInstant();
                    for (Event event : codec.read(row.getString(6))) {
                        history.add(new Moment(at, event));
                    }
                });
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row first = rows.getFirst();
        Course course = Course.of(first.key(), history);
        return Optional.of(new Told(first.id(), first.invtNo(), course));
    }
}
