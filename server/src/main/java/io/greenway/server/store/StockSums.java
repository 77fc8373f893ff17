package io.greenway.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/// Holds every line of the bonded account books against the sum of its moves (facts: flows 4).
/// Moves never change, so those before the last look are not summed again.
public final class StockSums {
    private static final String NEW_MOVES =
            """
            SELECT book, item,
                   sum(CASE kind WHEN 'RECEIVED' THEN parts ELSE 0 END),
                   sum(CASE kind WHEN 'TAKEN' THEN parts ELSE 0 END),
                   sum(CASE kind WHEN 'RETURNED' THEN parts ELSE 0 END),
                   sum(CASE kind WHEN 'ADJUSTED' THEN parts
                                 WHEN 'WRITTEN_OFF' THEN -parts
                                 WHEN 'LOCK_WRITTEN_OFF' THEN -parts ELSE 0 END),
                   sum(CASE kind WHEN 'LOCKED' THEN parts
                                 WHEN 'UNLOCKED' THEN -parts
                                 WHEN 'FROZEN' THEN parts
                                 WHEN 'THAWED' THEN -parts
                                 WHEN 'TAKEN' THEN -parts
                                 WHEN 'LOCK_WRITTEN_OFF' THEN -parts ELSE 0 END),
                   max(id)
            FROM (SELECT id, book, item, kind,
                         (SELECT sum(one) FROM unnest(quantities_e5) AS one) AS parts
                  FROM book_move WHERE id > ?) moves
            GROUP BY book, item
            """;

    private static final String LINES =
            """
            SELECT book, item, received_e5, taken_e5, returned_e5, adjusted_e5, locked_e5, on_hand_e5
            FROM book_line
            """;

    private final DataSource source;
    private final boolean afresh;
    private final Map<OpenStock.Line, Sum> sums = new HashMap<>();
    private long summedTo;

    /// @param afresh whether moves may go, as where groups start again: then all of them are summed
    ///     each time
    public StockSums(DataSource source, boolean afresh) {
        this.source = source;
        this.afresh = afresh;
    }

    private record Sum(long received, long taken, long returned, long adjusted, long locked) {
        static final Sum NONE = new Sum(0, 0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    received + other.received,
                    taken + other.taken,
                    returned + other.returned,
                    adjusted + other.adjusted,
                    locked + other.locked);
        }

        long onHand() {
            return received - taken + returned + adjusted - locked;
        }
    }

    /// How many lines are not the sum of their moves, or have moves and no line; 0 when all agree.
    ///
    /// @throws StoreFailure when the database does
    public synchronized long wrongLines() {
        if (afresh) {
            sums.clear();
            summedTo = 0;
        }
        Map<OpenStock.Line, Sum> added = new HashMap<>();
        var last = new AtomicLong(summedTo);
        var right = new AtomicLong();
        var lines = new AtomicLong();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Query.run(
                    connection,
                    NEW_MOVES,
                    select -> select.setLong(1, summedTo),
                    row -> {
                        added.put(
                                new OpenStock.Line(row.getString(1), row.getString(2)),
                                new Sum(
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getLong(7)));
                        last.accumulateAndGet(row.getLong(8), Math::max);
                    });
            added.forEach((line, sum) -> sums.merge(line, sum, Sum::plus));
            summedTo = last.get();
            Query.run(
                    connection,
                    LINES,
                    select -> {},
                    row -> {
                        var line = new OpenStock.Line(row.getString(1), row.getString(2));
                        Sum stored =
                                new Sum(
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getLong(7));
                        Sum moved = sums.getOrDefault(line, Sum.NONE);
                        lines.incrementAndGet();
                        if (moved.equals(stored) && moved.onHand() == row.getLong(8)) {
                            right.incrementAndGet();
                        }
                    });
            connection.rollback();
        } catch (SQLException away) {
            throw new StoreFailure(away);
        }
        return Math.max(lines.get(), sums.size()) - right.get();
    }
}
