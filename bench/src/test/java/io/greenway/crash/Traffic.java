package io.greenway.crash;

import io.greenway.bench.RealServer;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Expectation;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.xml.XmlReader;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Declarations on their way to a server that may die: what is still to be sent, and the receipts
/// that must come back for each document.
final class Traffic {
    private static final long BARREN_NANOS = Duration.ofSeconds(60).toNanos();

    /// A message on its way.
    @SuppressWarnings("ArrayRecordComponent")
    private record Letter(String sender, byte[] bytes) {}

    /// How it comes.
    ///
    /// @param batch documents of a message
    /// @param senders how many send at once
    record Shape(int batch, int senders) {
        /// Small messages, so that little is enough for a kill to meet many of them.
        static final Shape SMALL = new Shape(10, 4);

        /// As much at once as the platform can do, in messages as large as a batch is in practice.
        static final Shape FULL_RATE = new Shape(100, 12);
    }

    private final Shape shape;
    private final Map<String, List<String>> expected = new HashMap<>();
    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();

    /// Prepares declarations for the demo zone of a server: four of five consistent, the others
    /// of every kind.
    Traffic(RealServer server, long seed, int declarations) {
        this(server, seed, declarations, Shape.SMALL);
    }

    Traffic(RealServer server, long seed, int declarations, Shape shape) {
        this.shape = shape;
        prepare(server, seed, declarations);
    }

    /// What must come back: the statuses of each document, by its guid, in order.
    Map<String, List<String>> expected() {
        return expected;
    }

    /// Messages that are still to be sent.
    int left() {
        return letters.size();
    }

    private void prepare(RealServer server, long seed, int declarations) {
        Generator generator = new Generator(seed, LocalDate.now(Terms.CHINA), server.parties());
        Packer packer =
                new Packer(
                        seed,
                        shape.batch(),
                        packed ->
                                letters.add(
                                        new Letter(packed.sender().code(), server.text(packed))));
        for (int index = 0; index < declarations; index++) {
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
    void sendUntil(RealServer server, int acknowledged, Runnable strike)
            throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch sending = new CountDownLatch(shape.senders());
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < shape.senders(); i++) {
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

    /// Sends one message, which goes back to the queue without a 202.
    ///
    /// @return its status; 0 when no answer came
    int sendOne(RealServer server) {
        Letter letter = letters.remove();
        int status = server.send(letter.sender(), letter.bytes());
        if (status != 202) {
            letters.add(letter);
        }
        return status;
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

    /// All receipts of all enterprises, by document: waits until as many came as must come, or
    /// none comes for a minute, and then looks once more for any that are too many.
    Map<String, List<String>> receive(RealServer server) throws Exception {
        Map<String, List<String>> received = new HashMap<>();
        Map<String, Long> cursors = new HashMap<>();
        int outstanding = expected.values().stream().mapToInt(List::size).sum();
        long latest = System.nanoTime();
        while (outstanding > 0 && System.nanoTime() - latest < BARREN_NANOS) {
            int got = page(server, cursors, received, 1);
            outstanding -= got;
            latest = got > 0 ? System.nanoTime() : latest;
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
        for (String enterprise : server.enterprises()) {
            Optional<JsonNode> page =
                    server.receipts(enterprise, cursors.getOrDefault(enterprise, 0L), wait);
            if (page.isPresent()) {
                cursors.put(enterprise, page.get().get("next").asLong());
                got += note(page.get().get("receipts"), received);
            }
        }
        return got;
    }

    private static int note(JsonNode receipts, Map<String, List<String>> received) {
        for (JsonNode receipt : receipts) {
            String xml = receipt.get("xml").asString();
            int at = xml.indexOf("<guid>") + 6;
            received.computeIfAbsent(xml.substring(at, at + 36), guid -> new ArrayList<>())
                    .add(receipt.get("returnStatus").asString());
        }
        return receipts.size();
    }

    /// What the stopped server's database says about itself.
    static List<String> audit(Path data) throws Exception {
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
