package io.greenway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenway.bench.RealServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: while the database is away or its disk is full, the door says "not now" and takes
/// nothing it could lose; afterwards work goes on by itself. Method: the real process, its
/// PostgreSQL stopped with SIGSTOP, and its data on a small file system that is filled up.
class OutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final int DECLARATIONS = 60;

    @TempDir private Path folder;

    @Test
    void postgresIsAwayForHalfAMinute() throws Exception {
        open(folder);
        RealServer server = new RealServer(folder.resolve("data"));
        server.start();
        Traffic traffic = new Traffic(server, 1, DECLARATIONS);
        traffic.sendUntil(server, traffic.left() / 2, () -> {});
        List<ProcessHandle> postgres = server.postgres();
        signal("-STOP", postgres);
        Instant until = Instant.now().plus(OUTAGE);
        int refused = 0;
        while (Instant.now().isBefore(until)) {
            assertThat(traffic.sendOne(server)).isNotEqualTo(202);
            refused++;
        }
        signal("-CONT", postgres);
        assertThat(refused).isPositive();
        finish(server, traffic);
    }

    @Test
    void theDiskIsFull() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        open(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=420m,mode=755", "tmpfs", disk.toString())
                        == 0);
        try {
            RealServer server = new RealServer(disk.resolve("data"));
            server.start();
            Traffic traffic = new Traffic(server, 2, DECLARATIONS);
            traffic.sendUntil(server, traffic.left() / 3, () -> {});
            Path filler = disk.resolve("filler");
            fill(filler);
            boolean refused = false;
            while (!refused && traffic.left() > 0) {
                refused = traffic.sendOne(server) != 202;
            }
            Files.delete(filler);
            finish(server, traffic);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void finish(RealServer server, Traffic traffic) throws Exception {
        traffic.sendUntil(server, Integer.MAX_VALUE, () -> {});
        assertThat(traffic.receive(server)).isEqualTo(traffic.expected());
        server.stop();
        assertThat(Traffic.audit(server.data())).isEmpty();
    }

    /// PostgreSQL does not run as root, and its user must get to the folder.
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void fill(Path file) {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what it is for.
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        String[] command =
                Stream.concat(
                                Stream.of("kill", signal),
                                processes.stream().map(process -> String.valueOf(process.pid())))
                        .toArray(String[]::new);
        run(command);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
