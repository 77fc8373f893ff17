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

/// Rehearsing on the portal, `ui/test/sandbox.spec.ts`, in a real browser against a real sandbox.
class SandboxPortalTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path UI = Path.of("..", "ui").toAbsolutePath().normalize();
    private static final long MINUTES_MAX = 10;

    @Test
    void aGroupRehearsesAndStartsAgain(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || System.getenv("CI") != null,
                "Chromium is not installed");
        Path log = folder.resolve("sandbox.log");
        try (RunningPlatform platform = RunningPlatform.startSandbox(folder)) {
            ProcessBuilder builder =
                    new ProcessBuilder("npx", "playwright", "test", "--project", "sandbox");
            builder.directory(UI.toFile());
            builder.environment().put("GREENWAY_ADDRESS", platform.address());
            builder.environment().put("GREENWAY_DEMO", platform.demoFile().toString());
            builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
            Process journeys = builder.start();
            boolean ended = journeys.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            journeys.descendants().forEach(ProcessHandle::destroy);
            journeys.destroy();
            assertThat(ended && journeys.exitValue() == 0).as(Files.readString(log)).isTrue();
        }
    }
}
