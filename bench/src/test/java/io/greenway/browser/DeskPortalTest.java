package io.greenway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What officers and people of the zone do on the portal, `ui/test/desks.spec.ts`, in a real
/// browser against a real platform. The declarations carry the ending that the built-in customs
/// does not answer, so that an officer has to; the signatures are off, since the ending is written
/// into documents that were made without it.
class DeskPortalTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path UI = Path.of("..", "ui").toAbsolutePath().normalize();
    private static final long MINUTES_MAX = 15;

    @Test
    void officersAndOperatorsDoTheirWork(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || System.getenv("CI") != null,
                "Chromium is not installed");
        Path log = folder.resolve("desks.log");
        try (RunningPlatform platform = RunningPlatform.start(folder, "--signatures", "off")) {
            Path trades = folder.resolve("trades");
            String demo = platform.demoFile().toString();
            assertThat(platform.command(generate(demo, trades))).isZero();
            letCustomsBeSilent(trades);
            List<String> line = List.of("npx", "playwright", "test", "--project", "desks");
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.directory(UI.toFile());
            builder.environment().put("GREENWAY_ADDRESS", platform.address());
            builder.environment().put("GREENWAY_DEMO", demo);
            builder.environment().put("GREENWAY_TRADES", trades.toString());
            builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
            Process journeys = builder.start();
            boolean ended = journeys.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            journeys.descendants().forEach(ProcessHandle::destroy);
            journeys.destroy();
            assertThat(ended && journeys.exitValue() == 0).as(Files.readString(log)).isTrue();
        }
    }

    private static String[] generate(String demo, Path trades) {
        return new String[] {
            "generate", "--declarations", "6", "--demo", demo, "--out", trades.toString()
        };
    }

    private static void letCustomsBeSilent(Path trades) throws IOException {
        try (Stream<Path> files = Files.list(trades)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".xml")).toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        file,
                        text.replaceAll("(orderNo>[^<]+)<", "$1-SILENT<")
                                .replaceAll("(?s)<ds:Signature.*</ds:Signature>", ""));
            }
        }
    }
}
