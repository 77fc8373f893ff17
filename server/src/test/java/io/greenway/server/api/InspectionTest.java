package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
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
import io.greenway.server.store.Database;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: over real HTTP, a warning stops goods and its end lets them go; control orders go to their
/// outcomes, which come back through the door once; recalls reach every parcel and enterprise; and
/// the officer sees what the quarantine view holds and nothing else, field by field.
class InspectionTest {
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());
    private static final String BASE = "/api/v1/inspection";

    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);
    private final Warnings warnings = new Warnings(platform, trades);
    private final String seller = trades.key("5101960D11");
    private final String officer = trades.login("inspection1");
    private final String second = trades.login("inspection2");

    private static String today() {
        return LocalDate.now(Terms.CHINA).toString();
    }

    @Test
    void aWarningStopsGoodsAndItsEndLetsThemGo() throws Exception {
        Declaration declaration = trade(6601);
        warnings.put("T-STOP", "stop", declaration, "");
        send(declaration);
        assertThat(receipt(declaration, "500")).contains("GW6602", "T-STOP");
        String invtNo = invtNo(declaration);
        until("/stops?warning=T-STOP", invtNo);
        var head = declaration.order().head();
        String lanes = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo() + "/lanes";
        assertThat(json(ask(seller, lanes), 200).toString()).contains("STOPPED", "T-STOP");
        warnings.put("T-STOP", "stop", declaration, "end");
        receipt(declaration, "800");
        assertThat(json(get(officer, "/stops?warning=T-STOP"), 200).get("stops")).isEmpty();
        // Whether the goods were stopped at their release or a moment before is a matter of turns.
        assertThat(answers(invtNo)).isIn("399,800", "500,399,800");
    }

    @Test
    void anOrderGoesToItsOutcomeAndTheAnswerComesThroughTheDoorOnce() throws Exception {
        Declaration declaration = trade(6602);
        warnings.put("T-INSPECT", "inspect", declaration, "");
        send(declaration);
        assertThat(receipt(declaration, "500")).contains("GW6603", "T-INSPECT");
        String invtNo = invtNo(declaration);
        long id = order(invtNo);
        seesOnlyGoods(declaration, id);
        JsonNode selection = json(get(seller, "/orders/" + id + "/selection"), 200);
        assertThat(selection.get("reason").asString()).isEqualTo("ALERT");
        step(officer, id, "{'step':'assign'}", 200);
        step(second, id, "{'step':'start'}", 403);
        step(officer, id, "{'step':'start'}", 200);
        step(seller, id, "{'step':'pass'}", 403);
        step(officer, id, "{'step':'draw-sample','pieces':99}", 422);
        step(officer, id, "{'step':'fail','code':'FAIL_SAFETY'}", 200);
        step(officer, id, "{'step':'decide','outcome':'DESTROY'}", 200);
        step(officer, id, "{'step':'confirm'}", 422);
        JsonNode done = step(second, id, "{'step':'confirm'}", 200);
        assertThat(done.get("order").get("stage").asString()).isEqualTo("REPORTED");
        assertThat(receipt(declaration, "700")).contains("监督销毁");
        assertThat(answers(invtNo)).isEqualTo("700");
        assertThat(json(get(officer, "/recalls"), 200).toString())
                .contains("inspection order " + id);
        warnings.put("T-INSPECT", "inspect", declaration, "end");
    }

    /// Quarantine view: goods, origin, producer, batch, city; no payment, name, telephone, address.
    private void seesOnlyGoods(Declaration declaration, long id) throws Exception {
        HttpResponse<String> one = get(officer, "/orders/" + id);
        HttpResponse<String> list = get(officer, "/orders");
        JsonNode schemas = json(ask(seller, "/api/v1/openapi.json"), 200).get("components");
        schemas = schemas.get("schemas");
        Schema.check(schemas, schemas.get("InspectionOrder"), json(one, 200), "InspectionOrder");
        JsonNode page = json(list, 200);
        Schema.check(schemas, schemas.get("InspectionOrderPage"), page, "InspectionOrderPage");
        JsonNode order = json(one, 200);
        assertThat(Set.copyOf(order.get("goods").get(0).propertyNames()))
                .isEqualTo(
                        Set.of(
                                "gnum",
                                "code",
                                "name",
                                "model",
                                "origin",
                                "producer",
                                "quantity",
                                "unit",
                                "emsNo",
                                "itemRecordNo",
                                "barCode",
                                "batches"));
        assertThat(Set.copyOf(order.get("order").propertyNames()))
                .isEqualTo(
                        Set.of(
                                "id",
                                "subject",
                                "number",
                                "seller",
                                "tradeMode",
                                "customsCode",
                                "region",
                                "reason",
                                "stage",
                                "officer",
                                "orderedOn",
                                "createdAt",
                                "updatedAt",
                                "dueAt",
                                "overdue"));
        var head = declaration.inventory().head();
        var consignee = declaration.order().head();
        for (String text : List.of(one.body(), list.body(), tables())) {
            assertThat(text)
                    .doesNotContain(head.buyerName())
                    .doesNotContain(head.buyerIdNumber())
                    .doesNotContain(head.buyerTelephone())
                    .doesNotContain(head.consigneeAddress())
                    .doesNotContain(consignee.consigneeAddress())
                    .doesNotContain(consignee.consigneeTelephone())
                    .doesNotContain(consignee.orderNo())
                    .doesNotContain(declaration.payment().head().payTransactionId());
        }
        for (String path :
                List.of("/api/v1/dossiers", "/api/v1/receipts", "/api/v1/exchange/codes")) {
            assertThat(ask(officer, path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(get(trades.login("operator"), "/orders").statusCode()).isEqualTo(403);
        assertThat(get(trades.key("5101960D02"), "/orders/" + id).statusCode()).isEqualTo(404);
        String looks = "view = 'inspection order' AND subject = '" + id + "'";
        assertThat(rows("SELECT count(*) FROM access_log WHERE " + looks)).isEqualTo("1");
    }

    @Test
    void aBatchIsFrozenUntilItPasses() throws Exception {
        Declaration declaration = trade(6603);
        JsonNode free = batch("B-6603-1", declaration, 201);
        assertThat(free.get("state").asString()).isEqualTo("PASSED");
        assertThat(batch("B-6603-1", declaration, 201)).isEqualTo(free);
        warnings.put("T-BATCH", "stop", declaration, "");
        JsonNode held = batch("B-6603-2", declaration, 201);
        assertThat(held.get("frozen").asBoolean()).isTrue();
        warnings.put("T-BATCH", "stop", declaration, "end");
        long id = order("B-6603-2");
        step(officer, id, "{'step':'assign'}", 200);
        step(officer, id, "{'step':'start'}", 200);
        step(officer, id, "{'step':'pass'}", 200);
        JsonNode passed = json(get(seller, "/batches/B-6603-2"), 200);
        assertThat(passed.get("state").asString()).isEqualTo("PASSED");
        assertThat(passed.get("batch").get("producerNo").asString()).isEqualTo("CHNZ01");
        assertThat(passed.get("frozen").asBoolean()).isFalse();
        assertThat(get(trades.key("5101960D02"), "/batches/B-6603-2").statusCode()).isEqualTo(404);
        assertThat(get(seller, "/batches").body()).contains("B-6603-1", "B-6603-2");
        // Another enterprise numbers its batch the same, and learns nothing by it.
        String other = trades.key("5101960D02");
        post(other, "/batches", batch("B-6603-2", declaration).replace(":100", ":7"), 201);
        JsonNode own = json(get(other, "/batches/B-6603-2"), 200);
        assertThat(own.get("batch").get("owner").asString()).isEqualTo("5101960D02");
        String ofSeller = "/batches/B-6603-2?owner=5101960D11";
        assertThat(json(get(officer, ofSeller), 200).get("batch").get("quantity").asInt())
                .isEqualTo(100);
        assertThat(json(get(other, ofSeller), 200)).isEqualTo(own);
    }

    @Test
    void aRecallReachesEveryParcelAndIsTrackedToItsEnd() throws Exception {
        Declaration declaration = trade(6604);
        send(declaration);
        receipt(declaration, "800");
        String invtNo = invtNo(declaration);
        String code = declaration.inventory().lines().getFirst().gcode();
        post(
                officer,
                "/recalls",
                "{'from':'" + today() + "','to':'" + today() + "','reason':'x'}",
                422);
        String asked =
                "{'code':'%s','seller':'5101960D11','from':'%s','to':'%s','reason':'unsafe'}"
                        .formatted(code, today(), today());
        assertThat(post(seller, "/recalls", asked, 403)).isNotNull();
        JsonNode opened = post(officer, "/recalls", asked, 201);
        long id = opened.get("recall").get("id").asLong();
        JsonNode found = until("/recalls/" + id, invtNo);
        assertThat(found.toString())
                .doesNotContain(declaration.inventory().head().buyerIdNumber())
                .doesNotContain(declaration.inventory().head().buyerName());
        String steps = "/recalls/" + id + "/steps";
        post(officer, steps, "{'step':'close'}", 422);
        JsonNode issued = post(officer, steps, "{'step':'issue'}", 200);
        int parcels = issued.get("notices").get(0).get("parcels").asInt();
        JsonNode notice = json(get(seller, "/notices/" + id), 200);
        assertThat(notice.get("orders").toString()).contains(invtNo);
        assertThat(get(trades.key("5101960D02"), "/notices/" + id).statusCode()).isEqualTo(404);
        assertThat(notice.get("notice").get("overdue").asBoolean()).isFalse();
        // A newer recall of the same stands behind one whose last day to answer has passed.
        long newer = post(officer, "/recalls", asked, 201).get("recall").get("id").asLong();
        post(officer, "/recalls/" + newer + "/steps", "{'step':'issue'}", 200);
        String of = " WHERE recall = " + id + " RETURNING 1";
        rows("UPDATE recall_notice SET answer_by = answer_by - 30" + of);
        JsonNode mine = json(get(seller, "/notices"), 200).get("notices");
        assertThat(mine.get(0).get("recall").asLong()).isEqualTo(id);
        assertThat(mine.get(0).get("overdue").asBoolean()).isTrue();
        assertThat(mine.get(1).get("overdue").asBoolean()).isFalse();
        assertThat(overdueNotices(id)).isEqualTo(1);
        String answer = "/notices/" + id + "/steps";
        post(seller, answer, "{'step':'finish','recovered':0}", 422);
        post(seller, answer, "{'step':'acknowledge'}", 200);
        assertThat(overdueNotices(id)).isZero();
        post(officer, steps, "{'step':'close'}", 422);
        post(seller, answer, "{'step':'finish','recovered':" + (parcels + 1) + "}", 422);
        post(seller, answer, "{'step':'finish','recovered':" + parcels + "}", 200);
        JsonNode closed = post(officer, steps, "{'step':'close'}", 200);
        assertThat(closed.get("recall").get("stage").asString()).isEqualTo("CLOSED");
    }

    private int overdueNotices(long recall) throws Exception {
        JsonNode found = json(get(officer, "/recalls/" + recall), 200);
        return found.get("recall").get("overdueNotices").asInt();
    }

    private JsonNode batch(String number, Declaration declaration, int status) throws Exception {
        return post(seller, "/batches", batch(number, declaration), status);
    }

    private static String batch(String number, Declaration declaration) {
        InventoryList line = declaration.inventory().lines().getFirst();
        return """
                {'batchNo':'%s','emsNo':'T6603','itemRecordNo':'1','code':'%s','name':'goods',
                 'producer':'Maker','producerNo':'CHNZ01','origin':'%s','quantity':100,
                 'unit':'011','enteredOn':'%s'}
                """
                .formatted(number, line.gcode(), line.country(), today());
    }

    private static Declaration trade(long seed) {
        return new Generator(seed, LocalDate.now(Terms.CHINA), PARTIES)
                .declaration(0, Kind.CONSISTENT);
    }

    private void send(Declaration declaration) {
        Packer packer = new Packer(declaration.hashCode(), 100, this::post);
        packer.add(declaration);
        packer.finish();
    }

    private void post(Packed packed) {
        String code =
                switch (packed.paper()) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> "5101960D41";
                };
        try {
            byte[] xml = XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
            byte[] sent = packed.paper() == Paper.INVENTORY ? signed(xml) : xml;
            String text = new String(sent, StandardCharsets.UTF_8);
            String key = trades.key(code).substring("Bearer ".length());
            assertThat(platform.post(key, text).statusCode()).isEqualTo(202);
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

    /// Waits for the receipt of a status.
    private String receipt(Declaration declaration, String status) throws Exception {
        return trades.receipt(declaration.inventory().head().guid(), status);
    }

    /// Asks until the answer names something; the tables follow the journal at their own pace.
    private JsonNode until(String path, String text) throws Exception {
        JsonNode answer = json(get(officer, path), 200);
        for (int time = 0; time < 400 && !answer.toString().contains(text); time++) {
            waitForReceipts();
            answer = json(get(officer, path), 200);
        }
        assertThat(answer.toString()).contains(text);
        return answer;
    }

    /// A receipt that never comes: the platform holds the answer back for a second.
    private void waitForReceipts() throws Exception {
        ask(seller, "/api/v1/receipts?wait=1&after=" + Long.MAX_VALUE);
    }

    private long order(String number) throws Exception {
        JsonNode page = until("/orders", number);
        for (JsonNode order : page.get("orders")) {
            if (order.get("number").asString().equals(number)) {
                return order.get("id").asLong();
            }
        }
        throw new AssertionError(number);
    }

    private JsonNode step(String who, long id, String body, int status) throws Exception {
        return post(who, "/orders/" + id + "/steps", body, status);
    }

    /// What the inspection answered, as it stands in the journal's queue.
    private String answers(String invtNo) throws Exception {
        return rows(
                "SELECT string_agg(status, ',' ORDER BY id) FROM inspection_message"
                        + " WHERE invt_no = '"
                        + invtNo
                        + "'");
    }

    private String invtNo(Declaration declaration) throws Exception {
        var head = declaration.order().head();
        String path = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
        return json(ask(seller, path), 200).get("invtNo").asString();
    }

    /// Every text of the tables behind the officer's orders.
    private String tables() throws Exception {
        StringBuilder text = new StringBuilder();
        for (String table :
                List.of(
                        "inspection_order",
                        "inspection_history",
                        "inspection_goods",
                        "inspection_stop",
                        "inspection_message",
                        "inspection_batch")) {
            text.append(rows("SELECT coalesce(string_agg(t::text, ' '), '') FROM " + table + " t"));
        }
        return text.toString();
    }

    private String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return ask(who, BASE + path);
    }

    private HttpResponse<String> ask(String who, String path) throws Exception {
        return trades.get(who, path);
    }

    private JsonNode post(String who, String path, String body, int status) throws Exception {
        return json(trades.post(who, BASE + path, body), status);
    }
}
