package io.greenway.bench;

import io.greenway.core.check.TextCheck;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.CodeTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Mode `check`: messages a second through the check, and how long a command takes for one file.
final class CheckBench {
    private static final Path SAMPLES = Path.of("samples");
    private static final Path COMMAND = Path.of("greenway");
    private static final int ROUNDS = 5;
    private static final int COMMANDS = 7;

    private final int messages;

    CheckBench(int messages) {
        this.messages = messages;
    }

    /// Measures.
    ///
    /// @return the figures as JSON
    String measure() throws IOException, InterruptedException {
        List<byte[]> samples = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".xml")).toList()) {
                samples.add(Files.readAllBytes(file));
                bytes += Files.size(file);
            }
        }
        TextCheck check = new TextCheck(CodeTables.bundled(), LocalDate.now(Terms.CHINA));
        List<Long> rates = new ArrayList<>();
        for (int round = -2; round < ROUNDS; round++) {
            long began = System.nanoTime();
            IntStream.range(0, messages)
                    .parallel()
                    .forEach(number -> check.check(samples.get(number % samples.size())));
            if (round >= 0) {
                rates.add(Math.round(messages / ((System.nanoTime() - began) / 1e9)));
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mode", "check");
        figures.put("messages", messages);
        figures.put("averageBytes", bytes / samples.size());
        figures.put("cores", Runtime.getRuntime().availableProcessors());
        figures.put("messagesPerSecond", median(rates));
        figures.put("oneFileMillis", oneFile());
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    }

    /// From the start of the launcher to the end of its answer.
    private static long oneFile() throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            long began = System.nanoTime();
            int code =
                    new ProcessBuilder(
                                    COMMAND.toAbsolutePath().toString(),
                                    "check",
                                    SAMPLES.resolve("import/CEB311.xml").toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new IllegalStateException("check ended with " + code);
            }
            times.add((System.nanoTime() - began) / 1_000_000);
        }
        return median(times);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
