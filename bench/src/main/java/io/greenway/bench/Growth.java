package io.greenway.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes a database as full as after millions of declarations: every row that a few thousand real
/// declarations left is copied again and again under other keys, older than the real ones. The
/// copies serve no history; they are there to be stood beside.
final class Growth {
    /// Numbers that identify a row or lead to one.
    private static final Set<String> NUMBERS =
            Set.of("id", "dossier", "position", "cursor", "last");

    /// Keys of a letter and six digits of a day before the rest.
    private static final Set<String> DATED =
            Set.of("order_no", "pay_transaction_id", "logistics_no");

    private static final Set<String> PLAIN = Set.of("pre_no", "invt_no", "guid", "buyer");
    /// A power of two, because `block` counts thousands of 1,024.
    private static final long BETWEEN_COPIES = 1L << 30;

    private static final long BLOCKS_BETWEEN_COPIES = BETWEEN_COPIES >> 10;
    private static final long ROWS_A_STATEMENT = 500_000;
    private static final String TABLES =
            """
            SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
            AND relkind = 'r' ORDER BY relname
            """;
    private static final String COLUMNS =
            """
            SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
            WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """;
    private static final String CONSTRAINTS =
            """
            SELECT format('ALTER TABLE %%I DROP CONSTRAINT %%I', '%1$s', conname),
                   format('ALTER TABLE %%I ADD CONSTRAINT %%I %%s', '%1$s', conname,
                          pg_get_constraintdef(oid))
            FROM pg_constraint WHERE conrelid = '%1$s'::regclass AND contype IN ('p', 'u')
            """;
    private static final String INDEXES =
            """
            SELECT format('DROP INDEX %%I', relname), pg_get_indexdef(indexrelid)
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE indrelid = '%1$s'::regclass
            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            """;

    private final Connection connection;
    private final boolean bodies;

    /// @param bodies whether the sealed texts of messages are copied as well
    Growth(Connection connection, boolean bodies) {
        this.connection = connection;
        this.bodies = bodies;
    }

    /// Keeps the rows there are, to be copied from now on.
    void keepTemplate() throws SQLException {
        run("CREATE SCHEMA template");
        for (String table : column(TABLES, 1)) {
            if (grows(table)) {
                run("CREATE UNLOGGED TABLE template." + table + " AS SELECT * FROM " + table);
            }
        }
    }

    /// A table whose rows are made by declarations; those of the registry and of progress are few,
    /// and sums by day and dimension grow no further.
    private boolean grows(String table) throws SQLException {
        List<String> columns = column(COLUMNS.formatted(table), 1);
        boolean told = columns.stream().anyMatch(one -> NUMBERS.contains(one) || isText(one));
        return (told || columns.contains("block"))
                && number("SELECT count(*) FROM " + table) > 50
                && !table.startsWith("flyway");
    }

    private static boolean isText(String column) {
        return DATED.contains(column) || PLAIN.contains(column);
    }

    /// Declarations there are.
    long declarations() throws SQLException {
        return number("SELECT count(*) FROM dossier");
    }

    /// Copies until there are so many declarations.
    ///
    /// @param before copies made before
    /// @return copies made by now
    long growTo(long declarations, long before) throws SQLException {
        long each = number("SELECT count(*) FROM template.dossier");
        long until = before + Math.max(0, (declarations - declarations()) / each);
        run("SET synchronous_commit = off");
        run("SET maintenance_work_mem = '1GB'");
        for (String table :
                column("SELECT tablename FROM pg_tables WHERE schemaname = 'template'", 1)) {
            grow(table, before + 1, until);
        }
        return until;
    }

    private void grow(String table, long from, long to) throws SQLException {
        long began = System.nanoTime();
        List<String> drops = new ArrayList<>();
        List<String> makes = new ArrayList<>();
        for (String query : List.of(CONSTRAINTS, INDEXES)) {
            String filled = query.formatted(table);
            drops.addAll(column(filled, 1));
            makes.addAll(column(filled, 2));
        }
        for (String drop : drops) {
            run(drop);
        }
        long rows = Math.max(1, number("SELECT count(*) FROM template." + table));
        long step = Math.max(1, ROWS_A_STATEMENT / rows);
        String insert = insert(table);
        for (long first = from; first <= to; first += step) {
            run(
                    insert
                            + " generate_series("
                            + first
                            + ", "
                            + Math.min(to, first + step - 1)
                            + ") i");
        }
        for (String make : makes) {
            run(make);
        }
        run("VACUUM (FREEZE, ANALYZE) " + table);
        System.err.printf(
                Locale.ROOT,
                "  %s: %,d rows in %.0f s%n",
                table,
                rows * (to - from + 1),
                (System.nanoTime() - began) / 1e9);
    }

    private String insert(String table) throws SQLException {
        List<String> names = column(COLUMNS.formatted(table), 1);
        List<String> types = column(COLUMNS.formatted(table), 2);
        List<String> values = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            values.add(value(names.get(at), types.get(at)));
        }
        return "INSERT INTO %s SELECT %s FROM template.%s t CROSS JOIN"
                .formatted(table, String.join(", ", values), table);
    }

    private String value(String name, String type) {
        if (type.equals("bigint") && NUMBERS.contains(name)) {
            return "t." + name + " - i::bigint * " + BETWEEN_COPIES;
        }
        if (name.equals("block")) {
            return "t.block - i::bigint * " + BLOCKS_BETWEEN_COPIES;
        }
        if (type.equals("text") && DATED.contains(name)) {
            return "overlay(t." + name + " placing lpad(i::text, 6, '0') from 2 for 6)";
        }
        if (type.equals("text") && PLAIN.contains(name)) {
            return "overlay(t." + name + " placing lpad(i::text, 6, '0') from 1 for 6)";
        }
        return type.equals("bytea") && name.equals("body") && !bodies ? "''::bytea" : "t." + name;
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(column(query, 1).getFirst());
    }

    private List<String> column(String query, int number) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(number));
            }
        }
        return found;
    }
}
