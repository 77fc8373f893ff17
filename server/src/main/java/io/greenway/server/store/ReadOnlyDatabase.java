package io.greenway.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.greenway.server.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/// A database that is looked at and not changed: neither locked nor migrated, so that it can be
/// looked at while a server works on it.
public final class ReadOnlyDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 3;

    private final HikariDataSource source;

    private ReadOnlyDatabase(HikariDataSource source) {
        this.source = source;
    }

    /// Opens it; the connections come when they are asked for.
    public static ReadOnlyDatabase open(DatabaseAddress address) {
        var pool = new HikariConfig();
        pool.setPoolName("reading");
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setReadOnly(true);
        pool.setConnectionInitSql(Database.PLAIN);
        pool.addDataSourceProperty(
                "currentSchema", address.parameter("currentSchema").orElse(Database.SCHEMA));
        pool.addDataSourceProperty("ApplicationName", "greenway, reading");
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return new ReadOnlyDatabase(new HikariDataSource(pool));
    }

    public DataSource source() {
        return source;
    }

    /// Version of the tables; empty when there are none.
    public String schemaVersion() throws SQLException {
        return text(
                """
                SELECT CASE WHEN to_regclass('flyway_schema_history') IS NULL THEN '' ELSE (
                    SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
                    ORDER BY installed_rank DESC LIMIT 1) END
                """);
    }

    /// Last position of the journal.
    public long journalPosition() throws SQLException {
        return Long.parseLong(text("SELECT coalesce(max(position), 0)::text FROM journal"));
    }

    private String text(String sql) throws SQLException {
        var found = new AtomicReference<>("");
        try (Connection connection = source.getConnection()) {
            Query.run(connection, sql, select -> {}, row -> found.set(row.getString(1)));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return found.get();
    }

    /// Settings of the server by name, and `server_version`.
    public List<String> settings(List<String> names) throws SQLException {
        try (Connection connection = source.getConnection()) {
            var values = new ArrayList<String>();
            for (String name : names) {
                values.add(Durability.show(connection, name));
            }
            return values;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
