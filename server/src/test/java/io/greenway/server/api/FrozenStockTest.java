package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: stock of a batch that is inspected lies on its book and cannot be declared until the batch
/// passes, and what failed is written off by its batch. Method: a running platform; the officer,
/// the warehouse and a declarant over real HTTP.
class FrozenStockTest {
    private static final String BOOK = "T7916W-FROZEN";

    private final TestPlatform platform = TestPlatform.running();
    private final BookTraffic traffic = new BookTraffic(platform);
    private final SilentTrades trades = new SilentTrades(platform);
    private final Warnings warnings = new Warnings(platform, trades);
    private final String warehouse = traffic.key(BookTraffic.WAREHOUSE);
    private final String officer = trades.login("inspection1");
    private final String zone = traffic.login("operator");

    @Test
    void stockOfABatchIsFrozenUntilItPasses() throws Exception {
        BookTraffic.Sample sample = traffic.sample(9107, BOOK);
        traffic.open(BOOK, sample);
        warnings.put("T-FROZEN", "stop", sample.declaration(), "");
        batch(sample, "B-1");
        batch(sample, "B-2");
        warnings.put("T-FROZEN", "stop", sample.declaration(), "end");

        inbound(sample, "L-1", 10, "B-1", 200);
        inbound(sample, "L-2", 4, "B-2", 200);
        JsonNode refused = inbound(sample, "L-3", 4, "B-3", 422);
        assertThat(refused.get("faults").get(0).get("number").asInt()).isEqualTo(6617);
        stands(0, 14, 14);
        BookTraffic.Sample early = BookTraffic.numbered(sample, 9107);
        traffic.send(early);
        assertThat(traffic.last(early)).isEqualTo("100");

        step("B-1", "assign", "");
        step("B-1", "start", "");
        step("B-1", "pass", "");
        platform.part(InspectionPump.class).round();
        stands(10, 4, 4);
        fail();
        platform.part(InspectionPump.class).round();
        stands(10, 4, 4);
        assertThat(writeOff(sample, 5, 422).get("faults").get(0).get("number").asInt())
                .isEqualTo(6709);
        writeOff(sample, 4, 200);
        stands(10, 0, 0);
        assertThat(moves()).contains("FROZEN", "THAWED", "LOCK_WRITTEN_OFF");
        outboundIsWhatLeft();
        assertThat(
                        new Audit(
                                        platform.part(Database.class).source(),
                                        platform.part(EventCodec.class))
                                .findings()
                                .discrepancies())
                .as("of this book; what other tests did to other accounts is theirs")
                .noneMatch(one -> one.contains(BOOK));
    }

    /// B-2 stays frozen, so nothing of the record is released; nothing left by the gate.
    private void outboundIsWhatLeft() throws Exception {
        LocalDate today = LocalDate.now(Terms.CHINA);
        String days = "/outbound?from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
        JsonNode list = BookTraffic.json(traffic.get(warehouse, "/" + BOOK + days), 200);
        assertThat(list.get("lines")).isEmpty();
        String wrong = "/outbound?from=" + today + "&to=" + today.minusDays(1);
        assertThat(traffic.get(warehouse, "/" + BOOK + wrong).statusCode()).isEqualTo(400);
    }

    private void batch(BookTraffic.Sample sample, String number) throws Exception {
        InventoryList line = sample.declaration().inventory().lines().getFirst();
        String body =
                """
                {'batchNo':'%s','emsNo':'%s','itemRecordNo':'%s','code':'%s','name':'goods',
                 'producer':'Maker','producerNo':'CHNZ01','origin':'%s','quantity':10,
                 'unit':'011','enteredOn':'%s'}
                """
                        .formatted(
                                number,
                                BOOK,
                                line.itemRecordNo(),
                                line.gcode(),
                                line.country(),
                                LocalDate.now(Terms.CHINA));
        JsonNode registered = ask(warehouse, "/batches", body, 201);
        assertThat(registered.get("frozen").asBoolean()).isTrue();
    }

    private JsonNode inbound(
            BookTraffic.Sample sample, String list, int units, String batch, int status)
            throws Exception {
        String body =
                BookTraffic.inbound(BOOK, list, sample, units)
                        .replace("'quantity'", "'batch':'%s','quantity'".formatted(batch));
        return BookTraffic.json(traffic.post(warehouse, "/messages", body), status);
    }

    private JsonNode writeOff(BookTraffic.Sample sample, int units, int status) throws Exception {
        String body =
                ("{'message':'write-off','guid':'%s','book':'%s','reason':'unsafe','documentNo':'D-1',"
                                + "'batch':'B-2','lines':[{'item':'%s','quantity':%d}]}")
                        .formatted(BookTraffic.guid(), BOOK, BookTraffic.item(sample), units);
        return BookTraffic.json(traffic.post(zone, "/messages", body), status);
    }

    private void stands(int onHand, int locked, int frozen) throws Exception {
        JsonNode line =
                BookTraffic.json(traffic.get(warehouse, "/" + BOOK), 200).get("lines").get(0);
        assertThat(line.get("onHand").asString()).isEqualTo(String.valueOf(onHand));
        assertThat(line.get("locked").asString()).isEqualTo(String.valueOf(locked));
        assertThat(line.get("frozen").asString()).isEqualTo(String.valueOf(frozen));
    }

    private String moves() throws Exception {
        return BookTraffic.json(traffic.get(warehouse, "/" + BOOK + "/moves"), 200).toString();
    }

    private void fail() throws Exception {
        step("B-2", "assign", "");
        step("B-2", "start", "");
        step("B-2", "fail", ",'code':'FAIL_LABEL'");
        step("B-2", "decide", ",'outcome':'RETURN'");
    }

    private void step(String batch, String step, String more) throws Exception {
        ask(
                officer,
                "/orders/" + order(batch) + "/steps",
                "{'step':'" + step + "'" + more + "}",
                200);
    }

    private long order(String batch) throws Exception {
        HttpRequest.Builder request =
                platform.request("/api/v1/inspection/orders?limit=500")
                        .header("Authorization", officer);
        for (JsonNode order : BookTraffic.json(platform.send(request.build()), 200).get("orders")) {
            if (order.get("number").asString().equals(batch)
                    && order.get("seller").asString().equals(BookTraffic.WAREHOUSE)) {
                return order.get("id").asLong();
            }
        }
        throw new AssertionError("no order of " + batch);
    }

    private JsonNode ask(String who, String path, String body, int status) throws Exception {
        return BookTraffic.json(
                platform.send(traffic.request(who, "/api/v1/inspection" + path, body)), status);
    }
}
