package io.greenway.bench;

import io.greenway.core.sample.Parties;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The baseline in a process of its own, with a PostgreSQL like that of the platform.
final class BaselineService implements Subject {
    private static final int OK = 200;
    private static final int STARTS_SECONDS = 60;

    private final EmbeddedPostgres database;
    private final Path postgresql;
    private final Process process;
    private final URI address;
    private final Map<String, String> keys;
    private final Parties parties;

    /// Starts it.
    ///
    /// @param home the platform's folder with the demo zone's enterprises, keys and authorities
    /// @param like a platform of that zone, for its keys and parties
    BaselineService(Path folder, Path home, RealServer like, List<String> options)
            throws IOException, InterruptedException {
        keys = like.keys();
        parties = like.parties();
        postgresql = folder.resolve("postgresql");
        database = EmbeddedPostgres.start(postgresql, step -> {});
        DatabaseAddress where = database.address();
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Measurement.java());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-jar",
                        Home.jar("bench/baseline", "greenway-baseline.jar").toString(),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + where.url() + "?reWriteBatchedInserts=true",
                        "--spring.datasource.username=" + where.user(),
                        "--spring.datasource.password=" + where.password(),
                        "--baseline.zone=" + home.resolve("demo.json"),
                        "--baseline.trust=" + home.resolve("trust").resolve("demo.pem")));
        process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        address = URI.create("http://127.0.0.1:" + port);
        awaitStart();
    }

    /// When the measurement is broken off.
    private void end() {
        process.destroy();
        database.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private void awaitStart() throws InterruptedException {
        String key = keys.values().iterator().next();
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/api/v1/receipts"))
                        .header("Authorization", "Bearer " + key)
                        .build();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_SECONDS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until && process.isAlive()) {
                if (answers(client, request)) {
                    return;
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("the baseline did not start");
    }

    private static boolean answers(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Map<String, String> keys() {
        return keys;
    }

    @Override
    public Parties parties() {
        return parties;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public List<ProcessHandle> postgres() {
        return ProcessHandle.of(database.processId()).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .toList();
    }

    @Override
    public Path postgresql() {
        return postgresql;
    }

    @Override
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
        database.close();
    }
}
