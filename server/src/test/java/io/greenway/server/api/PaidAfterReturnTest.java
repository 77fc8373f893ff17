package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import io.greenway.server.TestPlatform;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: what a buyer sent back is not paid abroad, whenever it comes back. Method: a declaration
/// is released, its goods come back line by line over the real door, and payments in yuan are asked
/// for and made in between; nothing but the payments themselves makes the platform look.
class PaidAfterReturnTest {
    private static final String REMITTANCES = "/api/v1/exchange/remittances";

    private final SilentTrades trades = new SilentTrades(TestPlatform.running(), "-PAID");
    private final String seller = trades.key("5101960D11");
    private final String bank = trades.key("5101960D21");
    private final LocalDate today = LocalDate.now(Terms.CHINA);

    @Test
    void onlyWhatTheBuyerKeptIsPaid() throws Exception {
        SilentTrades.Sent sent = trades.sent(8801, 1);
        trades.receipt(sent.guid(), "800");
        List<InventoryList> lines = sent.declaration().inventory().lines();
        assertThat(lines).hasSizeGreaterThan(1);
        Money all = Money.sum(lines.stream().map(one -> Money.of(one.totalPrice())).toList());
        Money kept = all.minus(Money.of(lines.getFirst().totalPrice()));
        JsonNode before = ask("BACK-1", sent, all);
        assertThat(before.get("stage").asString()).isEqualTo("CHECKED");

        trades.comeBack(sent, List.of(lines.getFirst()), "8801-1");
        assertThat(number(remit(before, 422))).isEqualTo(6204);
        step(seller, before, "{'step':'withdraw'}", 200);
        JsonNode whole = ask("BACK-2", sent, all);
        assertThat(whole.get("stage").asString()).isEqualTo("REFUSED");
        assertThat(number(whole)).isEqualTo(6204);
        assertThat(whole.get("faults").get(0).get("expected").asString())
                .isEqualTo(kept.toString());
        JsonNode rest = ask("BACK-3", sent, kept);
        assertThat(rest.get("stage").asString()).isEqualTo("CHECKED");
        assertThat(matched(sent).get("goodsValue").asString()).isEqualTo(kept.toString());

        trades.comeBack(sent, lines.subList(1, lines.size()), "8801-2");
        assertThat(number(remit(rest, 422))).isEqualTo(6202);
        step(seller, rest, "{'step':'withdraw'}", 200);
        JsonNode nothing = ask("BACK-4", sent, new Money(1));
        assertThat(nothing.get("stage").asString()).isEqualTo("REFUSED");
        assertThat(number(nothing)).isEqualTo(6202);
        assertThat(matched(sent).get("goodsValue").asString()).isEqualTo("0.00");
        assertThat(matched(sent).get("state").asString()).isEqualTo("MATCHED");
    }

    private JsonNode ask(String reference, SilentTrades.Sent sent, Money amount) throws Exception {
        String body =
                """
                {'reference':'%s','bankCode':'5101960D21','payeeName':'Overseas Seller',
                 'payeeCountry':'502','currency':'142','lines':[{'invtNo':'%s','amount':%s}]}
                """
                        .formatted(reference, sent.invtNo(), amount);
        return json(trades.post(seller, REMITTANCES, body), 201);
    }

    private JsonNode remit(JsonNode payment, int status) throws Exception {
        String body = "{'step':'remit','day':'" + today + "','bankReference':'B-1'}";
        return step(bank, payment, body, status);
    }

    private JsonNode step(String who, JsonNode payment, String body, int status) throws Exception {
        String path = REMITTANCES + "/" + payment.get("number").asString() + "/steps";
        return json(trades.post(who, path, body), status);
    }

    private static int number(JsonNode refused) {
        return refused.get("faults").get(0).get("number").asInt();
    }

    private JsonNode matched(SilentTrades.Sent sent) throws Exception {
        String path = "/api/v1/exchange/matching?from=" + today + "&to=" + today;
        for (JsonNode line : trades.json(seller, path, 200).get("lines")) {
            if (line.get("invtNo").asString().equals(sent.invtNo())) {
                return line;
            }
        }
        throw new AssertionError("not in the report: " + sent.invtNo());
    }
}
