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
import java.util.TreeMap;
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
            Meter meter = new Meter(subject, load.toHandle(), database, folder);
            expect(lines, "ramped");
            Profile profile = Profile.start(subject.process(), request.profile());
            Meter.Moment before = meter.moment();
            expect(lines, "ended");
            Meter.Moment after = meter.moment();
            profile.stop();
            expect(lines, "read");
            Meter.Moment read = meter.moment();
            JsonNode seen = JSON.readTree(lines.readLine());
            double declarations = seen.get("declarations").asDouble();
            double seconds = seen.get("seconds").asDouble();
            figures.put("declarations", seen.get("declarations"));
            figures.put("seconds", Math.round(seconds * 100) / 100.0);
            figures.put("declarationsPerSecond", Math.round(declarations / seconds));
            meter.report(before, after, declarations, figures);
            for (String name : seen.propertyNames()) {
                if (name.startsWith("latency") || name.equals("refused")) {
                    figures.put(name, seen.get(name));
                }
            }
            figures.put("latencySamples", seen.get("samples"));
            double all = seen.get("allDeclarations").asDouble();
            figures.put("messageBytesPerDeclaration", Math.round(seen.get("bytes").asLong() / all));
            figures.put("rampUpDeclarations", Math.round(all - declarations));
            if (request.readAll()) {
                receipts(seen, figures);
                meter.reportReading(after, read, all, figures);
            }
        } finally {
            load.destroy();
        }
    }

    private void receipts(JsonNode seen, Map<String, Object> figures) throws IOException {
        Map<String, Long> expected = DataSets.expected(set, seen.get("segments").asInt());
        Map<String, Long> found = new TreeMap<>();
        JsonNode counts = seen.get("receipts");
        for (String name : counts.propertyNames()) {
            found.put(name, counts.get(name).asLong());
        }
        long receipts = found.values().stream().mapToLong(Long::longValue).sum();
        figures.put("receiptsRead", receipts);
        figures.put(
                "receiptsReadPerSecond", Math.round(receipts / seen.get("readSeconds").asDouble()));
        Long inspected = found.remove("CEB622 500");
        figures.put("inspected", inspected == null ? 0 : inspected);
        boolean right = found.equals(expected);
        figures.put("receiptsAsExpected", right);
        if (!right) {
            figures.put("receiptsFound", found);
            figures.put("receiptsExpected", expected);
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
                set.declarationsASegment(),
                request.segments(),
                request.rampUp(),
                request.seconds(),
                request.rate(),
                request.connections(),
                request.window(),
                request.readAll());
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
