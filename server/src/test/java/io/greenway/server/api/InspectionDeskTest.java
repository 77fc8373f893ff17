package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: what customs still has is inspected by hand, stopped by a new warning at once, and its
/// order has an outcome when a desk rules about the goods. Method: declarations that customs does
/// not answer.
class InspectionDeskTest {
    private static final String ORDERS = "/api/v1/inspection/orders";
    private static final String RECALLS = "/api/v1/inspection/recalls";

    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);
    private final String officer = trades.login("inspection1");

    @Test
    void anOfficerHasADeclarationInspectedWhileCustomsHasIt() throws Exception {
        SilentTrades.Sent sent = trades.sent(6611, 0);
        long id = ordered(sent);
        trades.receipt(sent.guid(), "500");
        json(order(sent), 422);
        step(id, "{'step':'assign'}");
        step(id, "{'step':'start'}");
        JsonNode drawn = json(steps(id, "{'step':'draw-sample','pieces':0}"), 422);
        String planned = drawn.get("faults").get(0).get("expected").asString();
        step(id, "{'step':'draw-sample','pieces':" + planned + "}");
        json(steps(id, "{'step':'pass'}"), 422);
        step(id, "{'step':'seal','seal':'S-1'}");
        step(id, "{'step':'send','laboratory':'L-1'}");
        step(id, "{'step':'receive','sealWhole':true}");
        step(id, "{'step':'test'}");
        step(id, "{'step':'result','passed':true}");
        step(id, "{'step':'final','passed':true}");
        step(id, "{'step':'pass'}");
        trades.receipt(sent.guid(), "800");
        json(order(sent), 422);
        JsonNode closed = step(id, "{'step':'close'}");
        assertThat(closed.get("order").get("stage").asString()).isEqualTo("CLOSED");
    }

    @Test
    void aRulingOfTheDeskIsTheOutcomeOfTheOrder() throws Exception {
        SilentTrades.Sent sent = trades.sent(6612, 0);
        long id = ordered(sent);
        trades.receipt(sent.guid(), "500");
        String asked = "{'kind':'INSPECTION_DISPOSAL','invtNo':'" + sent.invtNo() + "'}";
        JsonNode task = json(trades.post(officer, "/api/v1/desk/tasks", asked), 201);
        String actions = "/api/v1/desk/tasks/" + task.get("id") + "/actions";
        json(trades.post(officer, actions, "{'action':'claim'}"), 200);
        String ruling = "{'action':'decide','ruling':'RETURN_ABROAD','reason':'I11'}";
        json(trades.post(officer, actions, ruling), 200);
        trades.receipt(sent.guid(), "700");
        JsonNode order = trades.json(officer, ORDERS + "/" + id, 200);
        assertThat(order.get("order").get("stage").asString()).isEqualTo("REPORTED");
        assertThat(order.get("outcome").asString()).isEqualTo("RETURN");
    }

    @Test
    void aNewWarningReachesWhatCustomsHasAndItsEndGivesItBack() throws Exception {
        SilentTrades.Sent sent = trades.sent(6613, 0);
        warn(sent, "");
        assertThat(trades.receipt(sent.guid(), "500")).contains("GW6602", "T-SWEEP");
        warn(sent, "end");
        trades.receipt(sent.guid(), "399");
    }

    /// Two officers have two parcels destroyed, both at once; one that is refused keeps no other
    /// from being done.
    @Test
    void ordersHaveClocksAndAreTakenOnTogether() throws Exception {
        long first = ordered(trades.sent(6616, 0));
        long second = ordered(trades.sent(6617, 0));
        JsonNode order = trades.json(officer, ORDERS + "/" + first, 200).get("order");
        assertThat(Instant.parse(order.get("dueAt").asString()))
                .isEqualTo(
                        Instant.parse(order.get("createdAt").asString()).plus(Duration.ofDays(1)));
        assertThat(order.get("overdue").asBoolean()).isFalse();
        String other = trades.login("inspection2");
        JsonNode taken = many(officer, first, second, "'step':'assign'");
        assertThat(taken.get(0).get("stage").asString()).isEqualTo("ASSIGNED");
        assertThat(taken.get(2).get("faults").get(0).get("number").asInt()).isEqualTo(8242);
        many(officer, first, second, "'step':'start'");
        JsonNode not = many(other, first, second, "'step':'pass'");
        assertThat(not.get(0).get("done").asBoolean()).isFalse();
        many(officer, first, second, "'step':'fail','code':'SUSPECT_QUARANTINE'");
        JsonNode proposed = many(officer, first, second, "'step':'decide','outcome':'DESTROY'");
        assertThat(proposed.get(1).get("stage").asString()).isEqualTo("PROPOSED");
        JsonNode same = many(officer, first, second, "'step':'confirm'");
        assertThat(same.get(0).get("done").asBoolean()).as("by the same officer").isFalse();
        JsonNode confirmed = many(other, first, second, "'step':'confirm'");
        assertThat(confirmed.get(0).get("stage").asString()).isEqualTo("REPORTED");
        assertThat(confirmed.get(1).get("stage").asString()).isEqualTo("REPORTED");
        String none = "{'orders':[],'step':'assign'}";
        json(trades.post(officer, "/api/v1/inspection/steps", none), 422);
        String seal = "{'orders':[%d],'step':'seal'}".formatted(first);
        json(trades.post(officer, "/api/v1/inspection/steps", seal), 400);
    }

    /// The same of two orders, and of one that there is not.
    private JsonNode many(String who, long one, long two, String step) throws Exception {
        String body = "{'orders':[%d,%d,999999],%s}".formatted(one, two, step);
        return json(trades.post(who, "/api/v1/inspection/steps", body), 200).get("results");
    }

    @Test
    void theListsOfOrdersAndRecallsGoOnWhereAPageEnded() throws Exception {
        ordered(trades.sent(6614, 0));
        ordered(trades.sent(6615, 0));
        goesOn(ORDERS, "orders", order -> order.get("id").asLong());
        for (String batch : List.of("PAGE-1", "PAGE-2")) {
            String recall =
                    "{'batchNo':'%s','from':'2026-01-01','to':'2026-01-02','reason':'page'}"
                            .formatted(batch);
            json(trades.post(officer, RECALLS, recall), 201);
        }
        goesOn(RECALLS, "recalls", recall -> recall.get("id").asLong());
    }

    /// The two newest, one after the other, are those of a longer page.
    private void goesOn(String path, String name, ToLongFunction<JsonNode> id) throws Exception {
        JsonNode two = trades.json(officer, path + "?limit=2", 200);
        JsonNode first = trades.json(officer, path + "?limit=1", 200);
        long next = first.get("next").asLong();
        JsonNode second = trades.json(officer, path + "?limit=1&after=" + next, 200);
        assertThat(id.applyAsLong(first.get(name).get(0))).isEqualTo(next);
        assertThat(id.applyAsLong(two.get(name).get(0))).isEqualTo(next);
        assertThat(id.applyAsLong(second.get(name).get(0)))
                .isEqualTo(id.applyAsLong(two.get(name).get(1)))
                .isLessThan(next);
        JsonNode end = trades.json(officer, path + "?after=1", 200);
        assertThat(end.get(name)).isEmpty();
        assertThat(end.get("next").isNull()).isTrue();
    }

    private long ordered(SilentTrades.Sent sent) throws Exception {
        JsonNode made = json(order(sent), 201);
        assertThat(made.get("order").get("reason").asString()).isEqualTo("MANUAL");
        return made.get("order").get("id").asLong();
    }

    private HttpResponse<String> order(SilentTrades.Sent sent) throws Exception {
        return trades.post(officer, ORDERS, "{'invtNo':'" + sent.invtNo() + "','because':'odd'}");
    }

    private JsonNode step(long id, String body) throws Exception {
        return json(steps(id, body), 200);
    }

    private HttpResponse<String> steps(long id, String body) throws Exception {
        return trades.post(officer, ORDERS + "/" + id + "/steps", body);
    }

    private void warn(SilentTrades.Sent sent, String action) throws Exception {
        InventoryList line = sent.declaration().inventory().lines().getFirst();
        String csv =
                """
                code,effect,hs_prefix,origin,zh,en,sw,valid_from,document_no,action
                T-SWEEP,stop,%s,%s,疫情,epidemic,ugonjwa,%s,D-1,%s
                """
                        .formatted(
                                line.gcode(), line.country(), LocalDate.now(Terms.CHINA), action);
        HttpRequest.Builder entered =
                platform.request("/api/v1/reference/warning/changes")
                        .header("Authorization", trades.login("operator"))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv));
        String id = json(platform.send(entered.build()), 200).get("id").asString();
        json(
                trades.post(
                        trades.login("admin"), "/api/v1/reference/changes/" + id + "/approval", ""),
                200);
    }
}
