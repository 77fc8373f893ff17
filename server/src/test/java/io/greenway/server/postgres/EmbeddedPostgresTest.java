package io.greenway.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.server.TestDatabase;
import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    @Test
    void isDurableAndKeepsItsDataFromStartToStart() throws Exception {
        Path folder = TestDatabase.folder().resolve("postgresql");
        var steps = new ArrayList<String>();
        try (var postgres = EmbeddedPostgres.start(folder, steps::add)) {
            for (String setting :
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SHOW password_encryption")).isEqualTo("scram-sha-256");
            run(postgres, "CREATE TABLE kept (word text)");
            run(postgres, "INSERT INTO kept VALUES ('绿道')");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
        assertThat(steps).contains("Initialising the database");

        steps.clear();
        try (var postgres = EmbeddedPostgres.start(folder, steps::add)) {
            assertThat(ask(postgres, "SELECT word FROM kept")).isEqualTo("绿道");
        }
        assertThat(steps).noneMatch(step -> step.startsWith("Initialising"));
    }

    @Test
    void movesToWhereItsUserCanReachItWhenRootsHomeIsClosed() throws Exception {
        Path home = TestDatabase.folder();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Path folder = home.resolve("postgresql");
        for (int start = 0; start < 2; start++) {
            try (var postgres = EmbeddedPostgres.start(folder, Progress.silent())) {
                assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
            }
        }
        if (Files.isSymbolicLink(folder)) {
            Folders.delete(folder.toRealPath());
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        Path folder = TestDatabase.folder().resolve("postgresql");
        try (var postgres = EmbeddedPostgres.start(folder, Progress.silent())) {
            assertThat(postgres.address().password()).isNotEmpty();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, Progress.silent()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Greenway uses the data folder");
        }
    }

    @Test
    void startsAPostmasterThatDiedAgain() throws Exception {
        Path folder = TestDatabase.folder().resolve("postgresql");
        try (var postgres = EmbeddedPostgres.start(folder, Progress.silent())) {
            run(postgres, "CREATE TABLE kept (word text)");
            run(postgres, "INSERT INTO kept VALUES ('committed')");
            long first = postgres.processId();
            kill(first);
            assertThat(askPatiently(postgres, "SELECT word FROM kept")).isEqualTo("committed");
            assertThat(postgres.processId()).isNotEqualTo(first);
        }
    }

    @Test
    void replacesAPostmasterThatWasLeftBehind() throws Exception {
        Path folder = TestDatabase.folder().resolve("postgresql");
        EmbeddedPostgres.start(folder, Progress.silent()).close();
        Path real = folder.toRealPath();
        var cluster =
                new Cluster(
                        real,
                        Binaries.in(real, Progress.silent()),
                        OperatingUser.of(real.resolve("data")));
        Postmaster orphan = cluster.launch(EmbeddedPostgres.freePort());
        assertThat(orphan.awaitReady()).isTrue();

        var steps = new ArrayList<String>();
        try (var postgres = EmbeddedPostgres.start(folder, steps::add)) {
            assertThat(steps).contains("Stopping a PostgreSQL that was left behind");
            assertThat(orphan.handle().isAlive()).isFalse();
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void isNotMisledByAProcessIdThatBelongsToSomebodyElse() throws Exception {
        Path folder = TestDatabase.folder().resolve("postgresql");
        EmbeddedPostgres.start(folder, Progress.silent()).close();
        long own = ProcessHandle.current().pid();
        Path pidFile = folder.resolve("data").resolve("postmaster.pid");
        Files.writeString(pidFile, own + "\n" + folder.resolve("data") + "\n0\n1\n\n127.0.0.1\n");
        try (var postgres = EmbeddedPostgres.start(folder, Progress.silent())) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void beginsAgainWhereAnInitialisationWasBrokenOff() throws Exception {
        Path folder = TestDatabase.folder().resolve("postgresql");
        Files.createDirectories(folder.resolve("data.new").resolve("base"));
        Files.writeString(folder.resolve("data.new").resolve("PG_VERSION"), "18\n");
        try (var postgres = EmbeddedPostgres.start(folder, Progress.silent())) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Path folder = TestDatabase.folder().resolve("postgresql");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, Progress.silent()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("made by PostgreSQL 17");
    }

    private static void kill(long process) throws Exception {
        new ProcessBuilder("kill", "-KILL", Long.toString(process)).start().waitFor();
        ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.address().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String askPatiently(EmbeddedPostgres postgres, String sql) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return ask(postgres, sql);
            } catch (SQLException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                Thread.onSpinWait();
            }
        }
    }
}
