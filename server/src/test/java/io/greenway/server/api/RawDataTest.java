package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: a platform learns before it uploads raw payment data whether they agree with the orders
/// that the zone has, and what it must sign; nobody learns of another's orders. Method: an order
/// that was sent over HTTP, and data about it.
class RawDataTest {
    private static final String PLATFORM = "5101960D01";
    private static final String PATH = "/api/v1/services/raw-data";

    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);

    private JsonNode ask(String who, String body, int status) throws Exception {
        HttpResponse<String> response =
                platform.send(
                        platform.request(PATH)
                                .header("Authorization", who)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    @Test
    void whatIsUploadedIsHeldAgainstTheOrderAndThePayment() throws Exception {
        SilentTrades.Sent sent = trades.sent(93_100, 0);
        var order = sent.declaration().order();
        var payment = sent.declaration().payment().head();
        String orderNo = order.head().orderNo() + "-SILENT";
        String head =
                """
                {"guid":"A1","initalRequest":"{\\"a\\": 1}","initalResponse":"ok","ebpCode":"%s",
                 "payCode":"%s","payTransactionId":"%s","totalAmount":"%s","currency":"142",
                 "verDept":"3","payType":"1","tradingTime":"20261102093015","note":""}\
                """
                        .formatted(
                                PLATFORM,
                                payment.payCode(),
                                payment.payTransactionId(),
                                payment.amountPaid().toPlainString());
        String lists =
                """
                [{"orderNo":"%s","goodsInfo":[{"gname":"%s","itemLink":"https://shop.example"}],
                  "recpAccount":"1","recpName":"%s"}]\
                """
                        .formatted(
                                orderNo,
                                order.lines().getFirst().itemName(),
                                order.head().ebcName());
        String body =
                """
                {"sessionID":"S-1","payExchangeInfoHead":%s,"payExchangeInfoLists":%s,
                 "serviceTime":"1793580000000","certNo":"C","signValue":"c2lnbg=="}
                """
                        .formatted(head, lists);
        JsonNode answer = ask(trades.key(PLATFORM), body, 200);
        JsonNode schemas =
                trades.json(trades.key(PLATFORM), "/api/v1/openapi.json", 200)
                        .get("components")
                        .get("schemas");
        Schema.check(schemas, schemas.get("RawPaymentDataChecked"), answer, "answer");
        assertThat(answer.get("faults")).as(answer.toString()).isEmpty();
        assertThat(answer.get("valid").asBoolean()).isTrue();
        assertThat(answer.get("signedText").asString())
                .isEqualTo(
                        "\"sessionID\":\"S-1\"||\"payExchangeInfoHead\":\""
                                + head
                                + "\"||\"payExchangeInfoLists\":\""
                                + lists
                                + "\"||\"serviceTime\":\"1793580000000\"");
        JsonNode other = ask(trades.key("5101960D02"), body, 200);
        assertThat(other.get("faults").get(0).get("number").asInt()).isEqualTo(3144);
        assertThat(other.toString()).doesNotContain("3145").doesNotContain("3147");
        ask(trades.login("operator"), body, 403);
        ask(trades.key(PLATFORM), "{", 400);
    }

    @Test
    void moreOrdersThanItLooksAtAreRefused() throws Exception {
        String orders = String.join(",", Collections.nCopies(101, "{}"));
        JsonNode answer =
                ask(trades.key(PLATFORM), "{\"payExchangeInfoLists\":[" + orders + "]}", 413);
        assertThat(answer.get("detail").asString()).contains("100");
    }
}
