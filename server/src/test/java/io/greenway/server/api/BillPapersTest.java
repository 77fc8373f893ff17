package io.greenway.server.api;

import static io.greenway.server.api.Prints.code;
import static io.greenway.server.api.Prints.print;
import static io.greenway.server.api.Prints.text;
import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.BuiltInTax;
import io.greenway.server.pump.BillReader;
import io.greenway.server.store.ParticipantTables;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: the print of a tax bill says what the bill says, and is told as old once that changes.
/// Method: a bill is printed, then paid, then made void, and the codes of the prints are asked
/// after each step.
class BillPapersTest {
    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final SilentTrades TRADES = new SilentTrades(PLATFORM);

    @Test
    void aTaxBillCanBeReadAndCheckedAndGetsOldWhenItChanges() throws Exception {
        SilentTrades.Sent sent = new SilentTrades(PLATFORM, "-TAX-UNPAID").sent(270_414, 0);
        TRADES.receipt(sent.guid(), "800");
        String invtNo = sent.invtNo();
        String path = "/api/v1/tax/bills/" + invtNo;
        billed(path);
        String officer = TRADES.login("tax");
        JsonNode bill = TRADES.json(officer, path + "?purpose=test", 200);
        HttpResponse<byte[]> response = print(PLATFORM, officer, path + "/document?purpose=test");
        assertThat(response.statusCode()).isEqualTo(200);
        String text = text(response.body());
        assertThat(text)
                .contains("税单", "Tax bill", invtNo)
                .contains(bill.get("taxNo").asString(), bill.get("billedTotal").asString())
                .doesNotContain(bill.get("buyer").asString());
        JsonNode paper =
                json(
                                PLATFORM.send(
                                        PLATFORM.request("/api/v1/papers/" + code(response.body()))
                                                .build()),
                                200)
                        .get("paper");
        assertThat(paper.get("number")).isEqualTo(bill.get("taxNo"));
        assertThat(paper.get("amount")).isEqualTo(bill.get("due"));
        assertThat(paper.get("current").asBoolean()).isTrue();

        String paid = status(bill, "2", "PAID");
        assertThat(isCurrent(code(response.body()))).as("it was paid since").isFalse();
        assertThat(text(print(PLATFORM, officer, path + "/document?purpose=test").body()))
                .contains(bill.get("billedTotal").asString());
        assertThat(isCurrent(paid)).isTrue();
        String voided = status(bill, "3", "OFFSET");
        assertThat(isCurrent(paid)).as("it was made void since").isFalse();
        assertThat(isCurrent(voided)).isTrue();
        assertThat(voided).isNotEqualTo(paid);
    }

    private static boolean isCurrent(String code) throws Exception {
        return json(PLATFORM.send(PLATFORM.request("/api/v1/papers/" + code).build()), 200)
                .get("paper")
                .get("current")
                .asBoolean();
    }

    /// Customs says what became of a bill.
    ///
    /// @return code of the print after it
    private static String status(JsonNode bill, String status, String stage) throws Exception {
        String invtNo = bill.get("invtNo").asString();
        String path = "/api/v1/tax/bills/" + invtNo;
        var customs = new Enterprise("7900000065", "示范海关 Demo Customs", Set.of(Role.AUTHORITY));
        PLATFORM.part(ParticipantTables.class).put(customs);
        String xml = OtherBill.status(invtNo, bill.get("taxNo").asString(), status);
        json(PLATFORM.post(PLATFORM.newKey(customs.code()), xml), 202);
        String officer = TRADES.login("tax");
        String nothing = "/api/v1/receipts?wait=1&after=" + (Long.MAX_VALUE - 1);
        for (int at = 0; at < 30; at++) {
            PLATFORM.part(BillReader.class).read();
            JsonNode now = TRADES.json(officer, path + "?purpose=test", 200);
            if (now.get("stage").asString().equals(stage)) {
                return code(print(PLATFORM, officer, path + "/document?purpose=test").body());
            }
            TRADES.json(TRADES.key("5101960D12"), nothing, 200);
        }
        throw new AssertionError("it never was " + stage);
    }

    /// What is owed is put down when the day of the release is over.
    private static void billed(String path) throws Exception {
        String nothing = "/api/v1/receipts?wait=1&after=" + (Long.MAX_VALUE - 1);
        for (int at = 0; at < 30; at++) {
            PLATFORM.part(BillReader.class).read();
            PLATFORM.part(BuiltInTax.class).upTo(Instant.now().plus(Duration.ofDays(1)));
            if (TRADES.get(TRADES.login("tax"), path + "?purpose=test")
                    .body()
                    .contains("\"ISSUED\"")) {
                return;
            }
            TRADES.json(TRADES.key("5101960D12"), nothing, 200);
        }
        throw new AssertionError("there never was a bill");
    }
}
