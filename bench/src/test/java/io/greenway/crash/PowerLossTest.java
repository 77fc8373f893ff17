package io.greenway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.bench.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what was answered with 202 survives a power cut, and nothing is doubled by it. Method:
/// the real process on a disk of its own ([Disk]) takes messages of 100 documents as fast as it
/// can. At a moment drawn from a seed all its processes and PostgreSQL's are stopped, what has
/// reached the disk is kept, all are killed, and the server starts on what was kept, in every
/// second round with the end of the write-ahead log torn ([TornLog]). What got no 202 is sent
/// again. In the end every document must have exactly its receipts, and the database must agree
/// with its own histories and moves. Where no image can be mounted the files as written are all
/// that is left, which is a kill and a torn log. `-Dgreenway.power.rounds=N` for more.
class PowerLossTest {
    private static final int ROUNDS = Integer.getInteger("greenway.power.rounds", 2);
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final int DECLARATIONS_A_ROUND = 500;

    @TempDir private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void whatWasAcceptedSurvivesAPowerCut() throws Exception {
        // PostgreSQL does not run as root, and its user must get to the folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Disk disk = Disk.create(folder)) {
            survive(disk);
        }
    }

    private void survive(@Nullable Disk disk) throws Exception {
        Path place = disk == null ? folder : disk.folder();
        RealServer server = new RealServer(place.resolve("data"));
        try {
            survive(server, disk);
        } finally {
            server.end();
        }
    }

    private void survive(RealServer server, @Nullable Disk disk) throws Exception {
        server.start();
        Traffic traffic =
                new Traffic(server, SEED, ROUNDS * DECLARATIONS_A_ROUND, Traffic.Shape.FULL_RATE);
        int total = traffic.left();
        for (int round = 0; round < ROUNDS; round++) {
            int until = 1 + random.nextInt(total / ROUNDS);
            traffic.sendUntil(server, until, () -> cut(server, disk));
            if (disk != null) {
                disk.restore();
            }
            if (round % 2 == 1) {
                Path log = server.data().resolve("postgresql").resolve("data").resolve("pg_wal");
                assertThat(TornLog.tear(log, random)).isPositive();
            }
            server.start();
        }
        traffic.sendUntil(server, Integer.MAX_VALUE, () -> {});
        assertThat(traffic.receive(server))
                .as("seed %d, disk %s", SEED, disk != null)
                .isEqualTo(traffic.expected());
        server.stop();
        assertThat(Traffic.audit(server.data())).as("seed %d", SEED).isEmpty();
    }

    /// First who may start others.
    private static void cut(RealServer server, @Nullable Disk disk) {
        List<ProcessHandle> all = new ArrayList<>(List.of(server.process()));
        stop(server.process());
        server.postgres().stream().limit(1).forEach(PowerLossTest::stop);
        all.addAll(server.postgres());
        all.forEach(PowerLossTest::stop);
        if (disk != null) {
            disk.freeze();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private static void stop(ProcessHandle process) {
        signal("-STOP", process);
        awaitStopped(process);
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// A process that waits for the disk stops when the disk has answered.
    private static void awaitStopped(ProcessHandle process) {
        Path tasks = Path.of("/proc", String.valueOf(process.pid()), "task");
        while (process.isAlive() && !isStopped(tasks)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isStopped(Path tasks) {
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                String line = Files.readString(thread.resolve("stat"));
                if ("TtZX".indexOf(line.charAt(line.lastIndexOf(')') + 2)) < 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return true;
        }
    }
}
