package io.greenway.bench;

import io.greenway.bench.floor.Floor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starts the floor in a process of its own.
final class FloorRun {
    private FloorRun() {}

    /// Measures the floor.
    ///
    /// @param home where its database goes
    static Map<String, Object> measure(Path home, int seconds)
            throws IOException, InterruptedException {
        Path folder = Folders.fresh(home);
        Process process =
                new ProcessBuilder(
                                Measurement.java(),
                                "-Xmx1536m",
                                "-XX:+UseCompactObjectHeaders",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Floor.class.getName(),
                                folder.resolve("postgresql").toString(),
                                String.valueOf(seconds))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try (var lines = process.inputReader()) {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("the floor ended early");
            }
            JsonNode seen = new JsonMapper().readTree(line);
            Map<String, Object> figures = new LinkedHashMap<>();
            seen.propertyNames().forEach(name -> figures.put(name, seen.get(name).numberValue()));
            process.waitFor();
            return figures;
        } finally {
            process.destroy();
        }
    }
}
