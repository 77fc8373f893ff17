package io.greenway.server.gateway;

import io.greenway.server.Greenway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real process, started with some options, killed, and started again.
public final class Started {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path data;
    private final Path credentials;
    private final List<String> options;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process process;
    private JsonNode zone = JSON.createObjectNode();

    /// @param credentials name of the file that is written when it is ready
    public Started(Path data, String credentials, List<String> options) {
        this.data = data;
        this.credentials = data.resolve(credentials);
        this.options = options;
    }

    /// Starts it and waits for the file that it writes when it is ready.
    public void start() throws IOException, InterruptedException {
        byte[] old = Files.exists(credentials) ? Files.readAllBytes(credentials) : new byte[0];
        Path log = data.resolve("log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Greenway.class.getName(),
                                "--data",
                                data.toString(),
                                "--port",
                                "0"));
        command.addAll(options);
        Process started =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process = started;
        while (!Files.exists(credentials) || Arrays.equals(old, Files.readAllBytes(credentials))) {
            if (started.waitFor(Duration.ofMillis(50))) {
                throw new AssertionError(Files.readString(log));
            }
        }
        zone = JSON.readTree(Files.readAllBytes(credentials));
    }

    /// SIGKILL; its PostgreSQL is left behind.
    public void kill() throws InterruptedException {
        Objects.requireNonNull(process).destroyForcibly().waitFor();
    }

    /// SIGTERM, and patience.
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(Duration.ofSeconds(60))) {
                throw new AssertionError("it does not stop");
            }
        }
    }

    /// What it handed out.
    public JsonNode zone() {
        return zone;
    }

    /// The API key of an enterprise.
    public String key(String code) {
        for (JsonNode enterprise : zone.get("enterprises")) {
            if (enterprise.get("code").asString().equals(code)) {
                return enterprise.get("apiKey").asString();
            }
        }
        throw new AssertionError("nobody has " + code);
    }

    /// Calls it with an API key, with the name of a login or, when it is empty, with that of an
    /// operator.
    public HttpResponse<String> call(String method, String path, String key, byte[] body)
            throws IOException, InterruptedException {
        String by;
        JsonNode login = login(key);
        if (login != null) {
            String pair = login.get("username").asString() + ":" + login.get("password").asString();
            by =
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        } else {
            by = "Bearer " + key;
        }
        return client.send(
                HttpRequest.newBuilder(URI.create(zone.get("baseUrl").asString() + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", by)
                        .header("Accept", "application/json")
                        .header(
                                "Content-Type",
                                path.endsWith("/messages") ? "application/xml" : "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private @Nullable JsonNode login(String name) {
        for (JsonNode login : zone.get("users")) {
            if (name.isEmpty() || login.get("username").asString().equals(name)) {
                return login;
            }
        }
        return null;
    }

    /// What a path says.
    public JsonNode get(String path, String key) throws IOException, InterruptedException {
        HttpResponse<String> answer = call("GET", path, key, new byte[0]);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
