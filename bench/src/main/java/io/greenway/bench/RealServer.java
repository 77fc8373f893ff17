package io.greenway.bench;

import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.xml.XmlWriter;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server in a process of its own, with its PostgreSQL, on one data folder; it can be
/// killed and started again.
public final class RealServer implements Subject {
    private static final List<String> SMALL = List.of("-Xmx512m");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path data;
    private final List<String> options;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private @Nullable Process process;
    private String overrides = "";
    private String address = "";
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, SoftKey> signers = new ConcurrentHashMap<>();
    private JsonNode demo = JSON.createObjectNode();

    public RealServer(Path data) {
        this(data, SMALL);
    }

    /// @param data folder of its data
    /// @param options options of its virtual machine
    public RealServer(Path data, List<String> options) {
        this.data = data;
        this.options = options;
    }

    /// Puts other resources before those of the server, such as a table with another share of
    /// inspections.
    public RealServer with(Path resources) {
        overrides = resources + File.pathSeparator;
        return this;
    }

    public void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        overrides + Home.jar("server", "greenway-server.jar"),
                        "io.greenway.server.Greenway"));
        command.addAll(List.of("--demo", "--port", "0", "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        Process started = builder.start();
        process = started;
        BufferedReader lines = started.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("demo.json")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> {}));
                read();
                return;
            }
        }
        throw new IllegalStateException("the server did not start:\n" + said);
    }

    /// The server on a data folder of before, with the keys it handed out; it need not run.
    static RealServer kept(Path data) throws IOException {
        RealServer server = new RealServer(data);
        server.read();
        return server;
    }

    private void read() throws IOException {
        demo = JSON.readTree(Files.readString(data.resolve("demo.json")));
        address = demo.get("baseUrl").asString();
        keys.clear();
        demo.get("enterprises")
                .forEach(
                        enterprise ->
                                keys.put(
                                        enterprise.get("code").asString(),
                                        enterprise.get("apiKey").asString()));
    }

    /// Status of a message that was sent; 0 when no answer came.
    public int send(String enterprise, byte[] message) {
        HttpRequest request =
                request(enterprise, "/api/v1/messages")
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException gone) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// A page of receipts; waits for them for a while. None while the server gives no page, as
    /// when its PostgreSQL is still coming back.
    public Optional<JsonNode> receipts(String enterprise, long after, int wait)
            throws IOException, InterruptedException {
        String query = "?limit=1000&wait=" + wait + "&after=" + after;
        HttpRequest request = request(enterprise, "/api/v1/receipts" + query).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? Optional.of(JSON.readTree(answer.body()))
                : Optional.empty();
    }

    /// What a metric without labels stands at.
    public double metric(String name) throws IOException, InterruptedException {
        String token = Files.readString(data.resolve("keys").resolve("metrics.token")).strip();
        HttpRequest request = asked("/metrics", token).build();
        return client.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /// A connection to its database.
    public Connection database() throws IOException, SQLException {
        return Database.connect(postgresql());
    }

    private HttpRequest.Builder request(String enterprise, String path) {
        return asked(path, Objects.requireNonNull(keys.get(enterprise), enterprise));
    }

    private HttpRequest.Builder asked(String path, String key) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
    }

    /// SIGKILL for the server; its PostgreSQL is left behind.
    public void kill() {
        running().destroyForcibly().onExit().join();
    }

    /// PostgreSQL's postmaster and its children.
    @Override
    public List<ProcessHandle> postgres() {
        return postmaster().stream()
                .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
                .toList();
    }

    /// SIGKILL for PostgreSQL's postmaster, if one runs.
    public void killPostgres() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> postmaster() {
        Path pid = data.resolve("postgresql").resolve("data").resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(pid);
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException noneRuns) {
            return Optional.empty();
        }
    }

    /// SIGTERM, and waits for the orderly end.
    @Override
    public void stop() throws InterruptedException {
        running().destroy();
        running().waitFor();
    }

    /// SIGTERM, if it runs.
    public void end() {
        if (process != null) {
            process.destroy();
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "not started");
    }

    /// The server's own process.
    @Override
    public ProcessHandle process() {
        return running().toHandle();
    }

    @Override
    public Path postgresql() {
        return data.resolve("postgresql");
    }

    /// Folder of its data.
    public Path data() {
        return data;
    }

    /// Codes of the enterprises that have a key.
    public Set<String> enterprises() {
        return keys.keySet();
    }

    /// API key of each enterprise.
    @Override
    public Map<String, String> keys() {
        return Map.copyOf(keys);
    }

    /// Where it listens.
    @Override
    public URI address() {
        return URI.create(address);
    }

    /// The parties of the demo zone, for sample trades.
    @Override
    public Parties parties() {
        return new Parties(
                role("platform"),
                role("ecommerce"),
                role("payment"),
                role("logistics"),
                role("agent"),
                role("site"),
                List.of());
    }

    /// The text of a message, signed with the demo key of its sender where the law wants it.
    public byte[] text(Packed packed) {
        if (!(packed.message() instanceof EnterpriseMessage message) || !message.mustBeSigned()) {
            return XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
        }
        try {
            return SignedXml.write(
                    message, signers.computeIfAbsent(packed.sender().code(), this::signer));
        } catch (SignerFailure failed) {
            throw new IllegalStateException(failed);
        }
    }

    private SoftKey signer(String code) {
        for (JsonNode enterprise : demo.get("enterprises")) {
            if (enterprise.get("code").asString().equals(code)) {
                try {
                    return SoftKey.pkcs12(
                            Files.readAllBytes(Path.of(enterprise.get("keyStore").asString())),
                            enterprise.get("keyStorePassword").asString().toCharArray());
                } catch (IOException | GeneralSecurityException unusable) {
                    throw new IllegalStateException(unusable);
                }
            }
        }
        throw new IllegalArgumentException("no key of " + code);
    }

    private List<Party> role(String role) {
        return StreamSupport.stream(demo.get("enterprises").spliterator(), false)
                .filter(enterprise -> enterprise.get("role").asString().equals(role))
                .map(
                        enterprise ->
                                new Party(
                                        enterprise.get("code").asString(),
                                        enterprise.get("name").asString()))
                .toList();
    }
}
