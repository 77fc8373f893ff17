package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.ReferenceChange;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.spec.Outcome;
import io.greenway.server.MovableClock;
import io.greenway.server.TestPlatform;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.Database;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Goal: payments abroad that are in review lie on the desk of foreign exchange, with a clock, are
/// ruled upon by one officer or two, by many at once or by the built-in authority, and are settled
/// when they are reported. Method: declarations of one day, a cap of a tenth of a dollar from the
/// next day on, at times that the test gives.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExchangeDeskTest {
    private static final String APPROVE = "{'action':'decide','ruling':'approve','reason':'F21'}";
    private static final String CLAIM = "{'action':'claim'}";
    private static final String CONFIRM = "{'action':'confirm'}";
    private static final int DECLARATIONS = 9;

    private final MovableClock clock =
            new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final TestPlatform platform = TestPlatform.on(clock);
    private final SilentTrades trades = new SilentTrades(platform, "-TAX-UNPAID");
    private final Scheduler scheduler = platform.part(Scheduler.class);
    private final String seller = trades.key("5101960D11");
    private final String bank = trades.key("5101960D21");
    private final String one = trades.login("exchange");
    private final String two = trades.login("exchange2");
    private final List<String> released = new ArrayList<>();

    @BeforeAll
    void releaseGoodsAndLowerTheCap() throws Exception {
        for (int at = 0; at < DECLARATIONS; at++) {
            SilentTrades.Sent sent = trades.sent(9101, at);
            trades.receipt(sent.guid(), "800");
            released.add(sent.invtNo());
        }
        LocalDate today = Terms.dayOf(clock.instant());
        set("FX_TXN_LIMIT,0.1,USD", today.plusDays(1));
        set("FX_AUTOMATIC,true,flag", today.plusDays(5));
        clock.forward(Duration.ofDays(1));
    }

    private void set(String row, LocalDate day) {
        ReferenceDesk desk = platform.part(ReferenceDesk.class);
        String csv = "key,value,unit,valid_from,document_no\n%s,%s,D-1\n".formatted(row, day);
        var table = ReferenceTable.named("parameter").orElseThrow();
        if (!(desk.read(table, csv.getBytes(UTF_8), false)
                instanceof Outcome.Accepted<ReferenceDraft>(var draft, var none))) {
            throw new AssertionError(csv);
        }
        desk.decide(desk.enter(draft, "one").id(), ReferenceChange.State.APPROVED, "two");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void aPaymentAboveTheCapTakesTwoOfficersAndIsSettledWhenItIsReported() throws Exception {
        JsonNode asked = request("CAP", 0, "0.50");
        assertThat(stage(asked)).isEqualTo("REVIEW");
        assertThat(asked.get("faults").get(0).get("number").asInt()).isEqualTo(6205);
        String number = asked.get("number").asString();
        JsonNode task = task(number);
        assertThat(Instant.parse(task.get("dueAt").asString()))
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        long id = task.get("id").asLong();
        JsonNode whole = trades.json(one, "/api/v1/desk/tasks/" + id, 200);
        assertThat(whole.get("facts").propertyNames())
                .containsExactlyInAnyOrder(
                        "CREDIT",
                        "REMITTANCE",
                        "PAYER",
                        "PAYEE",
                        "AMOUNT",
                        "DOLLARS",
                        "BANK",
                        "DECLARATIONS");
        assertThat(whole.get("grounds").toString()).contains("6205");
        String buy = "{'step':'buy','amount':0.5,'rate':7.08,'bankReference':'B'}";
        assertThat(json(step(bank, number, buy), 422).toString()).contains("6213");
        json(step(one, number, "{'step':'approve','reason':'F21'}"), 400);
        json(act(one, id, APPROVE), 409);
        json(act(one, id, CLAIM), 200);
        assertThat(json(act(two, id, CLAIM), 409).toString()).contains("6502");
        assertThat(stage(json(act(one, id, APPROVE), 200))).isEqualTo("PROPOSED");
        assertThat(stage(payment(number))).isEqualTo("REVIEW");
        assertThat(json(act(one, id, CONFIRM), 403).toString()).contains("6506");
        json(act(two, id, CONFIRM), 200);
        JsonNode approved = payment(number);
        assertThat(stage(approved)).isEqualTo("CHECKED");
        assertThat(approved.get("decision").asString()).isEqualTo("F21");
        assertThat(approved.get("history").get(1).get("actor").asString())
                .isEqualTo("exchange, exchange2");
        settle(number, buy);
        assertThat(platform.part(ActionTable.class).broken()).isEmpty();
    }

    private void settle(String number, String buy) throws Exception {
        json(step(bank, number, buy), 200);
        String today = Terms.dayOf(clock.instant()).toString();
        json(
                step(bank, number, "{'step':'remit','day':'" + today + "','bankReference':'B2'}"),
                200);
        String report =
                "{'step':'report','reportNo':'N1','resident':true,'settlementMethod':'TT',"
                        + "'parts':[{'code':'121990','amount':0.5}]}";
        assertThat(json(step(bank, number, report), 200).get("receipt").isNull()).isTrue();
        scheduler.round();
        JsonNode settled = payment(number);
        assertThat(stage(settled)).isEqualTo("SETTLED");
        assertThat(settled.get("receipt").asString()).matches("R[0-9a-f]{12}");
        JsonNode lane =
                trades.json(
                        one,
                        "/api/v1/exchange/matching?from=%1$s&to=%1$s"
                                .formatted(Terms.dayOf(clock.instant()).minusDays(1)),
                        200);
        assertThat(lane.get("lines").toString()).contains(number);
    }

    @Test
    @Order(2)
    void whatThePayerTakesBackIsTakenOffTheDesk() throws Exception {
        String number = request("BACK", 1, "0.50").get("number").asString();
        long id = task(number).get("id").asLong();
        json(act(one, id, CLAIM), 200);
        json(step(one, number, "{'step':'withdraw'}"), 403);
        json(step(seller, number, "{'step':'withdraw'}"), 200);
        assertThat(stage(trades.json(one, "/api/v1/desk/tasks/" + id, 200))).isEqualTo("WITHDRAWN");
        assertThat(json(act(one, id, APPROVE), 409).toString()).contains("6501");
    }

    /// One declines many at once; what was declined may be asked for again.
    @Test
    @Order(3)
    void whatWasPickedTakesOneOfficerAndManyAreRuledUponAtOnce() throws Exception {
        long first = picked("MANY-1-REVIEW", 2);
        long second = picked("MANY-2-REVIEW", 3);
        String both = "{'tasks':[%d,%d],'action':".formatted(first, second);
        JsonNode claimed = bulk(both + "'claim'}");
        assertThat(claimed.toString()).doesNotContain("\"done\":false");
        clock.forward(Duration.ofHours(25));
        String overdue = "/api/v1/desk/tasks?overdue=true&claimedBy=me&kind=exchange-review";
        assertThat(trades.json(one, overdue, 200).get("tasks")).hasSize(2);
        JsonNode declined = bulk(both + "'decide','ruling':'decline','reason':'F31'}");
        assertThat(declined.toString()).contains("RULED").doesNotContain("\"done\":false");
        JsonNode again = request("MANY-3", 2, "0.05");
        assertThat(stage(again)).isEqualTo("CHECKED");
    }

    private long picked(String reference, int declaration) throws Exception {
        JsonNode made = request(reference, declaration, "0.01");
        assertThat(made.get("faults").get(0).get("number").asInt()).isEqualTo(8240);
        JsonNode task = task(made.get("number").asString());
        assertThat(task.get("cause").asString()).isEqualTo("RANDOM");
        return task.get("id").asLong();
    }

    /// One officer proposes, another one confirms; until then nothing is waived.
    @Test
    @Order(4)
    void aWaiverTakesTwoOfficers() throws Exception {
        String invtNo = released.get(7);
        String waiver = "{'invtNo':'" + invtNo + "','reason':'F41'}";
        assertThat(json(waive(waiver.replace("F41", "SMALL")), 422).toString()).contains("6505");
        json(waive(waiver.replace(invtNo, "NONE")), 404);
        JsonNode task = json(waive(waiver), 201);
        JsonNode schemas = trades.json(one, "/api/v1/openapi.json", 200).get("components");
        Schema.check(
                schemas.get("schemas"), schemas.get("schemas").get("DeskTask"), task, "DeskTask");
        assertThat(task.get("kind").asString()).isEqualTo("EXCHANGE_WAIVER");
        assertThat(stage(task)).isEqualTo("PROPOSED");
        assertThat(json(waive(waiver), 409).toString()).contains("6511");
        assertThat(state(invtNo)).isEqualTo("UNMATCHED");
        long id = task.get("id").asLong();
        assertThat(json(act(one, id, CONFIRM), 403).toString()).contains("6506");
        json(act(two, id, CONFIRM), 200);
        assertThat(state(invtNo)).isEqualTo("WAIVED");
        json(waive(waiver), 404);
    }

    private HttpResponse<String> waive(String waiver) throws Exception {
        return trades.post(one, "/api/v1/exchange/waivers", waiver);
    }

    private String state(String invtNo) throws Exception {
        LocalDate today = Terms.dayOf(clock.instant());
        String days = "?from=%s&to=%s".formatted(today.minusDays(4), today);
        for (JsonNode line :
                trades.json(one, "/api/v1/exchange/matching" + days, 200).get("lines")) {
            if (line.get("invtNo").asString().equals(invtNo)) {
                return line.get("state").asString();
            }
        }
        throw new AssertionError("not in the report: " + invtNo);
    }

    @Test
    @Order(5)
    void aReviewIsNotLaidByHandButThoseFromBeforeComeToTheDesk() throws Exception {
        String by = "{'kind':'EXCHANGE_REVIEW','invtNo':'" + released.getFirst() + "'}";
        assertThat(json(trades.post(one, "/api/v1/desk/tasks", by), 422).toString())
                .contains("8241");
        String number = request("OLD", 4, "0.50").get("number").asString();
        long id = task(number).get("id").asLong();
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM desk_history WHERE task = " + id);
            statement.execute("DELETE FROM desk_task WHERE id = " + id);
        }
        assertThat(tasks(number)).isEmpty();
        scheduler.round();
        assertThat(tasks(number)).hasSize(1);
    }

    /// From then on the built-in authority does not wait for officers.
    @Test
    @Order(6)
    void theBuiltInAuthorityRulesWhenTheZoneLetsIt() throws Exception {
        String waiting = request("WAIT", 5, "0.50").get("number").asString();
        scheduler.round();
        assertThat(stage(payment(waiting))).as("the zone has officers").isEqualTo("REVIEW");
        clock.forward(Duration.ofDays(4));
        String declined = request("NO-REVIEW-REFUSE", 6, "0.01").get("number").asString();
        scheduler.round();
        JsonNode approved = payment(waiting);
        assertThat(stage(approved)).isEqualTo("CHECKED");
        assertThat(approved.get("history").toString())
                .contains("built-in exchange, built-in second officer of exchange");
        assertThat(stage(payment(declined))).isEqualTo("REFUSED");
        assertThat(platform.part(ActionTable.class).broken()).isEmpty();
    }

    /// The newest first, a page after the other; a place that no page gave is refused.
    @Test
    @Order(7)
    void theListOfPaymentsGoesOnWhereAPageEnded() throws Exception {
        String path = "/api/v1/exchange/remittances?limit=";
        List<String> whole = numbers(trades.json(one, path + 500, 200));
        List<String> found = new ArrayList<>();
        JsonNode page = trades.json(one, path + 2, 200);
        while (!page.get("next").isNull()) {
            found.addAll(numbers(page));
            assertThat(page.get("next").asString()).isEqualTo(found.getLast());
            page = trades.json(one, path + "2&after=" + found.getLast(), 200);
        }
        found.addAll(numbers(page));
        assertThat(found).isEqualTo(whole).hasSizeGreaterThan(4);
        assertThat(trades.json(one, path + "2&stage=WITHDRAWN", 200).get("remittances")).hasSize(1);
        trades.json(one, path + "2&after=17", 400);
    }

    private static List<String> numbers(JsonNode page) {
        List<String> numbers = new ArrayList<>();
        page.get("remittances").forEach(one -> numbers.add(one.get("number").asString()));
        return numbers;
    }

    private JsonNode request(String reference, int declaration, String amount) throws Exception {
        String body =
                """
                {'reference':'%s','bankCode':'5101960D21','payeeName':'Overseas %s',
                 'payeeCountry':'502','currency':'502','lines':[{'invtNo':'%s','amount':%s}]}
                """
                        .formatted(reference, reference, released.get(declaration), amount);
        return json(trades.post(seller, "/api/v1/exchange/remittances", body), 201);
    }

    private JsonNode payment(String number) throws Exception {
        return trades.json(one, "/api/v1/exchange/remittances/" + number, 200);
    }

    private JsonNode tasks(String number) throws Exception {
        String path = "/api/v1/desk/tasks?kind=exchange-review&subject=" + number;
        return trades.json(one, path, 200).get("tasks");
    }

    private JsonNode task(String number) throws Exception {
        JsonNode tasks = tasks(number);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    private JsonNode bulk(String body) throws Exception {
        return json(trades.post(one, "/api/v1/desk/actions", body), 200).get("results");
    }

    private HttpResponse<String> act(String who, long id, String body) throws Exception {
        return trades.post(who, "/api/v1/desk/tasks/" + id + "/actions", body);
    }

    private HttpResponse<String> step(String who, String number, String body) throws Exception {
        return trades.post(who, "/api/v1/exchange/remittances/" + number + "/steps", body);
    }

    private static String stage(JsonNode one) {
        return one.get("stage").asString();
    }
}
