package io.greenway.server.store;

import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.HeldBatch;
import io.greenway.core.ledger.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The table `book_hold`: stock of bonded batches that lies in account books and cannot be
/// declared.
final class HoldTable {
    private HoldTable() {}

    /// Stock of a batch.
    record Held(String owner, String batchNo, String book, String item, Quantity quantity) {}

    /// Batches of some records of a book: those of some numbers, and all that are frozen.
    static List<HeldBatch> of(
            Connection connection,
            String book,
            Collection<String> items,
            Collection<String> named) {
        List<HeldBatch> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT b.owner, b.batch_no, b.item_record_no, b.frozen, coalesce(h.held_e5, 0)
                FROM inspection_batch b LEFT JOIN book_hold h USING (owner, batch_no)
                WHERE b.ems_no = ? AND b.item_record_no = ANY (?)
                    AND (b.frozen OR b.batch_no = ANY (?))
                ORDER BY b.registered_at, b.owner, b.batch_no
                """,
                select -> {
                    select.setString(1, book);
                    select.setArray(2, Query.texts(connection, items));
                    select.setArray(3, Query.texts(connection, named));
                },
                row ->
                        found.add(
                                new HeldBatch(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getBoolean(4),
                                        new Quantity(row.getLong(5)))));
        return found;
    }

    /// Stock of batches that are frozen no longer.
    static List<Held> free(Connection connection, int limit) {
        List<Held> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT owner, batch_no, book, item, held_e5
                FROM book_hold JOIN inspection_batch USING (owner, batch_no)
                WHERE NOT frozen ORDER BY owner, batch_no LIMIT ?
                """,
                select -> select.setInt(1, limit),
                row ->
                        found.add(
                                new Held(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        new Quantity(row.getLong(5)))));
        return found;
    }

    static void change(Connection to, String book, List<Booking.Holding> holdings)
            throws SQLException {
        if (holdings.isEmpty()) {
            return;
        }
        try (PreparedStatement more =
                        to.prepareStatement(
                                """
                                INSERT INTO book_hold (owner, batch_no, book, item, held_e5)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT (owner, batch_no)
                                DO UPDATE SET held_e5 = book_hold.held_e5 + excluded.held_e5
                                """);
                PreparedStatement less =
                        to.prepareStatement(
                                """
                                UPDATE book_hold SET held_e5 = held_e5 + ?
                                WHERE owner = ? AND batch_no = ?
                                """)) {
            for (Booking.Holding one : holdings) {
                HeldBatch batch = one.batch();
                if (one.by().isNegative()) {
                    less.setLong(1, one.by().parts());
                    less.setString(2, batch.owner());
                    less.setString(3, batch.batchNo());
                    less.addBatch();
                } else {
                    more.setString(1, batch.owner());
                    more.setString(2, batch.batchNo());
                    more.setString(3, book);
                    more.setString(4, batch.item());
                    more.setLong(5, one.by().parts());
                    more.addBatch();
                }
            }
            more.executeBatch();
            less.executeBatch();
        }
    }

    static void remove(Connection to, Held held) throws SQLException {
        try (PreparedStatement delete =
                to.prepareStatement("DELETE FROM book_hold WHERE owner = ? AND batch_no = ?")) {
            delete.setString(1, held.owner());
            delete.setString(2, held.batchNo());
            delete.executeUpdate();
        }
    }
}
