package io.greenway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.SandboxBuyer;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.SimulatedCustoms.Answer;
import io.greenway.core.clearance.SimulatedCustoms.Ending;
import io.greenway.core.clearance.Terms;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.intake.Limits;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.Progress;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Goal: whoever knows nothing but the address of a sandbox can rehearse every outcome, alone.
/// Method: one running sandbox, spoken to over HTTP only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private static final long SEED = 20261126;
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ConfigurableApplicationContext parts;
    private String address;

    /// A group that enrolled, and what it has sent.
    private static final class Group {
        final Map<String, String> keys = new HashMap<>();
        final Map<String, Party> parties = new HashMap<>();
        final List<Runnable> sent = new ArrayList<>();
        long seed;
        int declarations;

        String key(String role) {
            return Objects.requireNonNull(keys.get(role));
        }

        Party party(String role) {
            return Objects.requireNonNull(parties.get(role));
        }
    }

    @BeforeAll
    void start() {
        DatabaseAddress database = TestDatabase.fresh();
        var settings =
                new Settings(
                        TestDatabase.folder(),
                        "127.0.0.1",
                        0,
                        Optional.of(
                                database.url()
                                        + "&user="
                                        + database.user()
                                        + "&password="
                                        + database.password()),
                        false,
                        Optional.empty(),
                        SignaturePolicy.OFF,
                        OptionalInt.empty(),
                        Limits.DEFAULT,
                        Optional.empty(),
                        true);
        parts = Greenway.start(settings, Progress.silent());
        address = Greenway.address(parts, settings);
        var _ = Greenway.loadZone(parts, settings, address).orElseThrow();
        Greenway.begin(parts);
    }

    @AfterAll
    void stop() {
        parts.close();
    }

    @Test
    void everyMagicValueForcesItsOutcome() {
        Group group = enrol("Table");
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (Ending ending : Ending.values()) {
            expected.put(send(group, ending.suffix()), statuses(ending.answers()));
        }
        for (SandboxCourse.More more : SandboxCourse.More.values()) {
            expected.put(send(group, more.suffix()), receipts(more));
        }
        expected.put(send(group, "-CODE1332"), List.of("100"));
        expected.put(send(group, "-STATUS621018"), List.of("-621018"));
        expected.put(send(group, ""), List.of("800"));
        expected.put(send(group, "-A", SandboxBuyer.HALF), List.of("800"));
        expected.put(send(group, "-B", SandboxBuyer.FULL), List.of("REJECTED"));
        expected.put(
                send(group, "-C", guarantor(group, SandboxParty.LOGISTICS)), List.of("REJECTED"));
        awaited(group, expected);
    }

    /// The release moves the dossier only once, and an unexpected answer is no receipt.
    private static List<String> receipts(SandboxCourse.More more) {
        return switch (more) {
            case TWICE, REORDERED -> List.of("800");
            case CLOSE, DETAIN_501, DETAIN_502, DETAIN_503 -> statuses(more.answers());
        };
    }

    @Test
    void aSlowAnswerComesWhenTheClockIsMoved() {
        Group group = enrol("Slow");
        String order = send(group, "-INSPECT-SLOW");
        awaited(group, Map.of(order, List.of()));
        JsonNode before = get("/api/v1/sandbox", "");
        HttpResponse<String> moved =
                post("/api/v1/sandbox/clock", group, "{\"forward\":\"PT1H1M\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        awaited(group, Map.of(order, List.of("500")));
        assertThat(get("/api/v1/sandbox", "").get("aheadSeconds").asLong())
                .isEqualTo(before.get("aheadSeconds").asLong() + 3660);
        post("/api/v1/sandbox/clock", group, "{\"forward\":\"PT1H\"}");
        awaited(group, Map.of(order, List.of("500", "800")));
    }

    @Test
    void theClockMovesForwardOnlyAndNotTooFar() {
        Group group = enrol("Clock");
        for (String step : List.of("-P1D", "PT0S", "P63D", "tomorrow")) {
            HttpResponse<String> answer =
                    post("/api/v1/sandbox/clock", group, "{\"forward\":\"" + step + "\"}");
            assertThat(answer.statusCode()).as(step).isEqualTo(400);
            assertThat(answer.body()).contains("6813");
        }
        assertThat(call("POST", "/api/v1/sandbox/clock", "", "{\"forward\":\"P1D\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aGroupStartsAgainAndNobodyElseNotices() throws Exception {
        Group group = enrol("Again");
        Group other = enrol("Other");
        String order = send(group, "-REVIEW");
        String full = send(group, "-B", SandboxBuyer.FULL);
        String theirs = send(other, "-INSPECT");
        Map<String, List<String>> expected =
                Map.of(order, List.of("300", "399", "800"), full, List.of("REJECTED"));
        awaited(group, expected);
        awaited(other, Map.of(theirs, List.of("500", "800")));
        String before = receipts(other).toString();

        assertThat(post("/api/v1/sandbox/reset", group, "").statusCode()).isEqualTo(200);
        assertThat(receipts(group)).isEmpty();
        assertThat(get("/api/v1/dossiers", group.key("agent")).get("dossiers")).isEmpty();
        assertThat(receipts(other).toString()).isEqualTo(before);
        assertThat(get("/api/v1/dossiers", other.key("agent")).get("dossiers")).hasSize(1);

        group.sent.forEach(Runnable::run);
        awaited(group, expected);
        assertThat(
                        new Audit(
                                        parts.getBean(Database.class).source(),
                                        parts.getBean(EventCodec.class))
                                .findings()
                                .discrepancies())
                .isEmpty();
    }

    @Test
    void groupsStayAmongThemselves() {
        Group group = enrol("Near");
        Group far = enrol("Far");
        List<HttpResponse<String>> answers = new ArrayList<>();
        pack(
                group,
                declaration(group),
                "CEB621",
                text -> text.replace(group.party("platform").code(), far.party("platform").code()),
                (role, text) ->
                        answers.add(call("POST", "/api/v1/messages", group.key(role), text)));
        assertThat(answers.getFirst().statusCode()).isEqualTo(403);
        assertThat(answers.getFirst().body()).contains("6814");
    }

    @Test
    void everythingSaysThatItIsASandbox() {
        Group group = enrol("Said");
        String order = send(group, "");
        awaited(group, Map.of(order, List.of("800")));
        for (JsonNode receipt : receipts(group)) {
            assertThat(receipt.get("explained").get(0).get("code").asString()).isEqualTo("SANDBOX");
        }
        HttpResponse<String> health = call("GET", "/health?lang=zh", "", "");
        assertThat(health.headers().firstValue("Greenway-Sandbox")).contains("true");
        assertThat(health.body()).contains("\"code\":\"sandbox\"").contains("这是沙箱");
    }

    @Test
    void aNameHasItsLimits() {
        for (String name : List.of("", " ", "x".repeat(41), "<b>", "a\\nb")) {
            HttpResponse<String> answer =
                    call("POST", "/api/v1/sandbox/enterprises", "", "{\"name\":\"" + name + "\"}");
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
        }
    }

    @Test
    void elsewhereNothingOfThisIsThere() throws Exception {
        TestPlatform zone = TestPlatform.running();
        String key = zone.key("agent").apiKey();
        for (String path : List.of("enterprises", "clock", "reset")) {
            HttpResponse<String> answer =
                    zone.send(
                            zone.request("/api/v1/sandbox/" + path)
                                    .header("Authorization", "Bearer " + key)
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"name\":\"x\",\"forward\":\"P1D\"}"))
                                    .build());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Greenway-Sandbox")).isEmpty();
        }
    }

    private Group enrol(String name) {
        HttpResponse<String> answer =
                call("POST", "/api/v1/sandbox/enterprises", "", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Group group = new Group();
        group.seed = SEED + name.hashCode();
        for (JsonNode one : JSON.readTree(answer.body()).get("enterprises")) {
            String role = one.get("role").asString();
            group.keys.put(role, one.get("apiKey").asString());
            group.parties.put(
                    role, new Party(one.get("code").asString(), one.get("name").asString()));
        }
        return group;
    }

    private Declaration declaration(Group group) {
        Parties parties =
                new Parties(
                        List.of(group.party("platform")),
                        List.of(group.party("ecommerce")),
                        List.of(group.party("payment")),
                        List.of(group.party("logistics")),
                        List.of(group.party("agent")),
                        List.of(),
                        List.of());
        LocalDate day = LocalDate.ofInstant(parts.getBean(Clock.class).instant(), Terms.CHINA);
        return new Generator(group.seed, day, parties)
                .declaration(group.declarations++, Kind.CONSISTENT);
    }

    private String send(Group group, String ending) {
        return send(group, ending, UnaryOperator.identity());
    }

    private String send(Group group, String ending, SandboxBuyer buyer) {
        return send(
                group,
                ending,
                text ->
                        text.replaceAll(
                                "(<ceb:(?:buyerIdNumber|payerIdNumber)>)[^<]*",
                                "$1" + buyer.identityNumber()));
    }

    private static UnaryOperator<String> guarantor(Group group, SandboxParty party) {
        String code = group.party(party.role().json()).code();
        return text -> text.replaceAll("(<ceb:assureCode>)[^<]*", "$1" + code);
    }

    /// Sends the four documents of a declaration whose order number ends so.
    ///
    /// @return the order number
    private String send(Group group, String ending, UnaryOperator<String> change) {
        Declaration declaration = declaration(group);
        String order = declaration.order().head().orderNo();
        pack(
                group,
                declaration,
                "CEB",
                text ->
                        change.apply(
                                text.replace(
                                        "<ceb:orderNo>" + order, "<ceb:orderNo>" + order + ending)),
                (role, text) -> {
                    String key = group.key(role);
                    Runnable sending = () -> accepted(key, text);
                    group.sent.add(sending);
                    sending.run();
                });
        return (order + ending).replace("<ceb:orderNo>", "");
    }

    private void accepted(String key, String text) {
        HttpResponse<String> answer = call("POST", "/api/v1/messages", key, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /// Takes a text under a role.
    private interface Sink {
        void take(String role, String text);
    }

    private void pack(
            Group group,
            Declaration declaration,
            String type,
            UnaryOperator<String> change,
            Sink sink) {
        List<Packed> packed = new ArrayList<>();
        Packer packer =
                new Packer(
                        group.seed + declaration.order().head().orderNo().hashCode(),
                        1,
                        packed::add);
        packer.add(declaration);
        packer.finish();
        for (Packed one : packed) {
            String text =
                    new String(
                            XmlWriter.write((Record) one.message(), XmlWriter.Style.PREFIXED),
                            StandardCharsets.UTF_8);
            if (text.contains(type)) {
                sink.take(role(group, one.sender().code()), change.apply(text));
            }
        }
    }

    private static String role(Group group, String code) {
        return Arrays.stream(SandboxParty.values())
                .map(party -> party.role().json())
                .filter(role -> group.party(role).code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> statuses(List<Answer> answers) {
        return answers.stream().map(answer -> answer.status()).toList();
    }

    /// Waits until the inventories have passed the logic checks, or were rejected by the platform,
    /// and have these answers of customs.
    private void awaited(Group group, Map<String, List<String>> expected) {
        long began = System.nanoTime();
        Map<String, List<String>> found = found(group, expected);
        while (!found.equals(expected) && System.nanoTime() - began < PATIENCE) {
            call("GET", "/api/v1/receipts?wait=1&after=" + last(group), group.key("agent"), "");
            found = found(group, expected);
        }
        assertThat(found).isEqualTo(expected);
    }

    private long last(Group group) {
        return get("/api/v1/receipts?limit=1000", group.key("agent")).get("next").asLong();
    }

    private Map<String, List<String>> found(Group group, Map<String, List<String>> expected) {
        Map<String, List<String>> all = new HashMap<>();
        for (JsonNode receipt : receipts(group)) {
            String order = receipt.get("orderNo").asString();
            String status = receipt.get("returnStatus").asString();
            if (expected.containsKey(order) && !status.equals("2")) {
                List<String> known = all.get(order);
                if (status.equals("120")) {
                    all.put(order, new ArrayList<>());
                } else if (known == null) {
                    all.put(order, new ArrayList<>(List.of("REJECTED")));
                } else {
                    known.add(status);
                }
            }
        }
        return all;
    }

    private JsonNode receipts(Group group) {
        return get("/api/v1/receipts?limit=1000", group.key("agent")).get("receipts");
    }

    private HttpResponse<String> post(String path, Group group, String body) {
        return call("POST", path, group.key("agent"), body);
    }

    private JsonNode get(String path, String key) {
        HttpResponse<String> answer = call("GET", path, key, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String key, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(60))
                        .header(
                                "Content-Type",
                                path.endsWith("/messages") ? "application/xml" : "application/json")
                        .header("Accept", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
