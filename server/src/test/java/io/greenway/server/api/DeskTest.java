package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.ActionTable;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: officers work at their desks over real HTTP, what they rule reaches the enterprise by the
/// door, two of them cannot have the same task, and no regulator sees what another one may.
class DeskTest {
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final TestPlatform platform = TestPlatform.running();
    private final String one = login("customs1");
    private final String two = login("customs2");
    private final String agent = "Bearer " + key("5101960D41");

    private String key(String code) {
        return platform.keys().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow()
                .apiKey();
    }

    private String login(String username) {
        Credentials.Login login =
                platform.logins().stream()
                        .filter(one -> one.username().equals(username))
                        .findFirst()
                        .orElseThrow();
        String both = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDeclarationGoesFromReviewOverDetentionToItsClosing() throws Exception {
        Sent sent = sent(5101);
        JsonNode task = json(open(one, "CUSTOMS_REVIEW", sent.invtNo()), 201);
        receipt(sent, "300");
        JsonNode schemas = json(get(agent, "/api/v1/openapi.json"), 200).get("components");
        Schema.check(schemas.get("schemas"), schemas.get("schemas").get("DeskTask"), task, "task");
        assertThat(json(open(one, "CUSTOMS_REVIEW", sent.invtNo()), 409).toString())
                .contains("6511");
        long id = task.get("id").asLong();
        json(act(one, id, "{'action':'claim'}"), 200);
        assertThat(json(act(two, id, "{'action':'claim'}"), 409).toString()).contains("6502");
        String detain = "{'action':'decide','ruling':'detain-legal','reason':'C33'}";
        assertThat(json(act(one, id, detain), 200).get("stage").asString()).isEqualTo("PROPOSED");
        assertThat(json(act(one, id, "{'action':'confirm'}"), 403).toString()).contains("6506");
        assertThat(json(act(two, id, "{'action':'confirm'}"), 200).get("confirmedBy").asString())
                .isEqualTo("customs2");
        receipt(sent, "503");
        rule(one, next(sent, "CUSTOMS_DETENTION"), "inspect", "C22");
        receipt(sent, "500");
        long inspection = next(sent, "CUSTOMS_INSPECTION");
        rule(two, inspection, "release", "C01");
        receipt(sent, "800");
        assertThat(json(act(two, inspection, "{'action':'claim'}"), 409).toString())
                .contains("6501");
        JsonNode closing = json(open(two, "CUSTOMS_CLOSING", sent.invtNo()), 201);
        rule(one, closing.get("id").asLong(), "close", "C51");
        receipt(sent, "899");
        assertThat(platform.part(ActionTable.class).broken()).isEmpty();
        assertThat(get(one, "/api/v1/desk/tasks?stage=ruled&subject=" + sent.invtNo()).body())
                .contains("CUSTOMS_REVIEW", "CUSTOMS_CLOSING");
    }

    /// Sixteen at once, of two officers: one officer has it, and the other one is told who.
    @Test
    void twoOfficersRaceForATaskAndOneHasIt() throws Exception {
        Sent sent = sent(5102);
        long id = json(open(one, "CUSTOMS_REVIEW", sent.invtNo()), 201).get("id").asLong();
        Set<String> winners = ConcurrentHashMap.newKeySet();
        Set<String> losers = ConcurrentHashMap.newKeySet();
        List<Thread> threads =
                IntStream.range(0, 16)
                        .mapToObj(at -> at % 2 == 0 ? one : two)
                        .map(who -> Thread.ofVirtual().start(() -> claim(id, who, winners, losers)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(winners).hasSize(1);
        assertThat(losers).hasSize(1).doesNotContainAnyElementsOf(winners);
        String mine = winners.contains(one) ? one : two;
        String filters = "?claimedBy=me&kind=customs-review&credit=ordinary&limit=500&site=";
        String queue = get(mine, "/api/v1/desk/tasks" + filters + sent.site()).body();
        assertThat(queue).contains(sent.invtNo());
        assertThat(get(mine, "/api/v1/desk/tasks?claimedBy=nobody&limit=500").body())
                .doesNotContain(sent.invtNo());
        assertThat(get(mine, "/api/v1/desk/tasks?olderThanMinutes=60").body())
                .doesNotContain(sent.invtNo());
        assertThat(get(mine, "/api/v1/desk/tasks?overdue=true").body())
                .doesNotContain(sent.invtNo());
        String many =
                "{'tasks':[%d,999999],'action':'decide','ruling':'reject','reason':'C11'}"
                        .formatted(id);
        JsonNode results = json(post(mine, "/api/v1/desk/actions", many), 200).get("results");
        assertThat(results.get(0).get("stage").asString()).isEqualTo("RULED");
        assertThat(results.get(1).get("done").asBoolean()).isFalse();
        assertThat(results.get(1).get("faults").toString()).contains("6512");
        receipt(sent, "100");
        String tooMany = "{'tasks':[],'action':'claim'}";
        assertThat(json(post(mine, "/api/v1/desk/actions", tooMany), 422).toString())
                .contains("6509");
    }

    private void claim(long id, String who, Set<String> winners, Set<String> losers) {
        try {
            int status = act(who, id, "{'action':'claim'}").statusCode();
            (status == 200 ? winners : losers).add(who);
            assertThat(status).isIn(200, 409);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void noRegulatorSeesWhatAnotherMay() throws Exception {
        Sent sent = sent(5103);
        var head = sent.declaration().inventory().head();
        var order = sent.declaration().order().head();
        JsonNode tax = json(open(login("tax"), "TAX_ENQUIRY", sent.invtNo()), 201);
        assertThat(Set.copyOf(tax.get("facts").propertyNames()))
                .isEqualTo(
                        Set.of(
                                "INVT_NO",
                                "SELLER",
                                "DECLARANT",
                                "SITE",
                                "TRADE_MODE",
                                "CREDIT",
                                "GOODS",
                                "VALUE",
                                "TAX",
                                "BUYER"));
        JsonNode exchange = json(open(login("exchange"), "EXCHANGE_ENQUIRY", sent.invtNo()), 201);
        assertThat(exchange.get("facts").propertyNames())
                .contains("PAYMENT_NO", "ORDER_NO")
                .doesNotContain("BUYER", "REGION", "TAX");
        JsonNode disposal =
                json(open(login("inspection1"), "INSPECTION_DISPOSAL", sent.invtNo()), 201);
        assertThat(disposal.get("facts").propertyNames())
                .contains("GOODS", "ORIGIN")
                .doesNotContain("BUYER", "VALUE", "PAYMENT_NO", "ORDER_NO");
        for (JsonNode task : List.of(tax, exchange, disposal)) {
            assertThat(task.toString())
                    .doesNotContain(head.buyerName())
                    .doesNotContain(head.buyerIdNumber())
                    .doesNotContain(head.buyerTelephone())
                    .doesNotContain(head.consigneeAddress())
                    .doesNotContain(order.consigneeAddress());
            assertThat(get(one, "/api/v1/desk/tasks/" + task.get("id")).statusCode())
                    .isEqualTo(404);
            assertThat(act(one, task.get("id").asLong(), "{'action':'claim'}").statusCode())
                    .isEqualTo(404);
        }
        assertThat(json(open(one, "TAX_ENQUIRY", sent.invtNo()), 403).toString()).contains("6507");
        for (String nobody : List.of(login("operator"), login("admin"), agent)) {
            assertThat(get(nobody, "/api/v1/desk/tasks").statusCode()).isEqualTo(403);
        }
        for (String path :
                List.of("/api/v1/dossiers", "/api/v1/receipts", "/api/v1/exchange/codes")) {
            assertThat(get(one, path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(get(login("operator"), "/metrics").body())
                .contains("greenway_desk_tax_open", "greenway_desk_customs_overdue");
        JsonNode schemas =
                json(get(agent, "/api/v1/openapi.json"), 200).get("components").get("schemas");
        String inspector = login("inspection1");
        check(schemas, "DeskQueue", get(inspector, "/api/v1/desk/tasks"));
        check(schemas, "DeskReasons", get(inspector, "/api/v1/desk/reasons"));
        check(schemas, "DeskFigures", get(inspector, "/api/v1/desk/figures"));
    }

    private static void check(JsonNode schemas, String name, HttpResponse<String> response) {
        Schema.check(schemas, schemas.get(name), json(response, 200), name);
    }

    /// A declaration that customs has and does not answer by itself.
    private record Sent(Declaration declaration, String invtNo) {
        String site() {
            return declaration.inventory().head().customsCode();
        }
    }

    private Sent sent(long seed) throws Exception {
        Declaration declaration =
                new Generator(seed, LocalDate.now(Terms.CHINA), PARTIES)
                        .declaration(0, Kind.CONSISTENT);
        String orderNo = declaration.order().head().orderNo();
        Packer packer = new Packer(seed, 100, packed -> post(packed, orderNo));
        packer.add(declaration);
        packer.finish();
        String guid = declaration.inventory().head().guid();
        String xml = receipt(guid, "120");
        String invtNo = xml.split("invtNo>", -1)[1].split("<", -1)[0];
        return new Sent(declaration, invtNo);
    }

    private void post(Packed packed, String orderNo) {
        String code =
                switch (packed.paper()) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> "5101960D41";
                };
        try {
            byte[] written = XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
            String text =
                    new String(written, StandardCharsets.UTF_8)
                            .replace(">" + orderNo + "<", ">" + orderNo + "-SILENT<");
            byte[] xml = text.getBytes(StandardCharsets.UTF_8);
            byte[] sent = packed.paper() == Paper.INVENTORY ? signed(xml) : xml;
            String body = new String(sent, StandardCharsets.UTF_8);
            assertThat(platform.post(key(code), body).statusCode()).isEqualTo(202);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] signed(byte[] xml) throws Exception {
        return switch (SignedXml.sign(xml, platform.signer(platform.key("agent")))) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) -> bytes;
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private void receipt(Sent sent, String status) throws Exception {
        receipt(sent.declaration().inventory().head().guid(), status);
    }

    /// Waits for the receipt of a declaration.
    private String receipt(String guid, String status) throws Exception {
        long cursor = 0;
        for (int empty = 0; empty < 20; ) {
            JsonNode page =
                    json(get(agent, "/api/v1/receipts?limit=1000&wait=1&after=" + cursor), 200);
            for (JsonNode receipt : page.get("receipts")) {
                String xml = receipt.get("xml").asString();
                if (xml.contains(guid) && receipt.get("returnStatus").asString().equals(status)) {
                    return xml;
                }
            }
            cursor = page.get("next").asLong();
            empty = page.get("receipts").isEmpty() ? empty + 1 : 0;
        }
        throw new AssertionError("no receipt " + status + " for " + guid);
    }

    /// The task of that kind which lies on the desk for the declaration.
    private long next(Sent sent, String kind) throws Exception {
        String path = "/api/v1/desk/tasks?kind=" + kind + "&subject=" + sent.invtNo();
        JsonNode tasks = json(get(one, path), 200).get("tasks");
        assertThat(tasks.size()).isEqualTo(1);
        return tasks.get(0).get("id").asLong();
    }

    private void rule(String who, long id, String ruling, String reason) throws Exception {
        json(act(who, id, "{'action':'claim'}"), 200);
        String decide = "{'action':'decide','ruling':'%s','reason':'%s'}".formatted(ruling, reason);
        assertThat(json(act(who, id, decide), 200).get("stage").asString()).isEqualTo("RULED");
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private HttpResponse<String> open(String who, String kind, String invtNo) throws Exception {
        return post(who, "/api/v1/desk/tasks", "{'kind':'" + kind + "','invtNo':'" + invtNo + "'}");
    }

    private HttpResponse<String> act(String who, long id, String body) throws Exception {
        return post(who, "/api/v1/desk/tasks/" + id + "/actions", body);
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return platform.send(platform.request(path).header("Authorization", who).build());
    }

    private HttpResponse<String> post(String who, String path, String body) throws Exception {
        return platform.send(
                platform.request(path)
                        .header("Authorization", who)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build());
    }
}
