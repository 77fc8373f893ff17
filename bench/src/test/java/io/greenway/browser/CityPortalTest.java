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

/// What the zone publishes, in a real browser: dashboard, times and the screen of the hall, as
/// recorded for pictures and as a demo zone released it.
class CityPortalTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path UI = Path.of("..", "ui").toAbsolutePath().normalize();
    private static final long MINUTES_MAX = 10;

    /// So many that each of the three stores of the demo zone has some.
    private static final String DECLARATIONS = "60";

    @Test
    void whatTheZonePublishesIsSeen(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || System.getenv("CI") != null,
                "Chromium is not installed");
        Path log = folder.resolve("journeys.log");
        try (RunningPlatform platform = RunningPlatform.start(folder)) {
            release(platform, folder.resolve("trades"));
            ProcessBuilder builder = new ProcessBuilder("npm", "run", "--silent", "browser:city");
            builder.directory(UI.toFile());
            builder.environment().put("GREENWAY_ADDRESS", platform.address());
            builder.environment().put("GREENWAY_RELEASED", DECLARATIONS);
            builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
            Process journeys = builder.start();
            boolean ended = journeys.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            journeys.descendants().forEach(ProcessHandle::destroy);
            journeys.destroy();
            assertThat(ended && journeys.exitValue() == 0).as(Files.readString(log)).isTrue();
        }
    }

    private static void release(RunningPlatform platform, Path trades) {
        String demo = platform.demoFile().toString();
        assertThat(
                        platform.command(
                                "generate",
                                "--declarations",
                                DECLARATIONS,
                                "--demo",
                                demo,
                                "--out",
                                trades.toString()))
                .isZero();
        assertThat(platform.command("submit", "--demo", demo, trades.toString())).isZero();
    }
}
