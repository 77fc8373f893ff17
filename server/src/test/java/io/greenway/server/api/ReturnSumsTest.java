package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Regulator;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.server.TestPlatform;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.RegulatorViews;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: goods that a buyer sent back are lines of their own for each regulator, and the sums of a
/// seller's month are equal in all four views, with them and without. Method: a declaration is
/// released and a line of it comes back over the real door; the four officers ask before and after.
class ReturnSumsTest {
    private static final String SELLER = "5101960D11";
    private static final int PATIENCE = 60;
    private static final Map<Regulator, String> OFFICERS =
            Map.of(
                    Regulator.CUSTOMS, "customs1",
                    Regulator.INSPECTION, "inspection1",
                    Regulator.TAX, "tax",
                    Regulator.EXCHANGE, "exchange");

    private static final TestPlatform PLATFORM = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(PLATFORM, "-BACK");
    private final LocalDate today = LocalDate.now(Terms.CHINA);

    @Test
    void whatBuyersSendBackStandsApartInAllFourViews() throws Exception {
        SilentTrades.Sent sent = trades.sent(8701, 0);
        trades.receipt(sent.guid(), "800");
        Map<Regulator, JsonNode> before = settled(sent, 0);
        InventoryList line = sent.declaration().inventory().lines().getFirst();
        trades.comeBack(sent, List.of(line), "8701");
        Map<Regulator, JsonNode> after = settled(sent, 1);
        Money back = Money.of(line.totalPrice());
        for (Regulator regulator : Regulator.values()) {
            JsonNode old = before.get(regulator);
            JsonNode now = after.get(regulator);
            assertThat(now.get("goods")).as("%s", regulator).isEqualTo(old.get("goods"));
            assertThat(now.get("returns").asInt()).isEqualTo(old.get("returns").asInt() + 1);
            assertThat(amount(now, "returned")).isEqualTo(amount(old, "returned").plus(back));
            assertThat(amount(now, "net")).isEqualTo(amount(old, "net").minus(back));
            assertThat(now).as("%s as customs", regulator).isEqualTo(after.get(Regulator.CUSTOMS));
            JsonNode returned = view(regulator, sent).get("returns").get(0);
            assertThat(returned.get("goods").asString()).isEqualTo(back.toString());
            assertThat(returned.get("returnedOn").asString()).isEqualTo(today.toString());
            boolean taxed = regulator == Regulator.CUSTOMS || regulator == Regulator.TAX;
            assertThat(returned.has("vat")).isEqualTo(taxed);
            assertThat(returned.has("returnNo")).isEqualTo(regulator == Regulator.CUSTOMS);
        }
    }

    /// On the last day that the dated rules allow everything is there, on the day after nothing is.
    @Test
    void nobodyLooksLongerThanTheLawKeepsIt() throws Exception {
        SilentTrades.Sent sent = trades.sent(8702, 0);
        trades.receipt(sent.guid(), "800");
        settled(sent, 0);
        RegulatorViews views = PLATFORM.part(RegulatorViews.class);
        YearMonth month = YearMonth.from(today);
        for (Regulator regulator : Regulator.values()) {
            int years = Reference.bundled().parameters().days(regulator.retention(), today);
            LocalDate last = today.plusYears(years);
            assertThat(views.one(regulator, sent.invtNo(), last)).as("%s", regulator).isPresent();
            assertThat(views.sums(regulator, month, last))
                    .extracting(RegulatorViews.Sum::ebcCode)
                    .contains(SELLER);
            LocalDate after = last.plusDays(1);
            assertThat(views.one(regulator, sent.invtNo(), after)).as("%s", regulator).isEmpty();
            assertThat(views.sums(regulator, month, after)).as("%s", regulator).isEmpty();
        }
    }

    /// The sums of the seller's month by regulator, once the views have what is awaited.
    private Map<Regulator, JsonNode> settled(SilentTrades.Sent sent, int returns) throws Exception {
        for (int tries = 0; tries < PATIENCE; tries++) {
            PLATFORM.part(Scheduler.class).round();
            if (view(Regulator.TAX, sent).get("returns").size() == returns) {
                Map<Regulator, JsonNode> sums = new HashMap<>();
                for (Regulator regulator : Regulator.values()) {
                    sums.put(regulator, sum(regulator));
                }
                return sums;
            }
            trades.json(trades.key(SELLER), "/api/v1/receipts?wait=1&after=999999999999", 200);
        }
        throw new AssertionError("nothing came back");
    }

    private JsonNode view(Regulator regulator, SilentTrades.Sent sent) throws Exception {
        String path = "/api/v1/views/" + regulator.json() + "/declarations/" + sent.invtNo();
        JsonNode view = trades.json(officer(regulator), path, 200);
        described("DeclarationView", view);
        return view;
    }

    private JsonNode sum(Regulator regulator) throws Exception {
        String path = "/api/v1/views/" + regulator.json() + "/sums?month=" + YearMonth.from(today);
        JsonNode sums = trades.json(officer(regulator), path, 200);
        described("ViewSums", sums);
        for (JsonNode row : sums.get("sums")) {
            if (row.get("ebcCode").asString().equals(SELLER)) {
                return row;
            }
        }
        throw new AssertionError(sums);
    }

    private String officer(Regulator regulator) {
        return trades.login(OFFICERS.getOrDefault(regulator, ""));
    }

    private static Money amount(JsonNode row, String name) {
        return Money.of(row.get(name).asString());
    }

    private void described(String name, JsonNode value) throws Exception {
        JsonNode schemas =
                trades.json(trades.key(SELLER), "/api/v1/openapi.json", 200)
                        .get("components")
                        .get("schemas");
        Schema.check(schemas, schemas.get(name), value, name);
    }
}
