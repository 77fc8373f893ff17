package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.Applications;
import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: people of the zone keep the registry over the interface, and the door obeys it. Method:
/// real requests of two logins and of the enterprise they admit.
class RegistryDeskTest {
    private final LocalDate today = Terms.dayOf(Instant.now());

    private static final AtomicInteger SEEDS = new AtomicInteger(77_000_000);

    private final TestPlatform platform = TestPlatform.running();

    private HttpRequest.Builder as(String user, String path) {
        String password =
                platform.logins().stream()
                        .filter(login -> login.username().equals(user))
                        .findFirst()
                        .orElseThrow()
                        .password();
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return platform.request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }

    private JsonNode ask(int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = platform.send(request.build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private JsonNode act(int status, String user, String code, String json) throws Exception {
        return ask(
                status,
                as(user, "/api/v1/registry/enterprises/" + code + "/actions")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode get(int status, String user, String path) throws Exception {
        return ask(status, as(user, path));
    }

    private static List<Integer> numbers(JsonNode problem) {
        List<Integer> numbers = new ArrayList<>();
        problem.get("faults").forEach(fault -> numbers.add(fault.get("number").asInt()));
        return numbers;
    }

    private static String licence(String kind, String number, LocalDate validTo) {
        return """
                {"action":"file-licence","licence":{"kind":"%s","number":"%s","issuedBy":"成都",
                 "validFrom":"2020-01-01","validTo":"%s"}}
                """
                .formatted(kind, number, validTo);
    }

    private void admit(String code, String role, String licence) throws Exception {
        act(
                200,
                "operator",
                code,
                "{\"action\":\"apply\",\"name\":\"新企业\",\"roles\":[\"" + role + "\"]}");
        act(200, "operator", code, licence("business", "B-1", today.plusYears(9)));
        act(200, "operator", code, "{\"action\":\"check-documents\"}");
        act(200, "admin", code, "{\"action\":\"register\"}");
        act(200, "operator", code, licence(licence, "P-1", today.plusDays(20)));
        act(
                200,
                "admin",
                code,
                "{\"action\":\"grant-role\",\"role\":\"%s\",\"validFrom\":\"%s\"}"
                        .formatted(role, today));
    }

    @Test
    void anEnterpriseIsAdmittedAndTheDoorObeysTheRegistry() throws Exception {
        String code = "5101960N21";
        admit(code, "payment", "payment");
        String keys = "/api/v1/registry/enterprises/" + code + "/keys";
        ask(403, as("operator", keys).POST(HttpRequest.BodyPublishers.noBody()));
        String key =
                ask(200, as("admin", keys).POST(HttpRequest.BodyPublishers.noBody()))
                        .get("apiKey")
                        .asString();
        assertThat(pay(key, code).statusCode()).isEqualTo(202);

        String suspend = "{\"action\":\"suspend\",\"reason\":\"credit\",\"note\":\"case 7\"}";
        assertThat(act(200, "operator", code, suspend).get("stage").asString())
                .isEqualTo("suspended");
        assertThat(refused(pay(key, code))).containsExactly(3125);
        act(200, "operator", code, "{\"action\":\"reinstate\"}");
        assertThat(pay(key, code).statusCode()).isEqualTo(202);

        act(200, "operator", code, licence("payment", "P-1", today.minusDays(1)));
        assertThat(refused(pay(key, code))).containsExactly(3126);
        act(200, "operator", code, licence("payment", "P-2", today.plusYears(1)));
        assertThat(pay(key, code).statusCode()).isEqualTo(202);

        assertThat(numbers(act(409, "operator", code, "{\"action\":\"reinstate\"}")))
                .containsExactly(8204);
        act(200, "operator", code, "{\"action\":\"cancel\"}");
        assertThat(refused(pay(key, code))).containsExactly(8102);
        everybodySeesWhatTheyMay(code, key);
    }

    private void everybodySeesWhatTheyMay(String code, String key) throws Exception {
        String own = "/api/v1/registry/enterprises/" + code;
        JsonNode history = get(200, "operator", own + "/actions");
        assertThat(history.get("intact").asBoolean()).isTrue();
        assertThat(history.get("actions").get(0).get("actor").asString()).isEqualTo("operator");
        assertThat(history.get("actions").get(0).get("kind").asString()).isEqualTo("applied");
        String bearer = "Bearer " + key;
        JsonNode seen = ask(200, platform.request(own).header("Authorization", bearer));
        assertThat(seen.get("stage").asString()).isEqualTo("cancelled");
        ask(403, platform.request(own + "/actions").header("Authorization", bearer));
        String other = "/api/v1/registry/enterprises/" + platform.key("agent").code();
        ask(404, platform.request(other).header("Authorization", bearer));
    }

    private HttpResponse<String> pay(String key, String code) throws Exception {
        return platform.post(key, Samples.payments(Samples.guid(), code, code, 1));
    }

    private static List<Integer> refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        return numbers(TestPlatform.json(response));
    }

    @Test
    void anAgentDeclaresOnlyForSellersThatNamedIt() throws Exception {
        String seller = "5101960N11";
        act(
                200,
                "operator",
                seller,
                "{\"action\":\"apply\",\"name\":\"新卖家\",\"roles\":[\"ecommerce\"]}");
        String agent = platform.key("agent").apiKey();
        HttpResponse<String> unnamed = platform.post(agent, inventory(seller));
        assertThat(unnamed.statusCode()).as(unnamed.body()).isEqualTo(202);
        String named = platform.key("agent").code();
        act(
                200,
                "operator",
                seller,
                "{\"action\":\"give-mandate\",\"mandate\":{\"agent\":\"%s\",\"validFrom\":\"%s\"}}"
                        .formatted(named, today));
        assertThat(platform.post(agent, inventory(seller)).statusCode()).isEqualTo(202);
        act(200, "operator", seller, "{\"action\":\"revoke-mandate\",\"agent\":\"" + named + "\"}");
        Declaration declaration = declaration(seller);
        assertThat(refused(platform.post(agent, inventory(declaration)))).containsExactly(3127);
        var inventory = declaration.inventory();
        String orderNo = inventory.head().orderNo();
        String invtNo = "79162026I000000001";
        String cancel =
                xml(Applications.cancellation(inventory.head(), orderNo, invtNo, "CANCEL-1"));
        assertThat(refused(platform.post(agent, cancel))).containsExactly(3127);
        String back = xml(Applications.goodsReturn(inventory, orderNo, invtNo, "RETURN-1"));
        assertThat(refused(platform.post(agent, back))).containsExactly(3127);
    }

    /// The site asks the registry as everybody else who sends: its record brings returns home.
    @Test
    void aSiteThatMayNotActIsRefusedAtTheDoor() throws Exception {
        String code = "5101960N51";
        admit(code, "site", "customs");
        String keys = "/api/v1/registry/enterprises/" + code + "/keys";
        String key =
                ask(200, as("admin", keys).POST(HttpRequest.BodyPublishers.noBody()))
                        .get("apiKey")
                        .asString();
        var head = declaration("5101960N13").inventory().head();
        String arrival = xml(Applications.arrival(head, new Party(code, "新企业"), "ARRIVAL-1"));
        act(
                200,
                "operator",
                code,
                "{\"action\":\"suspend\",\"reason\":\"credit\",\"note\":\"case 7\"}");
        assertThat(refused(platform.post(key, arrival))).containsExactly(3125);
        act(200, "operator", code, "{\"action\":\"reinstate\"}");
        HttpResponse<String> taken = platform.post(key, arrival);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    }

    private static String xml(Record message) {
        return new String(
                XmlWriter.write(message, XmlWriter.Style.PREFIXED), StandardCharsets.UTF_8);
    }

    @Test
    void aSellerGivesAndRevokesItsOwnMandatesWithAKeyThatMay() throws Exception {
        String seller = "5101960N12";
        act(
                200,
                "operator",
                seller,
                "{\"action\":\"apply\",\"name\":\"新卖家\",\"roles\":[\"ecommerce\"]}");
        String keys = "/api/v1/registry/enterprises/" + seller + "/keys";
        ask(400, as("admin", keys + "?scope=all").POST(HttpRequest.BodyPublishers.noBody()));
        String plain = issued(keys);
        String scoped = issued(keys + "?scope=mandates");
        String agent = platform.key("agent").code();
        String give =
                "{\"action\":\"give-mandate\",\"mandate\":{\"agent\":\"%s\",\"validFrom\":\"%s\"}}"
                        .formatted(agent, today);
        String revoke = "{\"action\":\"revoke-mandate\",\"agent\":\"" + agent + "\"}";
        own(403, plain, seller, give);
        own(403, scoped, agent, give);
        own(403, scoped, seller, "{\"action\":\"cancel\"}");
        assertThat(numbers(own(409, scoped, seller, give.replace(agent, "5101960XXX"))))
                .containsExactly(8206);
        assertThat(own(200, scoped, seller, give).get("mandates").toString()).contains(agent);
        own(200, scoped, seller, revoke);
        assertThat(numbers(own(409, scoped, seller, revoke))).containsExactly(8207);
        JsonNode history =
                get(200, "operator", "/api/v1/registry/enterprises/" + seller + "/actions");
        assertThat(history.get("intact").asBoolean()).isTrue();
        List<String> done = new ArrayList<>();
        for (JsonNode action : history.get("actions")) {
            done.add(action.get("actor").asString() + " " + action.get("kind").asString());
        }
        assertThat(done)
                .containsExactly(
                        "operator applied", seller + " mandate-given", seller + " mandate-revoked");
    }

    private String issued(String path) throws Exception {
        return ask(200, as("admin", path).POST(HttpRequest.BodyPublishers.noBody()))
                .get("apiKey")
                .asString();
    }

    private JsonNode own(int status, String key, String code, String json) throws Exception {
        return ask(
                status,
                platform.request("/api/v1/registry/enterprises/" + code + "/actions")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String inventory(String seller) {
        return inventory(declaration(seller));
    }

    private Declaration declaration(String seller) {
        var party = new Party(seller, "新卖家");
        Parties parties =
                new Parties(
                        List.of(new Party(platform.key("platform").code(), "示范平台")),
                        List.of(party),
                        List.of(new Party(platform.key("payment").code(), "示范支付")),
                        List.of(new Party(platform.key("logistics").code(), "示范物流")),
                        List.of(new Party(platform.key("agent").code(), "示范报关")),
                        List.of(),
                        List.of());
        return new Generator(SEEDS.incrementAndGet(), today, parties)
                .declaration(1, Kind.CONSISTENT);
    }

    private static String inventory(Declaration declaration) {
        List<String> found = new ArrayList<>();
        Packer packer =
                new Packer(
                        SEEDS.incrementAndGet(),
                        1,
                        packed -> found.add(xml((Record) packed.message())));
        packer.add(declaration);
        packer.finish();
        return found.stream()
                .filter(xml -> xml.contains("CEB621Message"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatEndsSoonIsListed() throws Exception {
        String code = "5101960N31";
        admit(code, "logistics", "courier");
        JsonNode reminders = get(200, "operator", "/api/v1/registry/reminders").get("reminders");
        List<String> ours = new ArrayList<>();
        reminders.forEach(
                one -> {
                    if (one.get("code").asString().equals(code)) {
                        ours.add(one.get("subject") + " " + one.get("lastDay").asString());
                    }
                });
        assertThat(ours).containsExactly("\"courier P-1\" " + today.plusDays(20));
    }

    @Test
    void whatIsNotRightIsToldAtOnceAndEnterprisesMayNotKeepTheRegistry() throws Exception {
        String code = "5101960N41";
        assertThat(numbers(act(400, "operator", code, "{\"action\":\"apply\"}")))
                .containsExactly(8210, 8210);
        assertThat(numbers(act(400, "operator", code, "{\"action\":\"praise\"}")))
                .containsExactly(8302);
        assertThat(numbers(act(400, "operator", code, "nonsense"))).containsExactly(8302);
        assertThat(numbers(act(409, "operator", code, "{\"action\":\"cancel\"}")))
                .containsExactly(8201);
        ask(
                403,
                platform.request("/api/v1/registry/enterprises/" + code + "/actions")
                        .header("Authorization", "Bearer " + platform.key("agent").apiKey())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"cancel\"}")));
        get(404, "operator", "/api/v1/registry/enterprises/" + code);
    }
}
