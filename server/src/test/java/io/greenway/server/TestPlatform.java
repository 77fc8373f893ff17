package io.greenway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.greenway.core.reference.ReferenceChange.State;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Outcome;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.dispatch.DeskDispatcher;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Limits;
import io.greenway.server.intake.Participants;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.pump.Pump;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.start.Progress;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.vault.KeyFile;
import io.greenway.server.zone.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one running platform of all tests, with the demo zone, spoken to over real HTTP. Tests that
/// move time have one of their own.
public final class TestPlatform {
    /// Small enough to be reached in a test. All tests ask the services from one address, so that
    /// one has more questions than an earnest zone gives.
    public static final Limits LIMITS =
            new Limits(8 << 20, 128L << 20, 1, 300, 2, 20, 2_000, 64 << 10);

    private static final AtomicReference<@Nullable ConfigurableApplicationContext> RUNNING =
            new AtomicReference<>();

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext parts;
    private final String address;
    private final Credentials credentials;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestPlatform(Clock clock, Consumer<Path> prepared) {
        this(clock, prepared, Greenway::begin);
    }

    private TestPlatform(
            Clock clock,
            Consumer<Path> prepared,
            Consumer<ConfigurableApplicationContext> beginning) {
        Path folder = TestDatabase.folder();
        prepared.accept(folder);
        DatabaseAddress database = TestDatabase.fresh();
        String login = "&user=" + database.user() + "&password=" + database.password();
        var settings =
                new Settings(
                        folder,
                        "127.0.0.1",
                        0,
                        Optional.of(database.url() + login),
                        true,
                        Optional.empty(),
                        SignaturePolicy.REQUIRED,
                        OptionalInt.empty(),
                        LIMITS);
        parts = Greenway.start(settings, Progress.silent(), clock);
        address = Greenway.address(parts, settings);
        credentials = Greenway.loadZone(parts, settings, address).orElseThrow();
        selectSoon();
        beginning.accept(parts);
    }

    /// Customs of the tests will select when the window of its rules has passed: until then it
    /// notes what it sees, and picks only what a test wants.
    private void selectSoon() {
        ReferenceDesk desk = parts.getBean(ReferenceDesk.class);
        int window = desk.get().parameters().days("RISK_WINDOW_DAYS", desk.today());
        String row =
                """
                key,value,unit,valid_from,valid_to,document_no,certainty,note
                CUSTOMS_SELECTION,desk,name,%s,,R-084,D,
                """
                        .formatted(desk.today().plusDays(window));
        var read =
                desk.read(
                        ReferenceTable.named("parameter").orElseThrow(),
                        row.getBytes(UTF_8),
                        false);
        if (!(read instanceof Outcome.Accepted<ReferenceDraft> draft)) {
            throw new AssertionError(read);
        }
        desk.decide(desk.enter(draft.value(), "one").id(), State.APPROVED, "another");
    }

    private static final class Holder {
        static final TestPlatform PLATFORM = start();

        private static TestPlatform start() {
            TestPlatform platform = new TestPlatform(Clock.systemUTC(), folder -> {});
            RUNNING.set(platform.parts);
            return platform;
        }
    }

    public static TestPlatform running() {
        return Holder.PLATFORM;
    }

    /// A platform on a clock of its own, to be closed.
    public static TestPlatform on(Clock clock) {
        return new TestPlatform(clock, folder -> {});
    }

    /// The same, with something put into its data folder first.
    public static TestPlatform on(Clock clock, Consumer<Path> prepared) {
        return new TestPlatform(clock, prepared);
    }

    /// Where it listens.
    public String address() {
        return address;
    }

    /// A platform that does by itself only what a message asks for: whatever looks now and then
    /// whether there is something to do is called by the test, so that a course can be repeated.
    ///
    /// @param key the zone's key, 32 bytes, on which the lots of its customs hang
    public static TestPlatform driven(Clock clock, byte[] key) {
        return new TestPlatform(
                clock,
                folder -> keep(key, folder),
                parts -> {
                    parts.getBean(SignatureDesk.class).open();
                    parts.getBean(InspectionPump.class).prepare();
                    parts.getBean(Pump.class).start();
                    parts.getBean(Courier.class).start();
                    parts.getBean(DeskDispatcher.class).start();
                });
    }

    private static void keep(byte[] key, Path folder) {
        Path file = KeyFile.of(folder);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void close() {
        parts.close();
    }

    static void closeIfRunning() {
        ConfigurableApplicationContext running = RUNNING.get();
        if (running != null) {
            running.close();
        }
    }

    /// A part of the platform.
    public <T> T part(Class<T> type) {
        return parts.getBean(type);
    }

    /// Key of the first enterprise that plays a role.
    public Credentials.Key key(String role) {
        return credentials.enterprises().stream()
                .filter(key -> key.role().equals(role))
                .findFirst()
                .orElseThrow();
    }

    /// The key with which an enterprise signs.
    public SoftKey signer(Credentials.Key key) throws Exception {
        return SoftKey.pkcs12(
                Files.readAllBytes(Path.of(key.keyStore())), key.keyStorePassword().toCharArray());
    }

    /// All keys handed out.
    public List<Credentials.Key> keys() {
        return credentials.enterprises();
    }

    /// The logins of all people.
    public List<Credentials.Login> logins() {
        return credentials.users();
    }

    public Credentials.Login login() {
        return credentials.users().getFirst();
    }

    /// Makes a new key for an enterprise that is registered.
    public String newKey(String enterpriseCode) {
        ApiKey key = ApiKey.random(new SecureRandom());
        part(ParticipantTables.class)
                .put(
                        new ParticipantTables.Key(key.hash(), enterpriseCode),
                        key.prefix(),
                        Instant.EPOCH);
        part(Participants.class).reload();
        return key.text();
    }

    /// A request to a path, to be completed.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Posts a message with a key.
    public HttpResponse<String> post(String key, String xml)
            throws IOException, InterruptedException {
        return send(
                request("/api/v1/messages")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(xml))
                        .build());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
