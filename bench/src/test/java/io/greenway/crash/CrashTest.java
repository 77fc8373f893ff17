package io.greenway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Expectation;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import io.greenway.server.vault.Vault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Goal: what was answered with 202 is never lost and never doubled, whatever dies. Method: the
/// real process is fed by several senders and killed with SIGKILL at moments drawn from a seed,
/// sometimes with its PostgreSQL, sometimes PostgreSQL alone; it starts again, what got no 202 is
/// sent again; in the end every document must have exactly the receipts it should have, and the
/// database must agree with its own histories and moves.
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("greenway.crash.rounds", 5);
    private static final long SEED = Long.getLong("greenway.seed", 20261122L);
    private static final int DECLARATIONS_A_ROUND = 120;
    private static final int BATCH = 10;
    private static final int SENDERS = 4;
    private static final int BARREN_ROUNDS = 10;
    private static final int SERVER = 0;
    private static final int POSTGRES = 1;

    /// A message on its way.
    @SuppressWarnings("ArrayRecordComponent")
    private record Letter(String sender, byte[] bytes) {}

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, List<String>> expected = new HashMap<>();
    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcceptedSurvivesEveryKill() throws Exception {
        RealServer server = new RealServer(folder.resolve("data"));
        server.start();
        prepare(parties(server));
        int total = letters.size();
        for (int round = 0; round < ROUNDS; round++) {
            int until = 1 + random.nextInt(Math.max(1, total / ROUNDS));
            int victim = random.nextInt(3);
            sendUntil(server, until, () -> kill(server, victim));
            if (victim != POSTGRES) {
                server.start();
            }
        }
        sendUntil(server, Integer.MAX_VALUE, () -> {});
        Map<String, List<String>> received = receive(server);
        assertThat(received).as("seed %d", SEED).isEqualTo(expected);
        server.stop();
        assertThat(audit()).as("seed %d", SEED).isEmpty();
    }

    private static void kill(RealServer server, int victim) {
        if (victim != POSTGRES) {
            server.kill();
        }
        if (victim != SERVER) {
            server.killPostgres();
        }
    }

    private static Parties parties(RealServer server) {
        return new Parties(
                role(server, "platform"),
                role(server, "ecommerce"),
                role(server, "payment"),
                role(server, "logistics"),
                role(server, "agent"),
                role(server, "site"),
                List.of());
    }

    private static List<Party> role(RealServer server, String role) {
        return StreamSupport.stream(server.demo.get("enterprises").spliterator(), false)
                .filter(enterprise -> enterprise.get("role").asString().equals(role))
                .map(
                        enterprise ->
                                new Party(
                                        enterprise.get("code").asString(),
                                        enterprise.get("name").asString()))
                .toList();
    }

    private void prepare(Parties parties) {
        Generator generator = new Generator(SEED, LocalDate.now(Terms.CHINA), parties);
        Packer packer =
                new Packer(
                        SEED,
                        BATCH,
                        packed ->
                                letters.add(
                                        new Letter(
                                                packed.sender().code(),
                                                XmlWriter.write(
                                                        (Record) packed.message(),
                                                        XmlWriter.Style.PREFIXED))));
        for (int index = 0; index < ROUNDS * DECLARATIONS_A_ROUND; index++) {
            Kind kind =
                    index % 5 == 0
                            ? Kind.values()[index / 5 % Kind.values().length]
                            : Kind.CONSISTENT;
            Declaration declaration = generator.declaration(index, kind);
            packer.add(declaration);
            Expectation.of(kind)
                    .forEach(
                            (paper, answer) ->
                                    expected.put(guid(declaration, paper), answer.statuses()));
        }
        packer.finish();
    }

    private static String guid(Declaration declaration, Paper paper) {
        return switch (paper) {
            case ORDER -> declaration.order().head().guid();
            case PAYMENT -> declaration.payment().head().guid();
            case WAYBILL -> declaration.waybill().head().guid();
            case INVENTORY -> declaration.inventory().head().guid();
        };
    }

    /// Several senders at once, until so many messages were acknowledged or none is left; then,
    /// while others are still on their way, the strike. A message without a 202 goes back to the
    /// queue.
    private void sendUntil(RealServer server, int acknowledged, Runnable strike)
            throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch sending = new CountDownLatch(SENDERS);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        send(server, acknowledged, count, reached);
                                        sending.countDown();
                                        if (sending.getCount() == 0) {
                                            reached.countDown();
                                        }
                                    }));
        }
        reached.await();
        strike.run();
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void send(
            RealServer server, int acknowledged, AtomicInteger count, CountDownLatch reached) {
        while (reached.getCount() > 0) {
            Letter letter = letters.poll();
            if (letter == null) {
                return;
            }
            if (server.send(letter.sender(), letter.bytes()) != 202) {
                letters.add(letter);
            } else if (count.incrementAndGet() >= acknowledged) {
                reached.countDown();
            }
        }
    }

    /// All receipts of all enterprises, by document: waits until as many came as must come, or none
    /// comes any more, and then looks once more for any that are too many.
    private Map<String, List<String>> receive(RealServer server) throws Exception {
        Map<String, List<String>> received = new HashMap<>();
        Map<String, Long> cursors = new HashMap<>();
        int outstanding = expected.values().stream().mapToInt(List::size).sum();
        int barren = 0;
        while (outstanding > 0 && barren < BARREN_ROUNDS) {
            int got = page(server, cursors, received, 1);
            outstanding -= got;
            barren = got > 0 ? 0 : barren + 1;
        }
        page(server, cursors, received, 0);
        return received;
    }

    private static int page(
            RealServer server,
            Map<String, Long> cursors,
            Map<String, List<String>> received,
            int wait)
            throws Exception {
        int got = 0;
        for (String enterprise : server.keys.keySet()) {
            JsonNode page =
                    server.receipts(enterprise, cursors.getOrDefault(enterprise, 0L), wait);
            for (JsonNode receipt : page.get("receipts")) {
                String xml = receipt.get("xml").asString();
                int at = xml.indexOf("<guid>") + 6;
                received.computeIfAbsent(xml.substring(at, at + 36), guid -> new ArrayList<>())
                        .add(receipt.get("returnStatus").asString());
                got++;
            }
            cursors.put(enterprise, page.get("next").asLong());
        }
        return got;
    }

    /// What the stopped server's database says about itself.
    private List<String> audit() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(data.resolve("postgresql"), step -> {});
                Database database = Database.open(postgres.address(), step -> {})) {
            Vault vault = KeyFile.open(data.resolve("keys").resolve("vault.key"));
            try (Journal journal =
                    new Journal(
                            new JournalTable(database.source()),
                            database.lock(),
                            vault,
                            JournalLimits.DEFAULT)) {
                JournalDocuments documents =
                        new JournalDocuments(journal, XmlReader.of(Message.class));
                return new Audit(database.source(), new EventCodec(documents)).discrepancies();
            }
        }
    }
}
