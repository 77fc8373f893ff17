package io.greenway.server.store;

import io.greenway.core.ledger.Quantity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What owners of bonded account books and people of the zone look up: balances, moves, statements.
public final class BookViews {
    /// Signed effect of a move on what lies in the warehouse, free and locked together.
    private static final String PRESENT =
            """
            CASE kind WHEN 'RECEIVED' THEN parts WHEN 'RETURNED' THEN parts
                      WHEN 'ADJUSTED' THEN parts WHEN 'TAKEN' THEN -parts
                      WHEN 'WRITTEN_OFF' THEN -parts WHEN 'LOCK_WRITTEN_OFF' THEN -parts
                      ELSE 0 END
            """;

    private static final String STATEMENT =
            """
            SELECT item,
                   coalesce(sum(%1$s) FILTER (WHERE at < ?), 0),
                   coalesce(sum(parts) FILTER (WHERE at >= ? AND kind = 'RECEIVED'), 0),
                   coalesce(sum(parts) FILTER (WHERE at >= ? AND kind = 'TAKEN'), 0),
                   coalesce(sum(parts) FILTER (WHERE at >= ? AND kind = 'RETURNED'), 0),
                   coalesce(sum(parts) FILTER (WHERE at >= ? AND kind = 'ADJUSTED'), 0),
                   coalesce(sum(parts) FILTER (WHERE at >= ?
                        AND kind IN ('WRITTEN_OFF', 'LOCK_WRITTEN_OFF')), 0),
                   coalesce(sum(%1$s), 0),
                   coalesce(sum(CASE kind WHEN 'LOCKED' THEN parts WHEN 'UNLOCKED' THEN -parts
                                          WHEN 'FROZEN' THEN parts WHEN 'THAWED' THEN -parts
                                          WHEN 'TAKEN' THEN -parts
                                          WHEN 'LOCK_WRITTEN_OFF' THEN -parts ELSE 0 END), 0)
            FROM (SELECT item, at, kind,
                         (SELECT sum(one) FROM unnest(quantities_e5) AS one) AS parts
                  FROM book_move WHERE book = ? AND at < ?) moves
            GROUP BY item HAVING item > ? ORDER BY item LIMIT ?
            """
                    .formatted(PRESENT);

    private static final String MOVES =
            """
            SELECT m.id, m.at, m.item, m.kind, q.parts, d.invt_no, b.guid
            FROM (SELECT * FROM book_move WHERE book = ? AND id > ? ORDER BY id LIMIT ?) m
            CROSS JOIN LATERAL unnest(m.quantities_e5, m.dossiers) WITH ORDINALITY
                AS q (parts, dossier, place)
            LEFT JOIN dossier d ON d.id = q.dossier
            LEFT JOIN book_message b ON b.id = m.message
            ORDER BY m.id, q.place
            """;

    private final DataSource source;

    public BookViews(DataSource source) {
        this.source = source;
    }

    /// The balance of a line, in the unit of the book.
    ///
    /// @param frozen what of the locked stock cannot be declared because its batch is inspected or
    ///     failed
    public record Balance(
            String item,
            String received,
            String taken,
            String returned,
            String adjusted,
            String onHand,
            String locked,
            String frozen) {}

    /// A line in a period: opening + received - taken + returned + adjusted - written off
    /// = closing.
    ///
    /// @param locked held by declarations or frozen at the end; part of closing
    public record Period(
            String item,
            String opening,
            String received,
            String taken,
            String returned,
            String adjusted,
            String writtenOff,
            String closing,
            String locked) {}

    /// One movement.
    ///
    /// @param id number of the row; several movements may share it
    /// @param invtNo declaration that moved; null when a message did, or it has no number yet
    /// @param guid message that moved; null when a declaration did
    public record Movement(
            long id,
            Instant at,
            String item,
            String kind,
            String quantity,
            @Nullable String invtNo,
            @Nullable String guid) {}

