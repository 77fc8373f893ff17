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
import io.greenway.server.journal.JournalLimits;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Goal: an enterprise that sends 99 % of the load cannot starve another. Method: the real
/// process, whose pump is held by a lock on its row of progress, is sent payments of one enterprise
/// over hundreds of connections at once. What the journal lets in ahead of the pump is in it then,
/// all else waits at the door; now another enterprise sends two messages, and the pump goes on.
/// Counted is, not timed, how many messages of the noisy one were decided before each quiet one.
class FairnessTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final int NOISY = 198;
    private static final int QUIET = 2;
    private static final int DOCUMENTS = Packer.MOST;
    private static final int ACCEPTED = 202;

    /// Noisy messages that may go between two quiet ones: turns go by bytes, and one of each may
    /// have had its turn while the other came.
    private static final int TURNS = 2;

    @TempDir private Path folder;

    private final Queue<Packed> noise = new ConcurrentLinkedQueue<>();
    private final Queue<Packed> quiet = new ConcurrentLinkedQueue<>();

    @Test
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
            ahead = awaitFull(statement);
            senders.addAll(send(server, quiet));
            awaitAtHand(server, statement, NOISY + QUIET);
            database.rollback();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        List<Long> noisy = cursors(server, noisyCode, NOISY * DOCUMENTS);
        List<Long> heard = cursors(server, quietCode, QUIET * DOCUMENTS);
        server.stop();
        assertThat(ahead).as("most wait where they can be overtaken").isLessThan(NOISY / 2);
        for (int at = 0; at < QUIET; at++) {
            long first = heard.get(at * DOCUMENTS);
            long before = noisy.stream().filter(cursor -> cursor < first).count() / DOCUMENTS;
            assertThat(before)
                    .as("before quiet message %d, seed %d, %d ahead", at + 1, SEED, ahead)
                    .isLessThanOrEqualTo(ahead + (at + 1) * TURNS);
        }
    }

    /// Each on a connection of its own, again when it is refused.
    private static List<Thread> send(RealServer server, Queue<Packed> messages) {
        return messages.stream()
                .map(
                        one -> {
                            byte[] text = server.text(one);
                            String sender = one.sender().code();
                            return Thread.ofVirtual()
                                    .start(
                                            () -> {
                                                while (server.send(sender, text) != ACCEPTED) {
                                                    Thread.onSpinWait();
                                                }
                                            });
                        })
                .toList();
    }

    /// Waits until so many messages are in the journal or wait for it.
    private static void awaitAtHand(RealServer server, Statement statement, int count)
            throws Exception {
        while (journalled(statement) + server.metric("greenway_queue_door") < count) {
            Thread.onSpinWait();
        }
    }

    /// Waits until the journal lets nothing in any more, so that what comes now is at the door.
    ///
    /// @return how many messages it holds then
    private static int awaitFull(Statement statement) throws SQLException {
        while (number(statement, "SELECT coalesce(sum(size), 0) FROM journal")
                < JournalLimits.DEFAULT.ahead()) {
            Thread.onSpinWait();
        }
        return journalled(statement);
    }

    private static int journalled(Statement statement) throws SQLException {
        return Math.toIntExact(number(statement, "SELECT count(*) FROM journal"));
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Places of an enterprise's receipts among all receipts.
    private static List<Long> cursors(RealServer server, String code, int count) throws Exception {
        List<Long> cursors = new ArrayList<>();
        long after = 0;
        while (cursors.size() < count) {
            JsonNode page = server.receipts(code, after, 30).orElseThrow();
            assertThat(page.get("receipts").size()).isPositive();
            page.get("receipts").forEach(one -> cursors.add(one.get("cursor").asLong()));
            after = page.get("next").asLong();
        }
        return cursors;
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
