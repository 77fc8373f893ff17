package io.greenway.bench;

import io.greenway.core.clearance.Terms;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mode `batch`: from the first byte sent to the last receipt read, over HTTP, with everything
/// durable on the way.
final class EndToEnd {
    private static final int SENDERS = 4;
    private static final int DOCUMENTS_A_MESSAGE = 100;
    private static final int RECEIPTS_A_DECLARATION = 9;
    private static final int WARM_UP = 1000;
    private static final double TICKS_A_SECOND = 100;

    @SuppressWarnings("ArrayRecordComponent")
    private record Letter(String sender, byte[] bytes) {}

    private final RealServer server;
    private final int declarations;
    private final Map<String, Long> cursors = new HashMap<>();

    EndToEnd(Path data, int declarations) {
        this.server = new RealServer(data);
        this.declarations = declarations;
    }

    /// Runs a warm-up and the measurement.
    ///
    /// @return the figures as JSON
    String measure() throws Exception {
        server.start();
        run(1, WARM_UP);
        double serverBefore = seconds(server.process());
        double postgresBefore = postgresSeconds();
        double ownBefore = seconds(ProcessHandle.current());
        double wall = run(2, declarations);
        double serverCpu = seconds(server.process()) - serverBefore;
        double postgresCpu = postgresSeconds() - postgresBefore;
        double own = seconds(ProcessHandle.current()) - ownBefore;
        server.stop();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mode", "batch");
        figures.put("declarations", declarations);
        figures.put("seconds", Math.round(wall * 10) / 10.0);
        figures.put("declarationsPerSecond", Math.round(declarations / wall));
        figures.put("cpuMicrosPerDeclaration", micros(serverCpu + postgresCpu));
        figures.put("serverCpuMicrosPerDeclaration", micros(serverCpu));
        figures.put("postgresCpuMicrosPerDeclaration", micros(postgresCpu));
        figures.put("generatorCpuMicrosPerDeclaration", micros(own));
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    }

    private long micros(double seconds) {
        return Math.round(seconds * 1e6 / declarations);
    }

    /// @return seconds from the first message to the last receipt
    private double run(long seed, int count) throws Exception {
        Queue<Letter> letters = letters(seed, count);
        long began = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> send(letters)));
        }
        long outstanding = (long) count * RECEIPTS_A_DECLARATION;
        while (outstanding > 0) {
            outstanding -= receive();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }

    private Queue<Letter> letters(long seed, int count) {
        Queue<Letter> letters = new ConcurrentLinkedQueue<>();
        Generator generator = new Generator(seed, LocalDate.now(Terms.CHINA), server.parties());
        Packer packer =
                new Packer(
                        seed,
                        DOCUMENTS_A_MESSAGE,
                        packed ->
                                letters.add(
                                        new Letter(packed.sender().code(), server.text(packed))));
        for (int index = 0; index < count; index++) {
            packer.add(generator.declaration(index, Kind.CONSISTENT));
        }
        packer.finish();
        return letters;
    }

    private void send(Queue<Letter> letters) {
        for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
            if (server.send(letter.sender(), letter.bytes()) != 202) {
                letters.add(letter);
            }
        }
    }

    private int receive() throws IOException, InterruptedException {
        int got = 0;
        for (String enterprise : server.enterprises()) {
            JsonNode page = server.receipts(enterprise, cursors.getOrDefault(enterprise, 0L), 0);
            got += page.get("receipts").size();
            cursors.put(enterprise, page.get("next").asLong());
        }
        return got;
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

    /// CPU time of PostgreSQL: the postmaster with its ended children, and every living child.
    private double postgresSeconds() throws IOException {
        double ticks = 0;
        for (ProcessHandle process : server.postgres()) {
            Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
            if (Files.exists(stat)) {
                String text = Files.readString(stat);
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
                for (int at = 11; at <= 14; at++) {
                    ticks += Long.parseLong(fields[at]);
                }
            }
        }
        return ticks / TICKS_A_SECOND;
    }
}
