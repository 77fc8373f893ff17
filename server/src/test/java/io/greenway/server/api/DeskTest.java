package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import io.greenway.server.store.ActionTable;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: officers work at their desks over real HTTP, what they rule reaches the enterprise by the
/// door, two of them cannot have the same task, and no regulator sees what another one may.
class DeskTest {
    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);
    private final String one = trades.login("customs1");
    private final String two = trades.login("customs2");
    private final String agent = trades.key("5101960D41");

    @Test
    void aDeclarationGoesFromReviewOverDetentionToItsClosing() throws Exception {
        SilentTrades.Sent sent = trades.sent(5101, 0);
        JsonNode task = json(open(one, "CUSTOMS_REVIEW", sent.invtNo()), 201);
        receipt(sent, "300");
        JsonNode schemas = json(trades.get(agent, "/api/v1/openapi.json"), 200).get("components");
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
        assertThat(
                        trades.get(one, "/api/v1/desk/tasks?stage=ruled&subject=" + sent.invtNo())
                                .body())
                .contains("CUSTOMS_REVIEW", "CUSTOMS_CLOSING");
    }

    /// Sixteen at once, of two officers: one officer has it, and the other one is told who.
    @Test
    void twoOfficersRaceForATaskAndOneHasIt() throws Exception {
        SilentTrades.Sent sent = trades.sent(5102, 0);
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
        String queue = trades.get(mine, "/api/v1/desk/tasks" + filters + sent.site()).body();
        assertThat(queue).contains(sent.invtNo());
        assertThat(trades.get(mine, "/api/v1/desk/tasks?claimedBy=nobody&limit=500").body())
                .doesNotContain(sent.invtNo());
        assertThat(trades.get(mine, "/api/v1/desk/tasks?olderThanMinutes=60").body())
                .doesNotContain(sent.invtNo());
        assertThat(trades.get(mine, "/api/v1/desk/tasks?overdue=true").body())
                .doesNotContain(sent.invtNo());
        String many =
                "{'tasks':[%d,999999],'action':'decide','ruling':'reject','reason':'C11'}"
                        .formatted(id);
        JsonNode results =
                json(trades.post(mine, "/api/v1/desk/actions", many), 200).get("results");
        assertThat(results.get(0).get("stage").asString()).isEqualTo("RULED");
        assertThat(results.get(1).get("done").asBoolean()).isFalse();
        assertThat(results.get(1).get("faults").toString()).contains("6512");
        receipt(sent, "100");
        String tooMany = "{'tasks':[],'action':'claim'}";
        assertThat(json(trades.post(mine, "/api/v1/desk/actions", tooMany), 422).toString())
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
        SilentTrades.Sent sent = trades.sent(5103, 0);
        var head = sent.declaration().inventory().head();
        var order = sent.declaration().order().head();
        JsonNode tax = json(open(trades.login("tax"), "TAX_ENQUIRY", sent.invtNo()), 201);
        assertThat(Set.copyOf(tax.get("facts").propertyNames()))
                .isEqualTo(
                        Set.of(
                                "INVT_NO",
                                "SELLER",
                                "SITE",
                                "TRADE_MODE",
                                "CREDIT",
                                "GOODS",
                                "VALUE",
                                "TAX",
                                "BUYER"));
        JsonNode exchange =
                json(open(trades.login("exchange"), "EXCHANGE_ENQUIRY", sent.invtNo()), 201);
        assertThat(exchange.get("facts").propertyNames())
                .contains("PAYMENT_NO", "ORDER_NO")
                .doesNotContain("BUYER", "REGION", "TAX");
        JsonNode disposal =
                json(open(trades.login("inspection1"), "INSPECTION_DISPOSAL", sent.invtNo()), 201);
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
            assertThat(trades.get(one, "/api/v1/desk/tasks/" + task.get("id")).statusCode())
                    .isEqualTo(404);
            assertThat(act(one, task.get("id").asLong(), "{'action':'claim'}").statusCode())
                    .isEqualTo(404);
        }
        assertThat(json(open(one, "TAX_ENQUIRY", sent.invtNo()), 403).toString()).contains("6507");
        for (String nobody : List.of(trades.login("operator"), trades.login("admin"), agent)) {
            assertThat(trades.get(nobody, "/api/v1/desk/tasks").statusCode()).isEqualTo(403);
        }
        for (String path :
                List.of("/api/v1/dossiers", "/api/v1/receipts", "/api/v1/exchange/codes")) {
            assertThat(trades.get(one, path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(trades.get(trades.login("operator"), "/metrics").body())
                .contains("greenway_desk_tax_open", "greenway_desk_customs_overdue");
        JsonNode schemas =
                json(trades.get(agent, "/api/v1/openapi.json"), 200)
                        .get("components")
                        .get("schemas");
        String inspector = trades.login("inspection1");
        check(schemas, "DeskQueue", trades.get(inspector, "/api/v1/desk/tasks"));
        check(schemas, "DeskReasons", trades.get(inspector, "/api/v1/desk/reasons"));
        check(schemas, "DeskFigures", trades.get(inspector, "/api/v1/desk/figures"));
    }

    private static void check(JsonNode schemas, String name, HttpResponse<String> response) {
        Schema.check(schemas, schemas.get(name), json(response, 200), name);
    }

    private void receipt(SilentTrades.Sent sent, String status) throws Exception {
        trades.receipt(sent.guid(), status);
    }

    /// The task of that kind which lies on the desk for the declaration.
    private long next(SilentTrades.Sent sent, String kind) throws Exception {
        String path = "/api/v1/desk/tasks?kind=" + kind + "&subject=" + sent.invtNo();
        JsonNode tasks = json(trades.get(one, path), 200).get("tasks");
        assertThat(tasks.size()).isEqualTo(1);
        return tasks.get(0).get("id").asLong();
    }

    private void rule(String who, long id, String ruling, String reason) throws Exception {
        json(act(who, id, "{'action':'claim'}"), 200);
        String decide = "{'action':'decide','ruling':'%s','reason':'%s'}".formatted(ruling, reason);
        assertThat(json(act(who, id, decide), 200).get("stage").asString()).isEqualTo("RULED");
    }

    private HttpResponse<String> open(String who, String kind, String invtNo) throws Exception {
        return trades.post(
                who, "/api/v1/desk/tasks", "{'kind':'" + kind + "','invtNo':'" + invtNo + "'}");
    }

    private HttpResponse<String> act(String who, long id, String body) throws Exception {
        return trades.post(who, "/api/v1/desk/tasks/" + id + "/actions", body);
    }
}
