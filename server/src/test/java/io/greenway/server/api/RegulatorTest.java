package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Regulator;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
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
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.Pump;
import io.greenway.server.store.Database;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.SettlementStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;

/// Goal: one submission is seen by four regulators, each with what it needs to know, the same
/// version and the same sums; a look is written down. Method: seeded traffic
/// with all kinds of disagreements over real HTTP, then the four logins ask.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegulatorTest {
    private static final long SEED = 6901;
    private static final String SELLER = "5101960D11";
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party(SELLER, "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final TestPlatform platform = TestPlatform.running();
    private final LocalDate today = LocalDate.now(Terms.CHINA);
    private final List<Declaration> sent = new ArrayList<>();
    private final Map<String, Money> before = new HashMap<>();

    @BeforeAll
    void trade() throws Exception {
        PasswordEncoder encoder = platform.part(PasswordEncoder.class);
        for (Regulator regulator : Regulator.values()) {
            platform.part(ParticipantTables.class)
                    .put(
                            new ParticipantTables.Account(
                                    "view-" + regulator.json(),
                                    "Officer",
                                    regulator.json(),
                                    encoder.encode("secret")));
        }
        rest();
        for (Regulator regulator : Regulator.values()) {
            before.put(regulator.json(), sum(regulator));
        }
        Generator generator = new Generator(SEED, today, PARTIES);
        for (Kind kind : Kind.values()) {
            sent.add(generator.declaration(kind.ordinal(), kind));
        }
        for (int more = 0; more < 5; more++) {
            sent.add(generator.declaration(1_000 + more, Kind.CONSISTENT));
        }
        Packer packer = new Packer(SEED, 10, this::post);
        sent.forEach(packer::add);
        packer.finish();
        awaitReleases();
    }

    /// Waits until what other tests sent is decided and taken down.
    private void rest() throws Exception {
        Journal journal = platform.part(Journal.class);
        Pump pump = platform.part(Pump.class);
        SettlementStore settled = platform.part(SettlementStore.class);
        OutboxTable outbox = new OutboxTable(platform.part(Database.class).source());
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (pump.position() < journal.committed()
                || settled.position() < pump.position()
                || !outbox.next("customs", 1).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Receipts come in order: when the last trade is released, all before it are decided.
    private void awaitReleases() throws Exception {
        String path = "/api/v1/receipts?limit=1000&wait=1&after=";
        Set<String> open = new HashSet<>();
        for (Declaration one : sent) {
            if (one.kind() == Kind.CONSISTENT) {
                open.add(one.inventory().head().guid());
            }
        }
        long cursor = 0;
        for (int empty = 0; empty < 20 && !open.isEmpty(); ) {
            JsonNode page = json(get(key("5101960D41"), path + cursor), 200);
            for (JsonNode receipt : page.get("receipts")) {
                if (receipt.get("returnStatus").asString().equals("800")) {
                    open.removeIf(guid -> receipt.get("xml").asString().contains(guid));
                }
            }
            cursor = page.get("next").asLong();
            empty = page.get("receipts").isEmpty() ? empty + 1 : 0;
        }
        assertThat(open).as("released, seed %d", SEED).isEmpty();
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
            byte[] bytes = packed.paper() == Paper.INVENTORY ? signed(xml) : xml;
            String key = key(code).substring("Bearer ".length());
            HttpResponse<String> response =
                    platform.post(key, new String(bytes, StandardCharsets.UTF_8));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] signed(byte[] xml) throws Exception {
        return switch (SignedXml.sign(xml, platform.signer(platform.key("agent")))) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> none) -> bytes;
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private Declaration consistent() {
        return sent.getLast();
    }

    private String dossier(Declaration declaration) {
        var head = declaration.inventory().head();
        return "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
    }

    private String invtNo(Declaration declaration) throws Exception {
        return json(get(key(SELLER), dossier(declaration)), 200).get("invtNo").asString();
    }

    private String view(Regulator regulator, String invtNo) {
        return "/api/v1/views/" + regulator.json() + "/declarations/" + invtNo;
    }

    @Test
    void everyRegulatorSeesItsFieldsAndTheSameVersion() throws Exception {
        String invtNo = invtNo(consistent());
        JsonNode schemas =
                json(get(key(SELLER), "/api/v1/openapi.json"), 200)
                        .get("components")
                        .get("schemas");
        for (Regulator regulator : Regulator.values()) {
            HttpResponse<String> answer = get(officer(regulator), view(regulator, invtNo));
            JsonNode seen = json(answer, 200);
            Schema.check(schemas, schemas.get("DeclarationView"), seen, "DeclarationView");
            assertThat(seen.get("head").get("version").asInt()).isEqualTo(1);
            assertThat(seen.get("head").get("stage").asString()).isEqualTo("RELEASED");
            assertThat(seen.get("goods")).hasSize(consistent().inventory().lines().size());
            hidesThePerson(regulator, answer.body());
            assertThat(
                            rows(
                                    "SELECT count(*) FROM access_log WHERE view = 'declaration'"
                                            + " AND who = 'view-"
                                            + regulator.json()
                                            + "'"
                                            + " AND subject = '"
                                            + invtNo
                                            + "'"))
                    .isEqualTo("1");
            for (Regulator other : Regulator.values()) {
                int status = regulator == other ? 200 : 403;
                json(
                        get(
                                officer(regulator),
                                "/api/v1/views/"
                                        + other.json()
                                        + "/sums?month="
                                        + YearMonth.from(today)),
                        status);
            }
        }
        json(get(login("operator"), view(Regulator.CUSTOMS, invtNo)), 403);
        json(get(key(SELLER), view(Regulator.CUSTOMS, invtNo)), 403);
        json(get(officer(Regulator.TAX), view(Regulator.TAX, "0000")), 404);
    }

    private void hidesThePerson(Regulator regulator, String body) {
        var head = consistent().inventory().head();
        var payment = consistent().payment().head();
        assertThat(body)
                .as("%s", regulator)
                .doesNotContain(head.buyerName())
                .doesNotContain(head.buyerIdNumber())
                .doesNotContain(head.buyerTelephone())
                .doesNotContain(head.consigneeAddress());
        boolean proves = regulator == Regulator.CUSTOMS || regulator == Regulator.EXCHANGE;
        assertThat(body.contains(payment.payTransactionId())).as("%s", regulator).isEqualTo(proves);
        assertThat(body.contains(head.orderNo())).as("%s", regulator).isEqualTo(proves);
    }

    @Test
    void theBuyerIsShownToCustomsMaskedAndForAPurpose() throws Exception {
        String invtNo = invtNo(consistent());
        String path = view(Regulator.CUSTOMS, invtNo) + "/buyer";
        String customs = officer(Regulator.CUSTOMS);
        assertThat(get(customs, path).statusCode()).isEqualTo(400);
        HttpResponse<String> answer = get(customs, path + "?purpose=case-7");
        var head = consistent().inventory().head();
        assertThat(json(answer, 200).get("name").asString()).endsWith("*");
        assertThat(answer.body())
                .doesNotContain(head.buyerName())
                .doesNotContain(head.buyerIdNumber())
                .doesNotContain(head.consigneeAddress());
        json(get(officer(Regulator.TAX), path + "?purpose=case-7"), 403);
        assertThat(looksFor("case-7", invtNo)).isEqualTo("1");
        String pseudonym =
                platform.part(Terms.Buyers.class)
                        .pseudonym(head.buyerIdType(), head.buyerIdNumber());
        assertThat(looksFor("case-7", pseudonym)).isEqualTo("1");
    }

    private String looksFor(String purpose, String subject) throws Exception {
        return rows(
                "SELECT count(*) FROM access_log WHERE purpose = '%s' AND subject = '%s'"
                        .formatted(purpose, subject));
    }

    /// The traffic says what must come out; the views are asked afterwards, each by its own query.
    @Test
    void theSumsOfTheFourViewsAreThoseOfTheTraffic() throws Exception {
        Money expected = Money.ZERO;
        int released = 0;
        for (Declaration one : sent) {
            JsonNode answer = TestPlatform.json(get(key(SELLER), dossier(one)));
            JsonNode number = answer.get("invtNo");
            if (number == null
                    || number.isNull()
                    || !answer.get("state").asString().equals("RELEASED")) {
                continue;
            }
            released++;
            json(get(officer(Regulator.TAX), view(Regulator.TAX, number.asString())), 200);
            expected =
                    expected.plus(
                            Money.sum(
                                    one.inventory().lines().stream()
                                            .map(line -> Money.of(line.totalPrice()))
                                            .toList()));
        }
        assertThat(released).isBetween(6, sent.size() - 5);
        for (Regulator regulator : Regulator.values()) {
            assertThat(sum(regulator).minus(before.getOrDefault(regulator.json(), Money.ZERO)))
                    .as("%s, seed %d", regulator, SEED)
                    .isEqualTo(expected);
        }
    }

    /// Of the month, for the seller; other tests trade for it as well, but not meanwhile.
    private Money sum(Regulator regulator) throws Exception {
        JsonNode sums =
                json(
                        get(
                                officer(regulator),
                                "/api/v1/views/"
                                        + regulator.json()
                                        + "/sums?month="
                                        + YearMonth.from(today)),
                        200);
        for (JsonNode row : sums.get("sums")) {
            if (row.get("ebcCode").asString().equals(SELLER)) {
                return Money.of(row.get("goods").asString());
            }
        }
        return Money.ZERO;
    }

    @Test
    void everyOneSeesTheLanesThatAreForThem() throws Exception {
        String path = dossier(consistent()) + "/lanes";
        JsonNode schemas =
                json(get(key(SELLER), "/api/v1/openapi.json"), 200)
                        .get("components")
                        .get("schemas");
        JsonNode own = json(get(key(SELLER), path), 200);
        Schema.check(schemas, schemas.get("Standing"), own, "Standing");
        assertThat(states(own))
                .containsExactly("RELEASED", "NOT_SELECTED", "AWAITING_BILL", "UNPAID");
        assertThat(own.get("version").asInt()).isEqualTo(1);
        assertThat(states(json(get(login("operator"), path), 200))).hasSize(4);
        assertThat(states(json(get(officer(Regulator.TAX), path), 200)))
                .containsExactly("AWAITING_BILL");
        assertThat(states(json(get(officer(Regulator.EXCHANGE), path), 200)))
                .containsExactly("UNPAID");
        json(get(key("5101960D31"), path), 404);
        json(get(officer(Regulator.TAX), dossier(consistent())), 403);
    }

    private static List<String> states(JsonNode standing) {
        List<String> states = new ArrayList<>();
        standing.get("lanes").forEach(lane -> states.add(lane.get("state").asString()));
        return states;
    }

    private String key(String code) {
        return "Bearer "
                + platform.keys().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .apiKey();
    }

    private static String officer(Regulator regulator) {
        return basic("view-" + regulator.json(), "secret");
    }

    private String login(String role) {
        return platform.logins().stream()
                .filter(one -> one.role().equals(role))
                .findFirst()
                .map(one -> basic(one.username(), one.password()))
                .orElseThrow();
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return platform.send(platform.request(path).header("Authorization", who).build());
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
