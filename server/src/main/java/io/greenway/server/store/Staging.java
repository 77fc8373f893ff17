package io.greenway.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Brings rows that may be there already into a table: COPY into a temporary table of the same
/// form, then one statement that merges it.
final class Staging {
    private Staging() {}

    static void through(Connection connection, String table, CopyRows rows, String merge)
            throws SQLException {
        if (rows.rows() == 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE IF NOT EXISTS incoming_%1$s (LIKE %1$s) ON COMMIT DELETE ROWS"
                            .formatted(table));
            rows.send(connection);
            statement.execute(merge);
        }
    }
}
