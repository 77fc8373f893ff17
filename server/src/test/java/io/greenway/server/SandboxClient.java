package io.greenway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.SandboxBuyer;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.SimulatedCustoms.Answer;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.EnterpriseMessage;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who rehearses: starts a sandbox and knows nothing of it but its address.
final class SandboxClient implements AutoCloseable {
    private static final long SEED = 20261126;
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext parts;
    private final String address;

    /// A group that enrolled, and what it has sent.
    static final class Group {
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

    SandboxClient() {
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

    /// A part of the running platform.
    <P> P part(Class<P> type) {
        return parts.getBean(type);
    }

    @Override
    public void close() {
        parts.close();
    }

    static String text(EnterpriseMessage message) {
        return new String(
                XmlWriter.write((Record) message, XmlWriter.Style.PREFIXED),
                StandardCharsets.UTF_8);
    }

    /// A declaration that has passed the logic checks, and that is released when it says so.
    record Sent(Declaration declaration, String orderNo, String invtNo) {}

    Sent declare(Group group, String ending) {
        int before = group.declarations;
        String orderNo = send(group, ending);
        Declaration declaration = declaration(group, before, List.of());
        List<Answer> answers =
                SandboxCourse.of(orderNo, null, Duration.ZERO, code -> "").stream()
                        .map(SandboxCourse.Planned::answer)
                        .toList();
        awaited(group, Map.of(orderNo, statuses(answers)));
        String platform = group.party("platform").code();
        JsonNode dossier = get("/api/v1/dossiers/" + platform + "/" + orderNo, group.key("agent"));
        return new Sent(declaration, orderNo, dossier.get("invtNo").asString());
    }

    /// Waits for the answers to a document.
    void awaited(Group group, String guid, String... statuses) {
        long began = System.nanoTime();
        List<String> found = found(group, guid);
        while (found.size() < statuses.length && System.nanoTime() - began < PATIENCE) {
            call("GET", "/api/v1/receipts?wait=1&after=" + last(group), group.key("agent"), "");
            found = found(group, guid);
        }
        assertThat(found).containsExactly(statuses);
    }

    private List<String> found(Group group, String guid) {
        List<String> found = new ArrayList<>();
        for (JsonNode receipt : receipts(group)) {
            if (receipt.get("xml").asString().contains("<guid>" + guid + "</guid>")) {
                found.add(receipt.get("returnStatus").asString());
            }
        }
        return found;
    }

    Group enrol(String name) {
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

    Declaration declaration(Group group) {
        return declaration(group, group.declarations++, List.of());
    }

    /// One whose goods lie in the account book of the group's warehouse.
    Declaration bonded(Group group) {
        while (true) {
            int index = group.declarations++;
            Declaration one = declaration(group, index, List.of(group.party("warehouse")));
            if (one.inventory().head().tradeMode().equals("1210")) {
                return one;
            }
        }
    }

    private Declaration declaration(Group group, int index, List<Party> warehouses) {
        Parties parties =
                new Parties(
                        List.of(group.party("platform")),
                        List.of(group.party("ecommerce")),
                        List.of(group.party("payment")),
                        List.of(group.party("logistics")),
                        List.of(group.party("agent")),
                        List.of(group.party("site")),
                        warehouses);
        LocalDate day = LocalDate.ofInstant(part(Clock.class).instant(), Terms.CHINA);
        return new Generator(group.seed, day, parties).declaration(index, Kind.CONSISTENT);
    }

    String send(Group group, String ending) {
        return send(group, ending, UnaryOperator.identity());
    }

    String send(Group group, String ending, SandboxBuyer buyer) {
        return send(
                group,
                ending,
                text ->
                        text.replaceAll(
                                "(<ceb:(?:buyerIdNumber|payerIdNumber)>)[^<]*",
                                "$1" + buyer.identityNumber()));
    }

    static UnaryOperator<String> guarantor(Group group, SandboxParty party) {
        String code = group.party(party.role().json()).code();
        return text -> text.replaceAll("(<ceb:assureCode>)[^<]*", "$1" + code);
    }

    /// Sends the four documents of a declaration whose order number ends so.
    ///
    /// @return the order number
    String send(Group group, String ending, UnaryOperator<String> change) {
        return send(group, declaration(group), ending, change);
    }

    String send(Group group, Declaration declaration, String ending, UnaryOperator<String> change) {
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
        return order + ending;
    }

    void accepted(String key, String text) {
        HttpResponse<String> answer = call("POST", "/api/v1/messages", key, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /// Takes a text under a role.
    interface Sink {
        void take(String role, String text);
    }

    void pack(
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

    static List<String> statuses(List<Answer> answers) {
        return answers.stream().map(answer -> answer.status()).toList();
    }

    /// Waits until the inventories have passed the logic checks, or were rejected by the platform,
    /// and have these answers of customs.
    void awaited(Group group, Map<String, List<String>> expected) {
        long began = System.nanoTime();
        Map<String, List<String>> found = found(group, expected);
        while (!found.equals(expected) && System.nanoTime() - began < PATIENCE) {
            call("GET", "/api/v1/receipts?wait=1&after=" + last(group), group.key("agent"), "");
            found = found(group, expected);
        }
        assertThat(found).as(() -> receipts(group).toString()).isEqualTo(expected);
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

    JsonNode receipts(Group group) {
        return get("/api/v1/receipts?limit=1000", group.key("agent")).get("receipts");
    }

    HttpResponse<String> post(String path, Group group, String body) {
        return call("POST", path, group.key("agent"), body);
    }

    JsonNode get(String path, String key) {
        HttpResponse<String> answer = call("GET", path, key, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> call(String method, String path, String key, String body) {
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
