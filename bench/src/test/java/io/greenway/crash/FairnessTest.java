package io.greenway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.bench.RealServer;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Goal: an enterprise that sends 99 % of the load cannot starve another. Method: the real
/// process, whose pump is held by a lock on its row of progress, is sent payments of one enterprise
/// over hundreds of connections at once. What the journal lets in ahead of the pump is in it then,
/// all else waits at the door; now another enterprise sends two messages, and the pump goes on.
/// Counted is, not timed, how many messages of the noisy one stand before each quiet one in the
/// journal, in whose order they are decided.
class FairnessTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final int NOISY = 198;
    private static final int QUIET = 2;
    private static final int DOCUMENTS = Packer.MOST;
    private static final int ACCEPTED = 202;

    /// Noisy messages that may go between two quiet ones: turns go by bytes, and one of each may
    /// have had its turn while the other came.
    private static final int TURNS = 2;

    /// Longer than all of it takes; who was refused for another reason comes in after it.
    private static final int PATIENCE_SECONDS = 20;

    @TempDir private Path folder;

    private final Queue<Packed> noise = new ConcurrentLinkedQueue<>();
    private final Queue<Packed> quiet = new ConcurrentLinkedQueue<>();

    /// Whoever has waited too long is answered, while the message keeps its place at the door; sent
    /// again before the pump goes on it would stand there twice and be counted twice.
    private final CountDownLatch goingOn = new CountDownLatch(1);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whoSendsLittleIsServedBetweenTheMessagesOfWhoSendsMuch() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        RealServer server = new RealServer(folder.resolve("data"));
        server.start();
        prepare(server);
        String noisyCode = noise.element().sender().code();
        String quietCode = quiet.element().sender().code();
        List<Thread> senders = new ArrayList<>();
        int ahead;
        try (Connection database = server.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("SELECT 1 FROM progress FOR UPDATE");
            senders.addAll(send(server, noise));
            awaitAtHand(server, statement, NOISY);
            senders.addAll(send(server, quiet));
            awaitAtHand(server, statement, NOISY + QUIET);
            // What the pump decides ahead makes room for more, so this is known only now.
            ahead = noise(statement, noisyCode);
            database.rollback();
        }
        goingOn.countDown();
        for (Thread sender : senders) {
            sender.join();
        }
        List<Long> noisy;
        List<Long> heard;
        try (Connection database = server.database();
                Statement statement = database.createStatement()) {
            noisy = positions(statement, noisyCode);
            heard = positions(statement, quietCode);
        }
        server.stop();
        assertThat(noisy).hasSize(NOISY);
        assertThat(heard).hasSize(QUIET);
        assertThat(ahead).as("most wait where they can be overtaken").isLessThan(NOISY / 2);
        for (int at = 0; at < QUIET; at++) {
            long place = heard.get(at);
            long before = noisy.stream().filter(position -> position < place).count();
            assertThat(before)
                    .as("before quiet message %d, seed %d, %d ahead", at + 1, SEED, ahead)
                    .isLessThanOrEqualTo(ahead + (at + 1) * TURNS);
        }
    }

    /// Each on a connection of its own, again when it is refused and the pump goes on.
    private List<Thread> send(RealServer server, Queue<Packed> messages) {
        return messages.stream()
                .map(
                        one -> {
                            byte[] text = server.text(one);
                            String sender = one.sender().code();
                            return Thread.ofVirtual()
                                    .start(
                                            () -> {
                                                while (server.send(sender, text) != ACCEPTED) {
                                                    goOn();
                                                }
                                            });
                        })
                .toList();
    }

    private void goOn() {
        try {
            goingOn.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// Waits until so many messages are in the journal or wait for it.
    private static void awaitAtHand(RealServer server, Statement statement, int count)
            throws Exception {
        while (journalled(statement) + server.metric("greenway_queue_door") < count) {
            Thread.onSpinWait();
        }
    }

    private static int noise(Statement statement, String sender) throws SQLException {
        return count(statement, "SELECT count(*) FROM journal WHERE sender = '" + sender + "'");
    }

    private static int journalled(Statement statement) throws SQLException {
        return count(statement, "SELECT count(*) FROM journal");
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Places of an enterprise's messages in the journal, in whose order they are decided.
    private static List<Long> positions(Statement statement, String sender) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "SELECT position FROM journal WHERE sender = '"
                                + sender
                                + "' ORDER BY position")) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
        }
        return positions;
    }

    private void prepare(RealServer server) {
        Generator generator = new Generator(SEED, LocalDate.now(Terms.CHINA), server.parties());
        Packer packer =
                new Packer(
                        SEED,
                        DOCUMENTS,
                        one -> {
                            if (one.message() instanceof CEB411Message) {
                                noise.add(one);
                            } else if (one.message() instanceof CEB511Message
                                    && quiet.size() < QUIET) {
                                quiet.add(one);
                            }
                        });
        for (int index = 0; index < NOISY * DOCUMENTS; index++) {
            packer.add(generator.declaration(index, Kind.CONSISTENT));
        }
        packer.finish();
    }
}
