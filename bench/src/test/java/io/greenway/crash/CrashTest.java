package io.greenway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.bench.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what was answered with 202 is never lost and never doubled, whatever dies. Method: the
/// real process is fed by several senders and killed with SIGKILL at moments drawn from a seed,
/// sometimes with its PostgreSQL, sometimes PostgreSQL alone; it starts again, what got no 202 is
/// sent again; in the end every document must have exactly the receipts it should have, and the
/// database must agree with its own histories and moves. Once in small messages, and once in
/// messages of 100 documents, as many at a time as the platform takes. `-Dgreenway.crash.rounds=N`
/// for more.
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("greenway.crash.rounds", 5);
    private static final long SEED = Long.getLong("greenway.seed", 20261122L);
    private static final int DECLARATIONS_A_ROUND = 120;
    private static final int FULL_ROUNDS = Integer.getInteger("greenway.crash.rounds", 3);
    private static final int DECLARATIONS_A_FULL_ROUND = 500;
    private static final int VICTIMS = 3;
    private static final int SERVER = 0;
    private static final int POSTGRES = 1;

    @TempDir private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void whatWasAcceptedSurvivesEveryKill() throws Exception {
        RealServer server = started();
        Traffic traffic = new Traffic(server, SEED, ROUNDS * DECLARATIONS_A_ROUND);
        survive(server, traffic, random.ints(ROUNDS, 0, VICTIMS).toArray());
    }

    /// Each victim in turn.
    @Test
    void whatWasAcceptedSurvivesEveryKillAtFullRate() throws Exception {
        RealServer server = started();
        Traffic traffic =
                new Traffic(
                        server,
                        SEED,
                        FULL_ROUNDS * DECLARATIONS_A_FULL_ROUND,
                        Traffic.Shape.FULL_RATE);
        int[] victims = IntStream.range(0, FULL_ROUNDS).map(round -> round % VICTIMS).toArray();
        survive(server, traffic, victims);
    }

    private RealServer started() throws IOException {
        // PostgreSQL does not run as root, and its user must get to the folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        RealServer server = new RealServer(folder.resolve("data"));
        server.start();
        return server;
    }

    private void survive(RealServer server, Traffic traffic, int[] victims) throws Exception {
        int total = traffic.left();
        for (int victim : victims) {
            int until = 1 + random.nextInt(Math.max(1, total / victims.length));
            traffic.sendUntil(server, until, () -> kill(server, victim));
            if (victim != POSTGRES) {
                server.start();
            }
        }
        traffic.sendUntil(server, Integer.MAX_VALUE, () -> {});
        assertThat(traffic.receive(server)).as("seed %d", SEED).isEqualTo(traffic.expected());
        server.stop();
        assertThat(Traffic.audit(server.data())).as("seed %d", SEED).isEmpty();
    }

    private static void kill(RealServer server, int victim) {
        if (victim != POSTGRES) {
            server.kill();
        }
        if (victim != SERVER) {
            server.killPostgres();
        }
    }
}
