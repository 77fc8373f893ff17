package io.greenway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.bench.RealServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: a backup taken while the platform works holds everything that was answered with 202
/// before it began, and put back on another machine it agrees with itself. Method: the real
/// processes; traffic goes on while the archive is written; then the server and its PostgreSQL are
/// killed, the archive is put into another folder, and what had no receipt yet gets its receipts
/// there.
class BackupTest {
    private static final int BEFORE = 200;
    private static final int MEANWHILE = 400;
    private static final String PASSPHRASE = "a passphrase of the test";

    @TempDir private Path folder;

    private record Said(int code, String text) {}

    @Test
    void whatWasAcceptedBeforeTheBackupIsThereAfterTheRestore() throws Exception {
        // PostgreSQL does not run as root, and its user must get to the folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        RealServer server = new RealServer(folder.resolve("data"));
        server.start();
        Traffic before = new Traffic(server, 31, BEFORE);
        Traffic meanwhile = new Traffic(server, 32, MEANWHILE);
        before.sendUntil(server, Integer.MAX_VALUE, () -> {});
        Path archive = folder.resolve("backup.tar.gz");
        List<Said> backup = new ArrayList<>();
        meanwhile.sendUntil(
                server, 1, () -> backup.add(command("backup", archive, "--data", server.data())));
        assertThat(backup.getFirst().code()).as(backup.getFirst().text()).isZero();
        server.kill();
        server.killPostgres();

        RealServer restored = new RealServer(folder.resolve("restored"));
        Said said = command("restore", archive, "--data", restored.data());
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("Everything agrees.");
        restored.start();
        assertThat(before.receive(restored)).containsAllEntriesOf(before.expected());
        Said live = command("check-data", "--data", restored.data());
        assertThat(live.code()).as(live.text()).isZero();
        restored.stop();
        assertThat(Traffic.audit(restored.data())).isEmpty();

        refusals(archive, restored.data());
    }

    private void refusals(Path archive, Path full) throws Exception {
        assertThat(command("restore", archive, "--data", full).text()).contains("is not empty");
        assertThat(command("backup", archive, "--data", full).text()).contains("is there already");

        Path cut = folder.resolve("cut.tar.gz");
        Files.copy(archive, cut);
        try (var file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        Path empty = folder.resolve("empty");
        assertThat(command("restore", cut, "--data", empty).text()).contains("is not whole");
        assertThat(empty).doesNotExist();

        Path without = folder.resolve("without.tar.gz");
        Said loud = run(Map.of(), "backup", without, "--data", full);
        assertThat(loud.text()).contains("THE KEYS ARE NOT IN THIS BACKUP");
        assertThat(run(Map.of(), "restore", without, "--data", empty).text()).contains("vault.key");
        assertThat(empty).doesNotExist();
        Path key = full.resolve("keys").resolve("vault.key");
        Said put = run(Map.of(), "restore", without, "--data", empty, "--key-file", key);
        assertThat(put.code()).as(put.text()).isZero();
    }

    private static Said command(Object... arguments) {
        return run(Map.of("GREENWAY_BACKUP_PASSPHRASE", PASSPHRASE), arguments);
    }

    private static Said run(Map<String, String> environment, Object... arguments) {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        Path.of("..", "server", "target", "greenway-server.jar")
                                                .toAbsolutePath()
                                                .normalize()
                                                .toString(),
                                        "io.greenway.server.operate.Operations"),
                                Stream.of(arguments).map(Object::toString))
                        .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), said);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
