package io.greenway.server;

import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.start.Progress;
import io.greenway.server.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// The one PostgreSQL of all tests: the one inside, or the external one that the variable
/// `GREENWAY_TEST_DATABASE` names. Every test takes a schema of its own in it.
public final class TestDatabase {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    private static final class Holder {
        static final DatabaseAddress ADDRESS = start();

        private static DatabaseAddress start() {
            String external = System.getenv("GREENWAY_TEST_DATABASE");
            if (external != null && !external.isEmpty()) {
                Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropSchemas));
                return DatabaseAddress.parse(external, System.getenv());
            }
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(folder().resolve("postgresql"), Progress.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres.address();
        }
    }

    /// Leaves an external database as it was found.
    private static void dropSchemas() {
        try {
            for (int at = 1; at <= SCHEMAS.get(); at++) {
                run(
                        "DROP SCHEMA IF EXISTS test_%d_%d CASCADE"
                                .formatted(ProcessHandle.current().pid(), at));
            }
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    /// A fresh folder that every user of the machine can reach, removed by the build's `clean`.
    public static Path folder() {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
            Path folder = Files.createTempDirectory(target, "run-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder.toRealPath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static DatabaseAddress address() {
        return Holder.ADDRESS;
    }

    /// The database with a schema that no other test uses.
    public static DatabaseAddress fresh() {
        String schema = "test_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
        DatabaseAddress plain = address();
        String separator = plain.url().contains("?") ? "&" : "?";
        return new DatabaseAddress(
                plain.url() + separator + "currentSchema=" + schema,
                plain.user(),
                plain.password());
    }

    /// Opens a fresh, migrated schema.
    public static Database open() {
        return Database.open(fresh(), Progress.silent());
    }

    /// Runs one statement as an outsider.
    public static void run(String sql) throws SQLException {
        try (Connection connection = address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
