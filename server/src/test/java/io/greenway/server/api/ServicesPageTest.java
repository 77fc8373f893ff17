package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.Settings;
import io.greenway.server.TestDatabase;
import io.greenway.server.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Goal: every line of the page of the services runs as it stands there. Method: the page itself,
/// in one shell, against the running platform; only address, folder of the data and the set of
/// messages, which another program makes, are the test's own.
class ServicesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "services.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void everyLineOfThePageRuns() throws Exception {
        Path folder = TestDatabase.folder();
        Files.createDirectories(folder.resolve("trades"));
        for (var message : new SetOfMessages(platform, 4801).messages().entrySet()) {
            Files.write(folder.resolve("trades").resolve(message.getKey()), message.getValue());
        }
        String page = Files.readString(PAGE);
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        String address = platform.request("").build().uri().toString();
        String data = platform.part(Settings.class).data().toString();
        String script =
                String.join("\necho; echo ====\n", blocks)
                        .replace("greenway=http://127.0.0.1:8080", "greenway=" + address)
                        .replace("data=data", "data=" + data)
                        .replaceAll("(?m)^\\./greenway .*$", "");
        Path file = folder.resolve("page.sh");
        Files.writeString(file, "set -euo pipefail\n" + script);
        Path out = folder.resolve("out");
        Process shell =
                new ProcessBuilder("bash", file.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(shell.exitValue()).as(said).isZero();
        assertThat(said.split("====")).hasSize(blocks.size());
        assertThat(said)
                .contains("\"total\":\"55.45\"")
                .contains("\"decided\":false")
                .contains("\"mode\":\"1210\"")
                .contains("2026-12-26")
                .contains("2026-11-16")
                .contains("04090000")
                .contains("\"passes\":true")
                .contains("\"idNumber\":\"1************\"")
                .contains("\"limit\":\"26000.00\"");
        assertThat(said.strip()).endsWith("304");
        assertThat(said).doesNotContain("11010519491231002X");
    }
}
