package io.greenway.server.store;

import io.greenway.server.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// How a database is, as someone sees it who only looks.
///
/// @param settings of the server that matter, by name
/// @param schema version of the tables
/// @param wantedSchema version that this software works with
/// @param stuck messages set aside
/// @param backlog durable messages that are not decided
/// @param imbalance by how many fen the ledgers miss the sums of their moves
public record Condition(
        Map<String, String> settings,
        String schema,
        String wantedSchema,
        long stuck,
        long backlog,
        long imbalance) {
    private static final List<String> SETTINGS =
            List.of("server_version", "fsync", "synchronous_commit", "full_page_writes");

    public Condition {
        settings = Map.copyOf(settings);
    }

    /// Looks at a database.
    ///
    /// @throws SQLException when it is away, or its tables are of another version
    public static Condition of(DatabaseAddress address) throws SQLException {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(address)) {
            Map<String, String> settings = new LinkedHashMap<>();
            List<String> values = database.settings(SETTINGS);
            for (int at = 0; at < SETTINGS.size(); at++) {
                settings.put(SETTINGS.get(at), values.get(at));
            }
            String schema = database.schemaVersion();
            String name = address.parameter("currentSchema").orElse(Database.SCHEMA);
            String wanted = Database.newestSchema(database.source(), name);
            if (!schema.equals(wanted)) {
                return new Condition(settings, schema, wanted, 0, 0, 0);
            }
            return new Condition(
                    settings,
                    schema,
                    wanted,
                    count(database, "SELECT count(*) FROM stuck_message"),
                    count(
                            database,
                            """
                            SELECT coalesce(max(j.position), 0) - (SELECT position FROM progress)
                            FROM journal j
                            """),
                    new LedgerSums(database.source(), true).imbalance());
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private static long count(ReadOnlyDatabase database, String question) throws SQLException {
        var found = new AtomicLong();
        try (Connection connection = database.source().getConnection()) {
            Query.run(connection, question, select -> {}, row -> found.set(row.getLong(1)));
        }
        return Math.max(0, found.get());
    }
}
