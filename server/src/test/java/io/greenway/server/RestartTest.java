package io.greenway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real process, killed and started again.
class RestartTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path data = TestDatabase.folder();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process process;

    @AfterEach
    void end() throws Exception {
        stop();
    }

    @Test
    void keepsWhatItAcceptedAndItsKeysWhenItIsKilled() throws Exception {
        JsonNode before = start();
        String pay = enterprise(before, "payment", "code");
        String xml = Samples.payments(Samples.guid(), pay, pay, 2);
        String accepted = post(before, "payment", xml);
        String agent = enterprise(before, "agent", "code");
        String lodged = cancellation(agent);
        post(before, "agent", lodged);

        Objects.requireNonNull(process).destroyForcibly().waitFor();
        long leftBehind = postmaster();
        assertThat(ProcessHandle.of(leftBehind)).isPresent();

        JsonNode after = start();
        assertThat(after.get("enterprises")).isEqualTo(before.get("enterprises"));
        assertThat(after.get("users")).isEqualTo(before.get("users"));
        assertThat(post(after, "payment", xml)).isEqualTo(accepted);
        post(after, "agent", lodged);
        JsonNode answers = receipts(after, "agent");
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).get("returnStatus").asString()).isEqualTo("-623029");
        assertThat(postmaster()).isNotEqualTo(leftBehind);
        assertThat(ProcessHandle.of(leftBehind)).isEmpty();

        long running = postmaster();
        stop();
        assertThat(ProcessHandle.of(running)).isEmpty();
        assertThat(data.resolve("postgresql/data/postmaster.pid")).doesNotExist();
    }

    /// SIGTERM, and patience.
    private void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();
        }
    }

    /// Starts the platform and waits for the file that it writes when it is ready.
    private JsonNode start() throws IOException, InterruptedException {
        Path file = data.resolve("demo.json");
        byte[] old = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Path log = data.resolve("log");
        Process started =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Greenway.class.getName(),
                                        "--data",
                                        data.toString(),
                                        "--port",
                                        "0",
                                        "--demo"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        process = started;
        while (!Files.exists(file) || Arrays.equals(old, Files.readAllBytes(file))) {
            if (started.waitFor(Duration.ofMillis(50))) {
                throw new AssertionError(Files.readString(log));
            }
        }
        return JSON.readTree(Files.readAllBytes(file));
    }

    /// A cancellation without the signature that it needs.
    private static String cancellation(String agent) throws IOException {
        return Files.readString(Path.of("..", "samples", "import", "CEB623.xml"))
                .replace("5101980005", agent);
    }

    private JsonNode receipts(JsonNode zone, String role) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        zone.get("baseUrl").asString()
                                                + "/api/v1/receipts?wait=20"))
                        .header("Authorization", "Bearer " + enterprise(zone, role, "apiKey"))
                        .header("Accept", "application/json")
                        .build();
        HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(page.body()).get("receipts");
    }

    private String post(JsonNode zone, String role, String xml)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(zone.get("baseUrl").asString() + "/api/v1/messages"))
                        .header("Authorization", "Bearer " + enterprise(zone, role, "apiKey"))
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(xml))
                        .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return response.body();
    }

    private static String enterprise(JsonNode zone, String role, String field) {
        for (JsonNode enterprise : zone.get("enterprises")) {
            if (enterprise.get("role").asString().equals(role)) {
                return enterprise.get(field).asString();
            }
        }
        throw new AssertionError("The demo zone has no " + role);
    }

    private long postmaster() throws IOException {
        Path file = data.resolve("postgresql/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