    /// Balances in the order of the items.
    ///
    /// @param after item after which to begin
    public List<Balance> balances(String book, String after, int limit) throws SQLException {
        List<Balance> found = new ArrayList<>();
        ask(
                """
                SELECT item, received_e5, taken_e5, returned_e5, adjusted_e5, on_hand_e5, locked_e5,
                    (SELECT coalesce(sum(held_e5), 0)::bigint FROM book_hold h
                        WHERE h.book = l.book AND h.item = l.item)
                FROM book_line l WHERE book = ? AND item > ? ORDER BY item LIMIT ?
                """,
                select -> {
                    select.setString(1, book);
                    select.setString(2, after);
                    select.setInt(3, limit);
                },
                row ->
                        found.add(
                                new Balance(
                                        row.getString(1),
                                        units(row.getLong(2)),
                                        units(row.getLong(3)),
                                        units(row.getLong(4)),
                                        units(row.getLong(5)),
                                        units(row.getLong(6)),
                                        units(row.getLong(7)),
                                        units(row.getLong(8)))));
        return found;
    }

    /// Every line that moved before the end of a period, in the order of the items.
    ///
    /// @param from first moment
    /// @param to first moment after it
    public List<Period> statement(String book, Instant from, Instant to, String after, int limit)
            throws SQLException {
        List<Period> found = new ArrayList<>();
        ask(
                STATEMENT,
                select -> {
                    int at = 1;
                    while (at <= 6) {
                        select.setTimestamp(at++, Timestamp.from(from));
                    }
                    select.setString(at++, book);
                    select.setTimestamp(at++, Timestamp.from(to));
                    select.setString(at++, after);
                    select.setInt(at, limit);
                },
                row ->
                        found.add(
                                new Period(
                                        row.getString(1),
                                        units(row.getLong(2)),
                                        units(row.getLong(3)),
                                        units(row.getLong(4)),
                                        units(row.getLong(5)),
                                        units(row.getLong(6)),
                                        units(row.getLong(7)),
                                        units(row.getLong(8)),
                                        units(row.getLong(9)))));
        return found;
    }

    /// What left of a line by the gate.
    ///
    /// @param declarations how many declarations took it
    public record Taken(String item, String quantity, long declarations) {}

    /// What left by the gate in a period, in the order of the items.
    ///
    /// @param from first moment
    /// @param to first moment after it
    public List<Taken> taken(String book, Instant from, Instant to, String after, int limit)
            throws SQLException {
        List<Taken> found = new ArrayList<>();
        ask(
                """
                SELECT item, sum(parts)::bigint, count(DISTINCT dossier)
                FROM book_move CROSS JOIN LATERAL unnest(quantities_e5, dossiers) AS q (parts, dossier)
                WHERE book = ? AND kind = 'TAKEN' AND at >= ? AND at < ? AND item > ?
                GROUP BY item ORDER BY item LIMIT ?
                """,
                select -> {
                    select.setString(1, book);
                    select.setTimestamp(2, Timestamp.from(from));
                    select.setTimestamp(3, Timestamp.from(to));
                    select.setString(4, after);
                    select.setInt(5, limit);
                },
                row ->
                        found.add(
                                new Taken(
                                        row.getString(1), units(row.getLong(2)), row.getLong(3))));
        return found;
    }

    /// Movements after a number, oldest first.
    public List<Movement> moves(String book, long after, int limit) throws SQLException {
        List<Movement> found = new ArrayList<>();
        ask(
                MOVES,
                select -> {
                    select.setString(1, book);
                    select.setLong(2, after);
                    select.setInt(3, limit);
                },
                row ->
                        found.add(
                                new Movement(
                                        row.getLong(1),
                                        row.getTimestamp(2).toInstant(),
                                        row.getString(3),
                                        row.getString(4),
                                        units(row.getLong(5)),
                                        row.getString(6),
                                        row.getString(7))));
        return found;
    }

    /// Whether goods lie on the book.
    public boolean holdsStock(String book) throws SQLException {
        var holds = new AtomicBoolean();
        ask(
                "SELECT 1 FROM book_line WHERE book = ? AND on_hand_e5 + locked_e5 > 0 LIMIT 1",
                select -> select.setString(1, book),
                row -> holds.set(true));
        return holds.get();
    }

    private static String units(long parts) {
        return new Quantity(parts).toString();
    }

    private void ask(String sql, Query.Binding binding, Query.Reading reading) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Query.run(connection, sql, binding, reading);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }
}
