package io.greenway.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Looks for what stands in `access_log`, newest first. The log has an index of subjects and of
/// days and no other, since every look pays for each; so a search goes back over a bounded part of
/// it at a time and names where to go on.
public final class AccessSearch {
    /// Most rows of the log that one step looks at.
    private static final int STEP = 100_000;

    private static final String QUESTION =
            """
            SELECT id, at, who, role, view, subject, outcome, purpose FROM access_log
            WHERE id < ? AND id >= ? AND at >= ? AND at < ?
            AND (? = '' OR position(? IN who) > 0)
            AND (? = '' OR position(? IN who || ' ' || subject) > 0)
            AND (? = '' OR role = ?)
            AND (? = '' OR position(lower(?) IN lower(view || ' ' || outcome || ' ' || purpose)) > 0)
            ORDER BY id DESC LIMIT ?
            """;

    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final DataSource source;

    public AccessSearch(DataSource source) {
        this.source = source;
    }

    /// What is looked for; what is empty is not asked about.
    ///
    /// @param who part of a login or of an enterprise's code
    /// @param enterprise code of who looked, or of what was looked at
    /// @param role role of who looked, such as `customs`
    /// @param purpose part of the view, the answer or the purpose
    /// @param from first moment
    /// @param to moment after the last
    /// @param before position before which to go on; 0 for the newest
    public record Wanted(
            String who,
            String enterprise,
            String role,
            String purpose,
            @Nullable Instant from,
            @Nullable Instant to,
            long before,
            int limit) {}

    /// One look.
    public record Row(
            long id,
            Instant at,
            String who,
            String role,
            String view,
            String subject,
            String outcome,
            String purpose) {}

    /// What was found.
    ///
    /// @param next where to go on; null when the log has been looked through
    public record Found(List<Row> accesses, @Nullable Long next) {}

    /// Looks, one step.
    ///
    /// @throws SQLException when the database fails
    public Found find(Wanted wanted) throws SQLException {
        try (Connection connection = source.getConnection()) {
            long end = wanted.before() > 0 ? wanted.before() : last(connection) + 1;
            long floor = Math.max(0, end - STEP);
            List<Row> rows = new ArrayList<>();
            Query.run(
                    connection,
                    QUESTION,
                    select -> {
                        select.setLong(1, end);
                        select.setLong(2, floor);
                        select.setObject(3, utc(wanted.from(), BEGINNING));
                        select.setObject(4, utc(wanted.to(), END));
                        int at = 5;
                        for (String text :
                                List.of(
                                        wanted.who(),
                                        wanted.enterprise(),
                                        wanted.role(),
                                        wanted.purpose())) {
                            select.setString(at, text);
                            select.setString(at + 1, text);
                            at += 2;
                        }
                        select.setInt(at, wanted.limit());
                    },
                    row -> rows.add(row(row)));
            boolean isFull = rows.size() == wanted.limit();
            long reached = isFull ? rows.getLast().id() : floor;
            boolean isOver = reached <= 1 || isBefore(connection, reached, wanted.from());
            return new Found(rows, isOver ? null : reached);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private static long last(Connection connection) {
        List<Long> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT coalesce(max(id), 0) FROM access_log",
                select -> {},
                row -> found.add(row.getLong(1)));
        return found.getFirst();
    }

    /// Whether everything before a position lies before the first moment.
    private static boolean isBefore(Connection connection, long id, @Nullable Instant from) {
        if (from == null) {
            return false;
        }
        List<Boolean> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT at < ? FROM access_log WHERE id <= ? ORDER BY id DESC LIMIT 1",
                select -> {
                    select.setObject(1, utc(from, BEGINNING));
                    select.setLong(2, id);
                },
                row -> found.add(row.getBoolean(1)));
        return found.isEmpty() || found.getFirst();
    }

    private static OffsetDateTime utc(@Nullable Instant at, Instant otherwise) {
        return (at == null ? otherwise : at).atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
