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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Goal: an enterprise that sends 99 % of the load cannot starve another. Method: the real process
/// is sent payments of one enterprise over hundreds of connections at once, each trying again at
/// once when it is refused, and now and then a waybill of another. Counted is, not timed: how many
/// messages of the noisy one were decided before a quiet one, and how many of them had their 202
/// already when the quiet one was sent.
class FairnessTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final int NOISY = 700;
    private static final int CONNECTIONS = 300;
    private static final int DOCUMENTS = Packer.MOST;
    private static final int ACCEPTED = 202;

    /// How many noisy messages have their 202 when a quiet one is sent.
    private static final List<Integer> MOMENTS = List.of(180, 210, 240, 270);

    /// Messages that may be decided meanwhile: those that wait at the door to be read, where nobody
    /// can be overtaken, and those let into the journal. Without turns it would be all that are
    /// under way, and what comes after them on the same connections.
    private static final int IN_BETWEEN = 280;

    @TempDir private Path folder;

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
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
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.add(Thread.ofVirtual().start(() -> send(server)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        List<Long> noisy = cursors(server, noisyCode, NOISY * DOCUMENTS);
        List<Long> heard = cursors(server, quietCode, MOMENTS.size() * DOCUMENTS);
        server.stop();
        assertThat(statuses).hasSize(MOMENTS.size()).containsOnly(ACCEPTED);
        List<Integer> overtaken = new ArrayList<>();
        for (int at = 0; at < MOMENTS.size(); at++) {
            long first = heard.get(at * DOCUMENTS);
            long before = noisy.stream().filter(cursor -> cursor < first).count() / DOCUMENTS;
            overtaken.add((int) before - MOMENTS.get(at));
        }
        assertThat(overtaken)
                .as("seed %d, refused %d", SEED, refused.get())
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(IN_BETWEEN));
    }

    private void send(RealServer server) {
        for (Packed one = noise.poll(); one != null; one = noise.poll()) {
            byte[] text = server.text(one);
            while (server.send(one.sender().code(), text) != ACCEPTED) {
                refused.incrementAndGet();
            }
            if (MOMENTS.contains(taken.incrementAndGet())) {
                Packed other = quiet.remove();
                statuses.add(server.send(other.sender().code(), server.text(other)));
            }
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
                                    && quiet.size() < MOMENTS.size()) {
                                quiet.add(one);
                            }
                        });
        for (int index = 0; index < NOISY * DOCUMENTS; index++) {
            packer.add(generator.declaration(index, Kind.CONSISTENT));
        }
        packer.finish();
    }
}
