package io.greenway.bench;

import io.greenway.bench.load.DataSet;
import io.greenway.bench.load.LoadPlan;
import io.greenway.bench.load.LoadProcess;
import io.greenway.core.sample.Party;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Drives a running service with a data set, from a process of its own, and writes down what it
/// costs: from the end of the ramp-up to the last receipt, and the reading of all receipts after
/// that apart.
///
/// @param request what is asked for
/// @param subject what is measured
/// @param set what is sent
/// @param folder for what is needed only meanwhile
record Measurement(Request request, Subject subject, DataSet set, Path folder) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TIMES = 10;

    /// Measures.
    ///
    /// @param figures where the figures go
    void into(Map<String, Object> figures) throws Exception {
        Path plan = folder.resolve("plan.json");
        JSON.writeValue(plan.toFile(), plan());
        Process load =
                new ProcessBuilder(
                                java(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoadProcess.class.getName(),
                                plan.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (Database database = Database.open(subject.postgresql());
                BufferedReader lines = load.inputReader()) {
            database.durability(figures);
            Meter meter = new Meter(subject, load.toHandle(), folder);
            try (Ticker ticker = new Ticker(meter)) {
                expect(lines, "ramped");
                Profile profile = Profile.start(subject.process(), request.profile());
                long wal = database.walBytes();
                long disk = database.diskBytes();
                if (request.mode() == Mode.PORTAL) {
                    try (PortalReads reads = new PortalReads(subject)) {
                        expect(lines, "ended");
                        reads.report(figures);
                    }
                } else {
                    expect(lines, "ended");
                }
                Meter.Moment ended = meter.moment();
                profile.stop();
                Meter.Written written =
                        new Meter.Written(database.walBytes() - wal, database.diskBytes() - disk);
                expect(lines, "read");
                Meter.Moment read = meter.moment();
                profile.print();
                JsonNode seen = JSON.readTree(lines.readLine());
                report(seen, ticker, written, figures);
                if (request.readAll()) {
                    receipts(seen, figures);
                    meter.reportReading(
                            ended, read, seen.get("allDeclarations").asDouble(), figures);
                }
            }
        } finally {
            load.destroy();
        }
    }

    private static void report(
            JsonNode seen, Ticker ticker, Meter.Written written, Map<String, Object> figures)
            throws IOException {
        double declarations = seen.get("declarations").asDouble();
        long from = seen.get("from").asLong();
        long to = seen.get("to").asLong();
        double seconds = (to - from) / 1000.0;
        figures.put("declarations", seen.get("declarations"));
        figures.put("seconds", seconds);
        figures.put("declarationsPerSecond", Math.round(declarations / seconds));
        double deciding = (seen.get("decidedAt").asLong() - from) / 1000.0;
        figures.put("decidedPerSecond", Math.round(declarations / deciding));
        figures.put("customsTailSeconds", Math.round(10 * (seconds - deciding)) / 10.0);
        ticker.report(from, to, written, declarations, figures);
        for (String name : seen.propertyNames()) {
            if (name.startsWith("latency")
                    || name.startsWith("overload")
                    || name.equals("refused")) {
                figures.put(name, seen.get(name));
            }
        }
        figures.put("latencySamples", seen.get("samples"));
        double all = seen.get("allDeclarations").asDouble();
        figures.put("messageBytesPerDeclaration", Math.round(seen.get("bytes").asLong() / all));
        figures.put("rampUpDeclarations", Math.round(all - declarations));
    }

    private static void receipts(JsonNode seen, Map<String, Object> figures) {
        long atFirst = seen.get("readAtFirst").asLong();
        long expected = 0;
        for (JsonNode count : seen.get("expected")) {
            expected += count.asLong();
        }
        figures.put("receiptsRead", atFirst);
        figures.put(
                "receiptsReadPerSecond", Math.round(atFirst / seen.get("readSeconds").asDouble()));
        figures.put("receiptsLate", expected - atFirst);
        figures.put("inspected", seen.get("inspected"));
        boolean right = seen.get("receipts").equals(seen.get("expected")) && atFirst == expected;
        figures.put("receiptsAsExpected", right);
        if (!right) {
            figures.put("receiptsFound", seen.get("receipts"));
            figures.put("receiptsExpected", seen.get("expected"));
        }
    }

    private LoadPlan plan() {
        return new LoadPlan(
                subject.address().getHost(),
                subject.address().getPort(),
                subject.keys(),
                DataSets.signers(subject.parties(), request.onlyRsa()).agents().stream()
                        .map(Party::code)
                        .toList(),
                set.folder().toString(),
                request.mode().documents(),
                set.declarationsASegment(),
                request.segments(),
                request.rampUp(),
                request.seconds(),
                request.rate(),
                request.connections(),
                request.window(),
                request.mode() == Mode.OVERLOAD ? TIMES : 0,
                request.readAll(),
                request.mode() == Mode.SOAK);
    }

    /// The virtual machine that runs this.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void expect(BufferedReader lines, String word) throws IOException {
        String line = lines.readLine();
        if (!word.equals(line)) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "the load process said %s, not %s", line, word));
        }
    }
}
