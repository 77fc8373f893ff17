package io.greenway.server.store;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which rows of `dossier` were begun in a time. Rows are numbered in the order in which they are
/// begun, or nearly so, since what waits at the door takes turns; so the place of a moment is found
/// by halving, a few questions by index, and no column or index is needed for the day.
final class BegunBetween {
    /// No message waits so long between the door and its turn.
    private static final Duration DISORDER = Duration.ofHours(1);

    private static final String FROM_ROW =
            "SELECT dossier, at FROM history WHERE dossier >= ? AND seq = 0 ORDER BY dossier LIMIT 1";

    private BegunBetween() {}

    /// Rows among which all of them are.
    ///
    /// @param from the first
    /// @param before after the last
    record Rows(long from, long before) {
        static final Rows ALL = new Rows(0, Long.MAX_VALUE);
    }

    private record Begun(long row, Instant at) {}

    /// Rows among which all are that were begun in a time.
    ///
    /// @param from from this moment on
    /// @param until before this moment
    static Rows rows(Connection connection, Instant from, Instant until) {
        return new Rows(
                place(connection, from.minus(DISORDER)), place(connection, until.plus(DISORDER)));
    }

    /// The row before which all were begun earlier; beyond the newest when all were.
    private static long place(Connection connection, Instant moment) {
        long low = 0;
        long high = newest(connection) + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<Begun> next = new ArrayList<>();
            Query.run(
                    connection,
                    FROM_ROW,
                    select -> select.setLong(1, middle),
                    row -> next.add(new Begun(row.getLong(1), row.getTimestamp(2).toInstant())));
            if (next.isEmpty() || !next.getFirst().at().isBefore(moment)) {
                high = middle;
            } else {
                low = next.getFirst().row() + 1;
            }
        }
        return low;
    }

    private static long newest(Connection connection) {
        List<Long> newest = new ArrayList<>();
        Query.run(
                connection,
                "SELECT coalesce(max(dossier), 0) FROM history",
                select -> {},
                row -> newest.add(row.getLong(1)));
        return newest.getFirst();
    }
}
