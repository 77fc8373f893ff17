package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The schema that the migrations make, held against a golden file, so that no change of it goes
/// unseen. Run with `-Dgolden.update=true` to write the file anew.
class SchemaTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "schema.txt");

    private static final String COLUMNS =
            """
            SELECT c.relname || '.' || a.attname || ' '
                || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                || CASE WHEN a.attstorage <> t.typstorage THEN ' storage ' || a.attstorage::text
                   ELSE '' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0
                AND NOT a.attisdropped AND c.relname <> 'flyway_schema_history'
            ORDER BY c.relname COLLATE "C", a.attnum
            """;

    // Rows of not-null constraints exist from PostgreSQL 18 on; the columns say the same.
    private static final String CONSTRAINTS =
            """
            SELECT c.relname || ' ' || pg_get_constraintdef(k.oid)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relname <> 'flyway_schema_history'
                AND k.contype <> 'n'
            """;

    private static final String INDEXES =
            """
            SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename <> 'flyway_schema_history'
            """;

    @Test
    void isWhatTheGoldenFileSays() throws Exception {
        String found;
        try (Database database = TestDatabase.open();
                Connection connection = database.source().getConnection()) {
            var lines = new ArrayList<String>();
            lines.addAll(ask(connection, COLUMNS));
            lines.addAll(ask(connection, CONSTRAINTS).stream().sorted().toList());
            lines.addAll(ask(connection, INDEXES).stream().sorted().toList());
            found = String.join("\n", lines) + "\n";
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, found);
        }
        assertThat(found).isEqualTo(Files.readString(GOLDEN));
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
