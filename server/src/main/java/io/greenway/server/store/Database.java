package io.greenway.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/// An open database: checked, locked for this server alone, and migrated to the newest schema.
public final class Database implements AutoCloseable {
    /// Schema that holds everything of Greenway, so that an external database may hold other
    /// things beside it; `?currentSchema=` in the URL names another one.
    public static final String SCHEMA = "greenway";

    /// How long a caller waits for a connection before the answer is "not available".
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private static final int CONNECTIONS = 16;
    private static final int REACHABLE_SECONDS_MAX = 2;

    /// Statements here are short and many. PostgreSQL compiles one when it takes a young table for
    /// a large one, and that costs far more than the statement itself.
    static final String PLAIN = "SET jit = off";

    private final HikariDataSource source;
    private final ServerLock lock;

    private Database(HikariDataSource source, ServerLock lock) {
        this.source = source;
        this.lock = lock;
    }

    /// Opens the database.
    ///
    /// @throws StartRefused when it cannot be reached, is older than PostgreSQL 15, is not
    ///     durable, is used by another server, or does not migrate
    public static Database open(DatabaseAddress address, Progress progress) {
        String schema = address.parameter("currentSchema").orElse(SCHEMA);
        try (Connection connection = address.connect()) {
            Durability.mustHold(connection);
        } catch (SQLException failed) {
            throw new StartRefused(
                    "The database " + address + " cannot be used: " + failed.getMessage(), failed);
        }
        ServerLock lock = ServerLock.acquire(address, schema);
        try {
            HikariDataSource source = pool(address, schema);
            progress.step("Migrating the database");
            migrate(source, schema);
            return new Database(source, lock);
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static HikariDataSource pool(DatabaseAddress address, String schema) {
        var pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(1_000);
        pool.setAutoCommit(true);
        pool.setConnectionInitSql(PLAIN);
        pool.addDataSourceProperty("currentSchema", schema);
        pool.addDataSourceProperty("ApplicationName", "greenway");
        pool.addDataSourceProperty("connectTimeout", "2");
        pool.addDataSourceProperty("socketTimeout", "60");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(pool);
    }

    private static void migrate(DataSource source, String schema) {
        try {
            flyway(source, schema).migrate();
        } catch (FlywayException failed) {
            throw new StartRefused(
                    "The database could not be brought to this version: " + failed.getMessage(),
                    failed);
        }
    }

    private static Flyway flyway(DataSource source, String schema) {
        return Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("classpath:db/migration")
                .javaMigrations(new PackReceipts(), new ShortenAssessments())
                .validateMigrationNaming(true)
                .load();
    }

    /// Version of the tables that this software works with.
    static String newestSchema(DataSource source, String schema) {
        MigrationInfo[] all = flyway(source, schema).info().all();
        MigrationVersion newest = all.length == 0 ? null : all[all.length - 1].getVersion();
        return newest == null ? "" : newest.getVersion();
    }

    /// Whether it answers within two seconds.
    public boolean isReachable() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(REACHABLE_SECONDS_MAX);
        } catch (SQLException away) {
            return false;
        }
    }

    public DataSource source() {
        return source;
    }

    /// The connection that holds the database for this server alone.
    public ServerLock lock() {
        return lock;
    }

    @Override
    public void close() {
        source.close();
        lock.close();
    }
}
