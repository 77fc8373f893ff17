package io.greenway.server.store;

import io.greenway.core.inspection.Batch;
import io.greenway.core.inspection.BatchState;
import io.greenway.core.reference.Frozen;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table `inspection_batch`.
final class BatchTable {
    private static final String COLUMNS =
            """
            SELECT batch_no, owner, ems_no, item_record_no, gcode, gname, brand, producer,
                producer_no, origin, quantity, unit, entered_on, state, frozen
            FROM inspection_batch
            """;

    private BatchTable() {}

    /// A batch and what the inspection says of it.
    record Known(Batch batch, BatchState state, boolean frozen) {}

    static boolean insert(
            Connection connection, Batch batch, BatchState state, boolean frozen, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO inspection_batch
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)) {
            insert.setString(1, batch.batchNo());
            insert.setString(2, batch.owner());
            insert.setString(3, batch.emsNo());
            insert.setString(4, batch.itemRecordNo());
            insert.setString(5, batch.code());
            insert.setString(6, batch.name());
            insert.setString(7, batch.brand());
            insert.setString(8, batch.producer());
            insert.setString(9, batch.producerNo());
            insert.setString(10, batch.origin());
            insert.setBigDecimal(11, batch.quantity());
            insert.setString(12, batch.unit());
            insert.setDate(13, Date.valueOf(batch.enteredOn()));
            insert.setTimestamp(14, Timestamp.from(now));
            insert.setString(15, state.name());
            insert.setBoolean(16, frozen);
            return insert.executeUpdate() == 1;
        }
    }

    /// The batch of an owner; when `owner` is empty, of whoever was first, so that nobody can hide
    /// another's behind its own.
    static Optional<Known> find(Connection connection, String owner, String batchNo) {
        List<Known> found = new ArrayList<>();
        Query.run(
                connection,
                COLUMNS
                        + " WHERE batch_no = ? AND ? IN ('', owner)"
                        + " ORDER BY registered_at, owner LIMIT 1",
                select -> {
                    select.setString(1, batchNo);
                    select.setString(2, owner);
                },
                row -> found.add(known(row)));
        return found.stream().findFirst();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new Batch(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getBigDecimal(11),
                        row.getString(12),
                        row.getDate(13).toLocalDate()),
                BatchState.valueOf(row.getString(14)),
                row.getBoolean(15));
    }

    /// The newest batches.
    static List<Known> latest(Connection connection, String owner, int limit) {
        List<Known> found = new ArrayList<>();
        Query.run(
                connection,
                COLUMNS + " WHERE ? IN ('', owner) ORDER BY registered_at DESC, batch_no LIMIT ?",
                select -> {
                    select.setString(1, owner);
                    select.setInt(2, limit);
                },
                row -> found.add(known(row)));
        return found;
    }

    /// What the inspection decided. A batch that passed is free, one that failed is frozen for
    /// good, and one that is rectified or treated is frozen until it passes.
    static void decide(
            Connection connection, String owner, String batchNo, BatchState state, boolean again)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE inspection_batch
                        SET state = ?, frozen = CASE WHEN ? THEN true ELSE ? END
                        WHERE owner = ? AND batch_no = ?
                        """)) {
            update.setString(1, state.name());
            update.setBoolean(2, again);
            update.setBoolean(3, state == BatchState.FAILED);
            update.setString(4, owner);
            update.setString(5, batchNo);
            update.executeUpdate();
        }
    }

    /// What is frozen; numbers are an owner's own, so a batch is named by both.
    static List<Frozen> frozen(Connection connection) {
        List<Frozen> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT ems_no, item_record_no, owner || ' ' || batch_no FROM inspection_batch
                WHERE frozen ORDER BY registered_at
                """,
                select -> {},
                row -> found.add(new Frozen(row.getString(1), row.getString(2), row.getString(3))));
        return found;
    }
}
