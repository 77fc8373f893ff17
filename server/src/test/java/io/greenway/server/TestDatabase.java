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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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
                atTheEnd(TestDatabase::dropSchemas);
                return DatabaseAddress.parse(external, System.getenv());
            }
            Path folder = newFolder();
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(folder.resolve("postgresql"), Progress.silent());
            shareBinaries(folder.resolve("postgresql"));
            atTheEnd(
                    () -> {
                        postgres.close();
                        delete(folder);
                    });
            return postgres.address();
        }
    }

    private static final class Folders {
        static final List<Path> MADE = new ArrayList<>();

        static {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> MADE.forEach(Folders::tryDelete)));
        }

        private static void tryDelete(Path folder) {
            try {
                delete(folder);
            } catch (UncheckedIOException stillInUse) {
                // The build's `clean` takes what a test could not let go of.
            }
        }
    }

    /// A fresh folder that every user of the machine can reach; it goes when the tests end.
    public static Path folder() {
        Path folder = newFolder();
        synchronized (Folders.MADE) {
            Folders.MADE.add(folder);
        }
        return folder;
    }

    private static Path newFolder() {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
            Path folder = Files.createTempDirectory(target, "run-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder.toRealPath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// PostgreSQL is unpacked once for all tests.
    private static void shareBinaries(Path folder) {
        try {
            System.setProperty("greenway.postgresql.home", folder.toRealPath().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The platform of the tests uses the database, so it ends first.
    private static void atTheEnd(Runnable action) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    TestPlatform.closeIfRunning();
                                    action.run();
                                }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isSymbolicLink(path) && Files.isDirectory(path)) {
                    delete(path.toRealPath());
                }
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
