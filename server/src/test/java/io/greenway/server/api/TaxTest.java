package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
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
import io.greenway.server.MovableClock;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.BuiltInTax;
import io.greenway.server.pump.BillReader;
import io.greenway.server.store.Database;
import io.greenway.server.store.LedgerSums;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.StatementStore;
import io.greenway.server.zone.Credentials;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: a released declaration is billed, becomes payable and is paid over the real door and the
/// real tables, at given times; the guarantee is free after that; the tax officer sees what the tax
/// view may show and nothing else, field by field; and the statements of the ledgers add up.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxTest {
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());
    private static final int PATIENCE = 60;
    private static final String WHY = "&purpose=monthly";

    /// Everything that the tax view shows of a declaration (facts: regulators).
    private static final Set<String> FIELDS =
            Set.of(
                    ("invtNo stage version taxNo ebpCode ebcCode ebcName agentCode payerCode buyer"
                                    + " tradeMode customsCode releasedOn payFrom payTo goods"
                                    + " estimated billed estimatedTotal billedTotal due paid"
                                    + " lateFee lateFeeRunning offset refundable settledOn"
                                    + " paymentBook released returns differences remarks enquiries"
                                    + " steps")
                            .split(" "));

    private final MovableClock clock = new MovableClock(Instant.now());
    private final TestPlatform platform = TestPlatform.on(clock);
    private final BuiltInTax tax = platform.part(BuiltInTax.class);
    private final BillReader reader = platform.part(BillReader.class);
    private final String agent = key("5101960D41");
    private final String officer = login("tax");
    private final LocalDate today = Terms.dayOf(clock.instant());

    @AfterAll
    void stop() {
        platform.close();
    }

    private String key(String code) {
        return "Bearer "
                + platform.keys().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .apiKey();
    }

    private String login(String role) {
        Credentials.Login login =
                platform.logins().stream()
                        .filter(one -> one.role().equals(role))
                        .findFirst()
                        .orElseThrow();
        String both = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBillIsMadePaidAndFreesTheGuarantee() throws Exception {
        Declaration declaration = released(6301);
        String invtNo = invtNo(declaration);
        String guarantor = declaration.inventory().head().assureCode();
        tax.upTo(clock.instant());
        assertThat(send(agent, "/api/v1/tax/bills/" + invtNo).statusCode())
                .as("the day of the release is not over")
                .isEqualTo(404);
        until(invtNo, "ISSUED", 1);
        JsonNode issued = bill(invtNo);
        assertThat(issued.get("billedTotal").asString())
                .isEqualTo(issued.get("estimatedTotal").asString());
        assertThat(issued.get("differences")).isEmpty();
        assertThat(occupied(invtNo)).isNotEqualTo("0");
        assertThat(lane(declaration)).isEqualTo("ISSUED");
        JsonNode paid = until(invtNo, "PAID", 45);
        assertThat(lane(declaration)).isEqualTo("PAID");
        assertThat(paid.get("paid").asString()).isEqualTo(issued.get("billedTotal").asString());
        assertThat(paid.get("lateFee").asString()).isEqualTo("0.00");
        assertThat(LocalDate.parse(paid.get("settledOn").asString()))
                .isBetween(today.plusDays(31), today.plusDays(45));
        for (int tries = 0; !occupied(invtNo).equals("0"); tries++) {
            assertThat(tries).as("guarantee of %s is free", invtNo).isLessThan(PATIENCE);
            pause();
        }
        statementAddsUp(guarantor, declaration);
        officerSeesOnlyTax(declaration, invtNo);
    }

    @Test
    void whatCustomsBillsOtherwiseIsListed() throws Exception {
        String invtNo = invtNo(released(6302));
        JsonNode issued = until(invtNo, "ISSUED", 1);
        var customs = new Enterprise("7900000063", "示范海关 Demo Customs", Set.of(Role.AUTHORITY));
        platform.part(ParticipantTables.class).put(customs);
        CEB816Message other = OtherBill.of(issued);
        String xml =
                new String(
                        XmlWriter.write(other, XmlWriter.Style.DEFAULT_NAMESPACE),
                        StandardCharsets.UTF_8);
        assertThat(platform.post(platform.newKey(customs.code()), xml).statusCode()).isEqualTo(202);
        JsonNode found = bill(invtNo);
        for (int tries = 0; found.get("version").asInt() < 2; tries++) {
            assertThat(tries).isLessThan(PATIENCE);
            pause();
            reader.read();
            found = bill(invtNo);
        }
        JsonNode difference = found.get("differences").get(0);
        assertThat(difference.get("number").asInt()).isEqualTo(6306);
        assertThat(difference.get("by").asString()).isEqualTo("99.00");
        assertThat(difference.get("tolerated").asBoolean()).isFalse();
        String days = "?from=" + today + "&to=" + today + WHY;
        JsonNode page = json(officer("/bills" + days + "&differing=true"), 200);
        described("TaxBillPage", page);
        assertThat(page.toString()).contains(invtNo);
        JsonNode totals = json(officer("/totals" + days), 200);
        described("TaxTotals", totals);
        assertThat(totals.get("totals").get(0).get("billsThatDiffer").asInt()).isPositive();
        String enterprise = platform.key("agent").apiKey();
        assertThat(platform.post(enterprise, xml).statusCode()).isEqualTo(403);
    }

    private static BigDecimal amount(JsonNode line, String name) {
        return new BigDecimal(line.get(name).asString());
    }

    private void officerSeesOnlyTax(Declaration declaration, String invtNo) throws Exception {
        assertThat(officer("/bills/" + invtNo).statusCode()).isEqualTo(400);
        HttpResponse<String> one = officer("/bills/" + invtNo + "?purpose=audit-7");
        JsonNode told = json(one, 200);
        described("TaxBill", told);
        assertThat(Set.copyOf(told.propertyNames())).isEqualTo(FIELDS);
        assertThat(Set.copyOf(told.get("goods").get(0).propertyNames()))
                .isEqualTo(Set.of("gnum", "gcode", "gname", "quantity", "unit", "origin", "value"));
        String days = "?from=" + today + "&to=" + today + WHY;
        var head = declaration.inventory().head();
        var waybill = declaration.waybill().head();
        String ofQuota = rows("SELECT buyer FROM release WHERE invt_no = '" + invtNo + "'");
        assertThat(told.get("buyer").asString()).hasSize(64).isNotEqualTo(ofQuota);
        for (String answer :
                List.of(
                        one.body(),
                        officer("/bills" + days).body(),
                        officer("/totals" + days).body(),
                        rows("SELECT string_agg(t::text, ' ') FROM tax_bill t"),
                        rows("SELECT string_agg(t::text, ' ') FROM tax_bill_history t"))) {
            assertThat(answer)
                    .doesNotContain(ofQuota)
                    .doesNotContain(head.buyerName())
                    .doesNotContain(head.buyerIdNumber())
                    .doesNotContain(head.buyerTelephone())
                    .doesNotContain(head.consigneeAddress())
                    .doesNotContain(waybill.consignee())
                    .doesNotContain(waybill.consigneeAddress())
                    .doesNotContain(waybill.consigneeTelephone());
        }
        for (String path :
                List.of("/api/v1/dossiers", "/api/v1/receipts", "/api/v1/exchange/codes")) {
            assertThat(send(officer, path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(send(login("operator"), "/api/v1/tax/totals" + days).statusCode())
                .isEqualTo(403);
        assertThat(json(one, 200).get("agentCode").isNull()).as("need_to_know.csv").isTrue();
        assertThat(send(key("5101960D21"), "/api/v1/tax/bills/" + invtNo).statusCode())
                .isEqualTo(404);
        assertThat(
                        rows(
                                "SELECT count(*) FROM access_log WHERE subject = '"
                                        + invtNo
                                        + "' AND view = 'tax bill' AND purpose = 'audit-7'"))
                .isEqualTo("1");
    }

    private void statementAddsUp(String guarantor, Declaration declaration) throws Exception {
        String path = "/api/v1/ledgers/guarantees/" + guarantor + "?from=" + today + "&to=" + today;
        JsonNode statement = json(send(login("operator"), path), 200);
        described("LedgerStatement", statement);
        BigDecimal balance = amount(statement, "opening");
        List<String> kinds = new ArrayList<>();
        for (JsonNode move : statement.get("moves")) {
            balance = balance.add(amount(move, "effect"));
            assertThat(amount(move, "balance")).isEqualByComparingTo(balance);
            assertThat(balance.signum()).isNotNegative();
            if (move.get("orderNo").asString().equals(declaration.order().head().orderNo())) {
                kinds.add(move.get("kind").asString());
            }
        }
        assertThat(amount(statement, "closing")).isEqualByComparingTo(balance);
        assertThat(kinds).containsExactly("GUARANTEE_OCCUPIED", "GUARANTEE_RELEASED");
        HttpResponse<String> csv = send(login("operator"), path + "&format=csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines())
                .hasSizeGreaterThanOrEqualTo(statement.get("moves").size() + 3);
        assertThat(send(key("5101960D41"), path).statusCode()).isEqualTo(404);
        var sums = new LedgerSums(platform.part(Database.class).source());
        assertThat(sums.imbalance()).isZero();
        assertThat(sums.guaranteeGap()).isZero();
        assertThat(sums.overdrawn()).isZero();
        quotaAddsUp(declaration);
    }

    private void quotaAddsUp(Declaration declaration) throws Exception {
        String buyer =
                rows(
                        "SELECT buyer FROM release WHERE order_no = '"
                                + declaration.order().head().orderNo()
                                + "'");
        String path = "/api/v1/ledgers/quotas/" + buyer + "?year=" + today.getYear();
        assertThat(send(login("operator"), path).statusCode()).isEqualTo(400);
        path += "&purpose=sums";
        JsonNode statement = json(send(login("operator"), path), 200);
        described("LedgerStatement", statement);
        assertThat(statement.get("opening").asString()).isEqualTo("0.00");
        String used =
                rows(
                        "SELECT sum(reserved_fen + confirmed_fen) FROM quota WHERE buyer = '"
                                + buyer
                                + "'");
        assertThat(amount(statement, "closing").movePointRight(2))
                .isEqualByComparingTo(new BigDecimal(used));
        assertThat(send(agent, path).statusCode()).isEqualTo(403);
        StatementStore statements = platform.part(StatementStore.class);
        for (int tries = 0; statements.follow(1000); tries++) {
            assertThat(tries).isLessThan(PATIENCE);
        }
        assertThat(json(send(login("operator"), path), 200)).isEqualTo(statement);
    }

    /// Lets time go until a bill has come to a stage.
    private JsonNode until(String invtNo, String stage, int days) throws Exception {
        for (int tries = 0; tries < PATIENCE; tries++) {
            reader.read();
            tax.upTo(clock.instant().plus(Duration.ofDays(days)));
            HttpResponse<String> found = send(agent, "/api/v1/tax/bills/" + invtNo);
            if (found.statusCode() == 200) {
                JsonNode bill = TestPlatform.json(found);
                if (bill.get("stage").asString().equals(stage)) {
                    return bill;
                }
            }
            pause();
        }
        throw new AssertionError(invtNo + " did not become " + stage);
    }

    /// How the submission stands with tax.
    private String lane(Declaration declaration) throws Exception {
        var head = declaration.order().head();
        String path = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo() + "/lanes";
        for (JsonNode lane : json(send(agent, path), 200).get("lanes")) {
            if (lane.get("regulator").asString().equals("TAX")) {
                return lane.get("state").asString();
            }
        }
        throw new AssertionError(path);
    }

    private JsonNode bill(String invtNo) throws Exception {
        return json(send(agent, "/api/v1/tax/bills/" + invtNo), 200);
    }

    private String occupied(String invtNo) throws Exception {
        return rows("SELECT occupied_fen FROM dossier WHERE invt_no = '" + invtNo + "'");
    }

    /// Waits a second, or until something was decided.
    private void pause() throws Exception {
        json(send(agent, "/api/v1/receipts?limit=1&wait=1&after=999999999999"), 200);
    }

    /// A declaration that went through the platform until customs released it.
    private Declaration released(long seed) throws Exception {
        Declaration declaration =
                new Generator(seed, today, PARTIES).declaration(0, Kind.CONSISTENT);
        Packer packer = new Packer(seed, 100, this::post);
        packer.add(declaration);
        packer.finish();
        var head = declaration.order().head();
        String path = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
        for (int tries = 0; tries < PATIENCE; tries++) {
            HttpResponse<String> dossier = send(key("5101960D11"), path);
            if (dossier.statusCode() == 200 && dossier.body().contains("\"RELEASED\"")) {
                return declaration;
            }
            pause();
        }
        throw new AssertionError("not released: seed " + seed);
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
            String key = key(code).substring("Bearer ".length());
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

    private String invtNo(Declaration declaration) throws Exception {
        var head = declaration.order().head();
        String path = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
        return json(send(key("5101960D11"), path), 200).get("invtNo").asString();
    }

    private String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void described(String name, JsonNode value) throws Exception {
        JsonNode schemas =
                json(send(agent, "/api/v1/openapi.json"), 200).get("components").get("schemas");
        Schema.check(schemas, schemas.get(name), value, name);
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private HttpResponse<String> officer(String path) throws Exception {
        return send(officer, "/api/v1/tax" + path);
    }

    private HttpResponse<String> send(String who, String path) throws Exception {
        return platform.send(platform.request(path).header("Authorization", who).build());
    }
}
