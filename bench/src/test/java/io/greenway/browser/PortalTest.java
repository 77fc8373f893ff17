package io.greenway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journeys of `ui/test` in a real browser, against a real platform with the demo zone.
class PortalTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path UI = Path.of("..", "ui").toAbsolutePath().normalize();
    private static final long MINUTES_MAX = 25;

    @Test
    void everyJourneyEndsWell(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || System.getenv("CI") != null,
                "Chromium is not installed");
        Path log = folder.resolve("journeys.log");
        try (RunningPlatform platform = RunningPlatform.start(folder)) {
            ProcessBuilder builder = new ProcessBuilder("npm", "run", "--silent", "browser");
            builder.directory(UI.toFile());
            builder.environment().put("GREENWAY_ADDRESS", platform.address());
            builder.environment().put("GREENWAY_DEMO", platform.demoFile().toString());
            builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
            Process journeys = builder.start();
            boolean ended = journeys.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            journeys.descendants().forEach(ProcessHandle::destroy);
            journeys.destroy();
            assertThat(ended && journeys.exitValue() == 0).as(failuresOf(log)).isTrue();
        }
    }

    /// What failed and why stands after the list of all journeys, of which a reader has no use.
    private static String failuresOf(Path log) throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.indexOf("\n  1) ")));
    }
}
