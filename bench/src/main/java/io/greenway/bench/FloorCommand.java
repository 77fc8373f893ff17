package io.greenway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// The reduced pipeline alone.
@Command(
        name = "floor",
        description = "The least that the work can cost: the reduced pipeline alone.",
        mixinStandardHelpOptions = true)
final class FloorCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "N", description = "How long, after the ramp-up.")
    private int seconds = 20;

    @Override
    public Integer call() throws Exception {
        Path home = Home.target().resolve("data");
        Files.createDirectories(home);
        Map<String, Object> result = new LinkedHashMap<>(Machine.describe());
        result.putAll(FloorRun.measure(home.toRealPath(), seconds));
        System.out.println(
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        return 0;
    }
}
