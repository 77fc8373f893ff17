package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.message.Paper;
import io.greenway.core.reference.ReferenceChange;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
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
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.Database;
import io.greenway.server.store.RemittanceStore;
import io.greenway.server.zone.Credentials;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: payments abroad go their way over real HTTP, a declaration is paid for once however many
/// ask at the same moment, and the officer of foreign exchange sees what foreign exchange may see
/// and nothing else, field by field.
class ExchangeTest {
    private static final String BANK = "5101960D21";
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party(BANK, "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final TestPlatform platform = TestPlatform.running();
    private final String seller = key("5101960D11");
    private final String bank = key(BANK);
    private final String officer = login("exchange");

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
    void aPaymentGoesItsWayAndTheOfficerSeesOnlyWhatIsForeignExchange() throws Exception {
        Declaration declaration = released(4801);
        String invtNo = invtNo(declaration);
        JsonNode asked = json(post(seller, "", request("R-1", invtNo, "0.50")), 201);
        String number = asked.get("number").asString();
        assertThat(asked.get("stage").asString()).isEqualTo("CHECKED");
        assertThat(json(post(seller, "", request("R-1", invtNo, "0.50")), 201)).isEqualTo(asked);
        json(post(seller, "", request("R-1", invtNo, "0.60")), 409);
        JsonNode second = json(post(seller, "", request("R-2", invtNo, "0.50")), 201);
        assertThat(second.get("stage").asString()).isEqualTo("REFUSED");
        assertThat(second.get("faults").get(0).get("number").asInt()).isEqualTo(6203);
        String steps = "/" + number + "/steps";
        json(
                post(seller, steps, "{'step':'buy','amount':0.5,'rate':7.08,'bankReference':'B'}"),
                403);
        json(post(key("5101960D31"), steps, "{'step':'withdraw'}"), 404);
        json(post(bank, steps, "{'step':'buy','amount':0.5,'rate':7.08,'bankReference':'B'}"), 200);
        String today = LocalDate.now(Terms.CHINA).toString();
        String remit = "{'step':'remit','day':'" + today + "','bankReference':'B2'}";
        json(post(bank, steps, remit), 200);
        String report =
                "{'step':'report','reportNo':'N1','resident':true,'settlementMethod':'TT',"
                        + "'parts':[{'code':'121990','amount':0.5}]}";
        assertThat(json(post(bank, steps, report), 200).get("stage").asString())
                .isEqualTo("REPORTED");
        officerSeesOnlyForeignExchange(declaration, number, today);
    }

    private void officerSeesOnlyForeignExchange(
            Declaration declaration, String number, String today) throws Exception {
        HttpResponse<String> one = get(officer, "/remittances/" + number);
        JsonNode schemas = description().get("components").get("schemas");
        Schema.check(schemas, schemas.get("Remittance"), json(one, 200), "Remittance");
        JsonNode line = json(one, 200).get("lines").get(0);
        assertThat(Set.copyOf(line.propertyNames()))
                .isEqualTo(
                        Set.of(
                                "invtNo",
                                "amount",
                                "yuan",
                                "orderNo",
                                "ebpCode",
                                "ebcCode",
                                "ebcName",
                                "tradeMode",
                                "orderedOn",
                                "releasedOn",
                                "goodsValue",
                                "country",
                                "goods"));
        String days = "?from=" + today + "&to=" + today;
        HttpResponse<String> matching = get(officer, "/matching" + days);
        Schema.check(schemas, schemas.get("MatchingReport"), json(matching, 200), "MatchingReport");
        HttpResponse<String> list = get(officer, "/remittances");
        Schema.check(schemas, schemas.get("RemittancePage"), json(list, 200), "RemittancePage");
        JsonNode codes = json(get(officer, "/codes"), 200);
        Schema.check(schemas, schemas.get("BalanceCodes"), codes, "BalanceCodes");
        var head = declaration.inventory().head();
        var consignee = declaration.waybill().head();
        for (String answer : List.of(one.body(), matching.body(), list.body(), tables())) {
            assertThat(answer)
                    .doesNotContain(head.buyerName())
                    .doesNotContain(head.buyerIdNumber())
                    .doesNotContain(head.buyerTelephone())
                    .doesNotContain(head.consigneeAddress())
                    .doesNotContain(consignee.consigneeAddress())
                    .doesNotContain(consignee.consigneeTelephone());
        }
        for (String path : List.of("/api/v1/dossiers", "/api/v1/receipts")) {
            assertThat(send(officer, path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(get(login("operator"), "/remittances").statusCode()).isEqualTo(403);
        assertThat(get(key("5101960D31"), "/remittances/" + number).statusCode()).isEqualTo(404);
        assertThat(rows("SELECT count(*) FROM access_log WHERE subject = '" + number + "'"))
                .isEqualTo("1");
    }

    @Test
    void ofManyWhoAskAtOnceOneHoldsTheDeclaration() throws Exception {
        String invtNo = invtNo(released(4802));
        List<String> stages = new CopyOnWriteArrayList<>();
        List<Thread> threads =
                IntStream.range(0, 16)
                        .mapToObj(
                                at -> Thread.ofVirtual().start(() -> stages.add(stage(invtNo, at))))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(stages).hasSize(16);
        assertThat(stages.stream().filter("CHECKED"::equals)).hasSize(1);
        assertThat(stages.stream().filter("REFUSED"::equals)).hasSize(15);
    }

    private String stage(String invtNo, int at) {
        try {
            return json(post(seller, "", request("M-" + at, invtNo, "0.10")), 201)
                    .get("stage")
                    .asString();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void moneyThatABankReportsByItselfStandsInTheReport() throws Exception {
        String today = LocalDate.now(Terms.CHINA).toString();
        String invtNo = invtNo(released(4803));
        String paid =
                "{'reference':'O-1','payerCode':'5101960D11','payeeName':'Overseas','country':'502',"
                        + "'currency':'502','amount':3.00,'paidOn':'"
                        + today
                        + "'}";
        assertThat(send(bank, "/payments", paid).statusCode()).isEqualTo(201);
        assertThat(send(bank, "/payments", paid).statusCode()).isEqualTo(200);
        JsonNode other = json(send(bank, "/payments", paid.replace("3.00", "4.00")), 409);
        assertThat(other.get("faults")).hasSize(1);
        JsonNode fault = other.get("faults").get(0);
        assertThat(fault.get("number").asInt()).isEqualTo(6902);
        assertThat(fault.get("path").asString()).isEqualTo("/amount");
        assertThat(fault.get("found").asString()).isEqualTo("4.00");
        assertThat(fault.get("expected").asString()).isEqualTo("3.00");
        assertThat(send(seller, "/payments", paid).statusCode()).isEqualTo(403);
        json(post(seller, "", request("W-1", invtNo, "0.10")), 201);
        String waiver = "{'invtNo':'" + invtNo + "','reason':'F41'}";
        assertThat(send(seller, "/waivers", waiver).statusCode()).isEqualTo(403);
        JsonNode report = json(get(seller, "/matching?from=" + today + "&to=" + today), 200);
        assertThat(report.get("money").toString()).contains("O-1").contains("21.30");
        assertThat(report.get("lines").toString()).contains(invtNo).doesNotContain("WAIVED");
    }

    @Test
    void whatPeopleChangeReachesTheNextPaymentWithoutARestart() throws Exception {
        String invtNo = invtNo(released(4804));
        ReferenceDesk desk = platform.part(ReferenceDesk.class);
        Instant later = Instant.now().plus(Duration.ofDays(40_000));
        LocalDate day = Terms.dayOf(later);
        RemittanceRequest request =
                new RemittanceRequest(
                        "LATER-1",
                        "5101960D11",
                        "示范电商",
                        BANK,
                        "Overseas",
                        "502",
                        "116",
                        List.of(new RemittanceRequest.Line(invtNo, new BigDecimal("1"))));
        var who = new RemittanceStore.Who("5101960D11", "5101960D11");
        RemittanceStore store = platform.part(RemittanceStore.class);
        assertThat(store.request(request, who, later)).isInstanceOf(Outcome.Refused.class);
        String csv = "key,value,valid_from,document_no\nFX_RATE_JPY,0.05,%s,D-1\n".formatted(day);
        var read = desk.read(ReferenceTable.named("parameter").orElseThrow(), bytes(csv), false);
        if (!(read instanceof Outcome.Accepted<ReferenceDraft>(var draft, var none))) {
            throw new AssertionError(read);
        }
        long id = desk.enter(draft, "one").id();
        desk.decide(id, ReferenceChange.State.APPROVED, "two");
        var paid = store.request(request, who, later);
        if (!(paid instanceof Outcome.Accepted<RemittanceStore.Numbered>(var made, var noFaults))) {
            throw new AssertionError(paid);
        }
        assertThat(made.remittance().worth()).isNotNull();
        assertThat(made.remittance().worth().yuan()).hasToString("0.05");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String request(String reference, String invtNo, String amount) {
        return """
        {'reference':'%s','bankCode':'5101960D21','payeeName':'Overseas Seller',
         'payeeCountry':'502','currency':'502','lines':[{'invtNo':'%s','amount':%s}]}
        """
                .formatted(reference, invtNo, amount);
    }

    /// A declaration that went through the platform until customs released it.
    private Declaration released(long seed) throws Exception {
        Declaration declaration =
                new Generator(seed, LocalDate.now(Terms.CHINA), PARTIES)
                        .declaration(0, Kind.CONSISTENT);
        Packer packer = new Packer(seed, 100, this::post);
        packer.add(declaration);
        packer.finish();
        long cursor = 0;
        String guid = declaration.inventory().head().guid();
        for (int empty = 0; empty < 20; ) {
            String path = "/api/v1/receipts?limit=1000&wait=1&after=" + cursor;
            JsonNode page = json(send(key("5101960D41"), path), 200);
            for (JsonNode receipt : page.get("receipts")) {
                if (receipt.get("xml").asString().contains(guid)
                        && receipt.get("returnStatus").asString().equals("800")) {
                    return declaration;
                }
            }
            cursor = page.get("next").asLong();
            empty = page.get("receipts").isEmpty() ? empty + 1 : 0;
        }
        throw new AssertionError("not released: seed " + seed);
    }

    private void post(Packed packed) {
        String code =
                switch (packed.paper()) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> BANK;
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
        return json(send(seller, path), 200).get("invtNo").asString();
    }

    /// Every text of the tables behind the answers.
    private String tables() throws Exception {
        StringBuilder text = new StringBuilder();
        for (String table :
                new TreeSet<>(
                        List.of(
                                "release",
                                "release_line",
                                "remittance",
                                "remittance_history",
                                "remittance_declaration",
                                "outside_payment",
                                "exchange_waiver",
                                "access_log"))) {
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

    private JsonNode description() throws Exception {
        return json(send(seller, "/api/v1/openapi.json"), 200);
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return send(who, "/api/v1/exchange" + path);
    }

    private HttpResponse<String> send(String who, String path) throws Exception {
        return platform.send(platform.request(path).header("Authorization", who).build());
    }

    private HttpResponse<String> post(String who, String path, String body) throws Exception {
        return send(who, "/remittances" + path, body);
    }

    private HttpResponse<String> send(String who, String path, String body) throws Exception {
        return platform.send(
                platform.request("/api/v1/exchange" + path)
                        .header("Authorization", who)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build());
    }
}
