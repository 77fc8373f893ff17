package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceChange.State;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.spec.Outcome;
import io.greenway.server.MovableClock;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.RiskCustoms;
import io.greenway.server.intake.Participants;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.RiskStore;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: an enterprise that declares well comes into the green channel by itself, is picked less
/// often, stands first on a desk, and is out the day after it no longer declares well; everybody
/// sees when and why. Method: real declarations over HTTP, on a clock that the test moves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreenChannelTest {
    private static final String SELLER = "5101960D11";
    private static final String AGENT = "5101960D41";
    private static final String PUBLIC = "/api/v1/statistics/green-channel";
    private static final long ROW = 1_000_000_000L;

    private final MovableClock clock = new MovableClock(Instant.now());
    private final TestPlatform platform = TestPlatform.on(clock);
    private final SilentTrades people = new SilentTrades(platform);
    private long seed = 88_000;

    @AfterAll
    void stop() {
        platform.close();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Terms.CHINA);
    }

    @Test
    void inAndOutByConductAlone() throws Exception {
        enter("GREEN_LEAST_DECLARATIONS,2,declarations");
        act(200, SELLER, rating(SELLER));
        act(200, AGENT, rating(AGENT));
        nextDay();
        assertThat(numbers(standing(SELLER))).containsExactly(8224);
        send(Kind.CONSISTENT);
        Declaration second = send(Kind.CONSISTENT);
        await("RELEASED_OF", SELLER, 2);
        await("RELEASED_OF", AGENT, 2);
        platform.part(Scheduler.class).round();
        JsonNode channel = ask(platform.request(PUBLIC), 200);
        described("GreenChannel", channel);
        assertThat(channel.get("members"))
                .extracting(one -> one.get("code").asString() + one.get("validFrom").asString())
                .containsExactly(SELLER + today().plusDays(1), AGENT + today().plusDays(1));
        assertThat(standing(SELLER).get("in").asBoolean()).isFalse();
        nextDay();
        platform.part(Scheduler.class).round();
        assertThat(standing(SELLER).get("in").asBoolean()).isTrue();
        described("GreenChannelStanding", standing(SELLER));
        served(second);
        refusedOnce();
        barred();
    }

    /// What the channel does for a declaration: half the rate, half the time on the desk.
    private void served(Declaration declaration) throws Exception {
        String invtNo = invtNo(declaration);
        String officer = people.login("customs1");
        String path = "/api/v1/desk/selections/" + invtNo + "?date=";
        JsonNode draw = people.json(officer, path + today(), 200).get("draw");
        assertThat(draw.get("green").asBoolean()).isTrue();
        assertThat(new BigDecimal(draw.get("rate").asString())).isEqualByComparingTo("0.005");
        JsonNode before = people.json(officer, path + today().minusDays(1), 200).get("draw");
        assertThat(before.get("green").asBoolean()).as("the day before").isFalse();
        assertThat(new BigDecimal(before.get("rate").asString())).isEqualByComparingTo("0.01");
        OutboxTable.Row row = new OutboxTable.Row(ROW, clock.instant(), "");
        var answers = customs().answers(row, List.of(told(invtNo)));
        assertThat(answers.get(invtNo)).extracting(one -> one.status()).containsExactly("500");
        assertThat(counted("GREEN", "")).isEqualTo(1);
        JsonNode used = ask(platform.request(PUBLIC), 200).get("used");
        assertThat(used.isNull()).as("of one enterprise nothing is told").isTrue();
        JsonNode task =
                people.json(officer, "/api/v1/desk/tasks?subject=" + invtNo, 200)
                        .get("tasks")
                        .get(0);
        Instant opened = Instant.parse(task.get("openedAt").asString());
        assertThat(Instant.parse(task.get("dueAt").asString()))
                .isEqualTo(opened.plus(Duration.ofHours(12)));
        long id = task.get("id").asLong();
        JsonNode whole = people.json(officer, "/api/v1/desk/tasks/" + id, 200);
        assertThat(whole.get("facts").get("GREEN").asString()).isEqualTo("true");
    }

    private void refusedOnce() throws Exception {
        send(Kind.AMOUNT_PAID);
        await("REFUSED_OF", SELLER, 1);
        platform.part(Scheduler.class).round();
        JsonNode standing = standing(SELLER);
        assertThat(numbers(standing)).containsExactly(8225);
        assertThat(standing.get("against").get(0).get("found").asString()).isEqualTo("0.3334");
        assertThat(standing.get("in").asBoolean()).as("until the day is over").isTrue();
        nextDay();
        platform.part(Scheduler.class).round();
        assertThat(standing(SELLER).get("in").asBoolean()).isFalse();
        JsonNode channel = ask(platform.request(PUBLIC), 200);
        described("GreenChannel", channel);
        assertThat(channel.get("members")).isEmpty();
        JsonNode left = channel.get("left").get(0);
        assertThat(left.get("code").asString()).isEqualTo(SELLER);
        assertThat(left.get("why").get(0).asString()).isEqualTo("refused");
        assertThat(left.get("validTo").asString()).isEqualTo(today().minusDays(1).toString());
        String actions = "/api/v1/registry/enterprises/" + SELLER + "/actions";
        JsonNode log = people.json(people.login("operator"), actions, 200);
        assertThat(log.get("intact").asBoolean()).isTrue();
        assertThat(log.get("actions"))
                .extracting(one -> one.get("kind").asString())
                .contains("green-channel-entered", "green-channel-left");
        platform.part(Participants.class).reload();
        assertThat(ask(platform.request(PUBLIC), 200)).as("from its history").isEqualTo(channel);
    }

    private void barred() throws Exception {
        act(400, SELLER, "{\"action\":\"bar-green-channel\",\"note\":\" \"}");
        act(200, SELLER, "{\"action\":\"bar-green-channel\",\"note\":\"179\"}");
        assertThat(numbers(standing(SELLER))).containsExactly(8223, 8225);
        act(200, SELLER, "{\"action\":\"open-green-channel\"}");
        assertThat(numbers(standing(SELLER))).containsExactly(8225);
        String path = "/api/v1/registry/enterprises/" + SELLER + "/green-channel";
        people.json(people.key(SELLER), path, 200);
        people.json(people.key("5101960D12"), path, 404);
    }

    /// Customs that picks everything, of the test's own.
    private RiskCustoms customs() {
        Reference reference =
                platform.part(ReferenceDesk.class)
                        .get()
                        .with("CUSTOMS_SELECTION", "desk")
                        .with("RISK_INSPECTION_SCORE", "0");
        return new RiskCustoms(
                platform.part(RiskStore.class),
                platform.part(DeskStore.class),
                platform.part(FoldedDossiers.class),
                platform.part(Participants.class)::registry,
                () -> reference,
                platform.part(Terms.Buyers.class));
    }

    private Ask.TellCustoms told(String invtNo) throws Exception {
        var dossier = platform.part(FoldedDossiers.class).of(List.of(invtNo)).get(invtNo);
        var one = DeclarationFacts.declaration(dossier);
        return new Ask.TellCustoms(
                one.dossier(),
                one.customsCode(),
                one.ebcCode(),
                one.agentCode(),
                one.copNo(),
                one.preNo(),
                one.invtNo(),
                null,
                null);
    }

    private void enter(String row) {
        ReferenceDesk desk = platform.part(ReferenceDesk.class);
        String rows =
                "key,value,unit,valid_from,valid_to,document_no,certainty,note\n%s,%s,,R-085,D,\n"
                        .formatted(row, today().plusDays(1));
        var read =
                desk.read(
                        ReferenceTable.named("parameter").orElseThrow(),
                        rows.getBytes(StandardCharsets.UTF_8),
                        false);
        if (!(read instanceof Outcome.Accepted<ReferenceDraft> draft)) {
            throw new AssertionError(read);
        }
        desk.decide(desk.enter(draft.value(), "one").id(), State.APPROVED, "another");
    }

    private void nextDay() {
        clock.forward(Duration.ofDays(1));
    }

    private String rating(String code) {
        return """
               {"action":"rate","rating":{"credit":"advanced_certified","validFrom":"%s",
                "documentNo":"%s"}}
               """
                .formatted(today(), code);
    }

    private void act(int status, String code, String json) throws Exception {
        ask(
                platform.request("/api/v1/registry/enterprises/" + code + "/actions")
                        .header("Authorization", people.login("operator"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                status);
    }

    private JsonNode standing(String code) throws Exception {
        String path = "/api/v1/registry/enterprises/" + code + "/green-channel";
        return people.json(people.login("operator"), path, 200);
    }

    private static List<Integer> numbers(JsonNode standing) {
        List<Integer> numbers = new ArrayList<>();
        standing.get("against").forEach(one -> numbers.add(one.get("number").asInt()));
        return numbers;
    }

    private JsonNode ask(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> response = platform.send(request.build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private void described(String name, JsonNode value) throws Exception {
        JsonNode schemas =
                ask(platform.request("/api/v1/openapi.json"), 200).get("components").get("schemas");
        Schema.check(schemas, schemas.get(name), value, name);
    }

    private void await(String dimension, String key, long count) throws Exception {
        for (int tries = 0; counted(dimension, key) < count; tries++) {
            assertThat(tries).as(dimension).isLessThan(60);
            String nothing = "/api/v1/receipts?limit=1&wait=1&after=" + (Long.MAX_VALUE - 1);
            people.json(people.key(AGENT), nothing, 200);
        }
    }

    private long counted(String dimension, String key) throws Exception {
        String sql =
                "SELECT coalesce(sum(declarations), 0) FROM zone_sum"
                        + " WHERE dimension = ? AND key = ?";
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, dimension);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private String invtNo(Declaration declaration) throws Exception {
        String xml = people.receipt(declaration.inventory().head().guid(), "120");
        return xml.split("invtNo>", -1)[1].split("<", -1)[0];
    }

    private Declaration send(Kind kind) {
        Parties parties =
                new Parties(
                        List.of(new Party("5101960D01", "示范平台")),
                        List.of(new Party(SELLER, "示范电商")),
                        List.of(new Party("5101960D21", "示范支付")),
                        List.of(new Party("5101960D31", "示范物流")),
                        List.of(new Party(AGENT, "示范报关")),
                        List.of(),
                        List.of());
        seed++;
        Declaration declaration = new Generator(seed, today(), parties).declaration(0, kind);
        Packer packer = new Packer(seed, 100, people::post);
        packer.add(declaration);
        packer.finish();
        return declaration;
    }
}
