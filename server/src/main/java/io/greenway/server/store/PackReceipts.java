package io.greenway.server.store;

import io.greenway.core.receipt.Receipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// Migration 5: packs the receipts of the old table, a row each, into pages. They keep their
/// cursors as far as they follow on each other; a page holds a run without a gap.
final class PackReceipts implements JavaMigration {
    private static final String OLD =
            """
            SELECT owner, cursor, at, paper, order_no, guid, keys, status, info
            FROM receipt ORDER BY owner, cursor
            """;

    private static final int FETCHED_AT_ONCE = 5_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5");
    }

    @Override
    public String getDescription() {
        return "pack receipts";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement select = connection.prepareStatement(OLD)) {
            select.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                pack(connection, row);
            }
        }
        try (Statement drop = connection.createStatement()) {
            drop.execute("DROP TABLE receipt");
        }
    }

    private static void pack(Connection connection, ResultSet row) throws SQLException {
        List<Receipt> run = new ArrayList<>();
        CopyRows pages = ReceiptTable.pages();
        long last = 0;
        while (row.next()) {
            Receipt receipt = receipt(row);
            boolean follows =
                    !run.isEmpty()
                            && run.size() < ReceiptPage.MOST
                            && run.getFirst().owner().equals(receipt.owner())
                            && row.getLong(2) == last + 1;
            if (!follows) {
                ReceiptTable.page(pages, run, last);
                run.clear();
            }
            run.add(receipt);
            last = row.getLong(2);
        }
        ReceiptTable.page(pages, run, last);
        pages.send(connection);
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp(3).toInstant();
        return ReceiptTable.receipt(
                row.getString(1),
                new String[] {
                    Long.toString(at.toEpochMilli()),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9)
                });
    }
}
