package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Altered;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.MovableClock;
import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What follows a declaration on the whole running platform: messages in at given times, receipts
/// out, with the simulated customs answering through the door and a clock that the test moves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowUpTest {
    private static final Path SAMPLES = Path.of("..", "samples", "import");
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final MovableClock clock = new MovableClock(Instant.now());
    private final TestPlatform platform = TestPlatform.on(clock);
    private final Generator generator = new Generator(6230, Terms.dayOf(clock.instant()), PARTIES);
    private int trades;

    /// What was declared, by the record id of its inventory.
    private final Map<String, Declaration> declared = new LinkedHashMap<>();

    @AfterAll
    void stop() {
        platform.close();
    }

    @AfterEach
    void everythingStoredAgrees() throws Exception {
        Audit audit =
                new Audit(platform.part(Database.class).source(), platform.part(EventCodec.class));
        assertThat(audit.findings().discrepancies()).isEmpty();
    }

    @Test
    void customsIsAskedAndGrantsACancellation() throws Exception {
        InventoryHead trade = declare("-SILENT", "120");
        String guid = cancel(trade);
        assertThat(statuses("agent", guid, 2)).containsExactly("2", "399");
        assertThat(dossier(trade).get("state").asString()).isEqualTo("CANCELLED");
        assertThat(statuses("agent", cancel(trade), 1)).containsExactly("-623009");
    }

    @Test
    void ofAReleaseAndACancellationExactlyOneIsTrue() throws Exception {
        InventoryHead trade = declare("-CANCEL-RELEASED", "120");
        String guid = cancel(trade);
        List<String> answers = statuses("agent", guid, 2);
        assertThat(answers).hasSize(2).endsWith("100");
        assertThat(statuses("agent", trade.guid(), 3)).endsWith("800");
        assertThat(dossier(trade).get("state").asString()).isEqualTo("RELEASED");
    }

    @Test
    void goodsComeBackInTimeAndGiveQuotaAndTaxBack() throws Exception {
        InventoryHead trade = declare("", "800");
        String guid = giveBack(trade, "R1");
        assertThat(statuses("agent", guid, 2)).containsExactly("2", "399");
        clock.forward(Duration.ofDays(20));
        platform.part(Scheduler.class).round();
        arrive(trade);
        arrive(trade);
        assertThat(statuses("agent", guid, 3)).containsExactly("2", "399", "899");
        JsonNode dossier = dossier(trade);
        assertThat(dossier.get("returns").get(0).get("state").asString()).isEqualTo("ARRIVED");
        assertThat(dossier.get("returns").get(0).get("tax").asString())
                .isEqualTo(dossier.get("tax").get("total").asString());
        JsonNode offset = bill(trade, "OFFSET", 1);
        assertThat(offset.get("due").asString()).isEqualTo("0.00");
        assertThat(offset.get("offset").asString())
                .isEqualTo(offset.get("returns").get(0).get("tax").asString());
        assertThat(offset.get("differences").get(0).get("number").asInt()).isEqualTo(6315);
        clock.forward(Duration.ofDays(2));
        assertThat(bill(trade, "OFFSET", 0).get("settledOn").asString())
                .isEqualTo(Terms.dayOf(clock.instant()).minusDays(1).toString());
    }

    /// The tax bill, when time brought it to a stage with as many differences.
    private JsonNode bill(InventoryHead trade, String stage, int differences) throws Exception {
        String path = "/api/v1/tax/bills/" + dossier(trade).get("invtNo").asString();
        JsonNode found = null;
        for (int tries = 0; tries < 60; tries++) {
            platform.part(Scheduler.class).round();
            HttpResponse<String> answer = get("agent", path);
            if (answer.statusCode() == 200) {
                found = TestPlatform.json(answer);
                if (found.get("stage").asString().equals(stage)
                        && found.get("differences").size() == differences) {
                    return found;
                }
            }
            get("agent", "/api/v1/receipts?limit=1&wait=1&after=999999999999");
        }
        throw new AssertionError("no such bill: " + found);
    }

    @Test
    void goodsThatDoNotComeBackByDay45GiveNothingBack() throws Exception {
        InventoryHead trade = declare("", "800");
        String guid = giveBack(trade, "R1");
        assertThat(statuses("agent", guid, 2)).containsExactly("2", "399");
        // What arrived late on the last day is handled for an hour after it.
        clock.forward(Duration.ofDays(46).plusHours(1));
        platform.part(Scheduler.class).round();
        assertThat(statuses("agent", guid, 3)).containsExactly("2", "399", "100");
        assertThat(dossier(trade).get("returns").get(0).get("state").asString())
                .isEqualTo("LAPSED");
    }

    @Test
    void aParcelThatIsSignedForClosesItsDeclaration() throws Exception {
        InventoryHead trade = declare("", "800");
        String guid = Samples.guid();
        String xml = sample("CEB513", trade, guid, Map.of());
        post("logistics", xml);
        assertThat(statuses("logistics", guid, 1)).containsExactly("120");
        String again = Samples.guid();
        post("logistics", sample("CEB513", trade, again, Map.of()));
        assertThat(statuses("logistics", again, 1)).containsExactly("-505012");
        if (trade.tradeMode().equals("9610")) {
            assertThat(statuses("agent", trade.guid(), 4)).endsWith("899");
        }
    }

    /// Nobody can close what is closed, so nobody is asked to.
    @Test
    void aTaskOfClosingGoesWhenTheParcelIsSignedFor() throws Exception {
        InventoryHead trade = declare("", "800");
        String opening =
                "{\"kind\":\"CUSTOMS_CLOSING\",\"invtNo\":\"%s\"}"
                        .formatted(dossier(trade).get("invtNo").asString());
        JsonNode task =
                TestPlatform.json(
                        platform.send(
                                customs("/api/v1/desk/tasks")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(opening))
                                        .build()));
        post("logistics", sample("CEB513", trade, Samples.guid(), Map.of()));
        assertThat(statuses("agent", trade.guid(), 4)).endsWith("899");
        platform.part(RiskPump.class).round();
        HttpRequest look = customs("/api/v1/desk/tasks/" + task.get("id").asLong()).build();
        assertThat(TestPlatform.json(platform.send(look)).get("stage").asString())
                .isEqualTo("WITHDRAWN");
    }

    private HttpRequest.Builder customs(String path) {
        Credentials.Login officer =
                platform.logins().stream()
                        .filter(login -> login.role().equals("customs"))
                        .findFirst()
                        .orElseThrow();
        byte[] both =
                (officer.username() + ":" + officer.password()).getBytes(StandardCharsets.UTF_8);
        return platform.request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    @Test
    void papersThatDoNotComeExpireWhenTheClockIsMoved() throws Exception {
        Declaration declaration = generator.declaration(trades++, Kind.MISSING_WAYBILL);
        post(declaration, "");
        InventoryHead head = declaration.inventory().head();
        assertThat(statuses("agent", head.guid(), 1)).containsExactly("2");
        clock.forward(Duration.ofDays(15));
        platform.part(Scheduler.class).round();
        assertThat(statuses("agent", head.guid(), 2)).containsExactly("2", "100");
    }

    /// Declares a trade and waits until its inventory has a status.
    private InventoryHead declare(String ending, String status) throws Exception {
        Declaration declaration = generator.declaration(trades++, Kind.CONSISTENT);
        post(declaration, ending);
        InventoryHead head = declaration.inventory().head();
        declared.put(head.guid(), declaration);
        List<String> found = List.of();
        for (int answers = 1; !found.contains(status); answers++) {
            found = statuses("agent", head.guid(), answers);
        }
        return Altered.copy(head, Map.of("orderNo", head.orderNo() + ending));
    }

    private void post(Declaration declaration, String ending) {
        String orderNo = declaration.inventory().head().orderNo();
        Packer packer =
                new Packer(
                        trades,
                        100,
                        packed -> {
                            String xml =
                                    new String(
                                                    XmlWriter.write(
                                                            (Record) packed.message(),
                                                            XmlWriter.Style.PREFIXED),
                                                    StandardCharsets.UTF_8)
                                            .replace(
                                                    ">" + orderNo + "<",
                                                    ">" + orderNo + ending + "<");
                            String role =
                                    switch (packed.paper()) {
                                        case ORDER -> "platform";
                                        case PAYMENT -> "payment";
                                        case WAYBILL -> "logistics";
                                        case INVENTORY -> "agent";
                                    };
                            try {
                                post(
                                        role,
                                        packed.paper() == Paper.INVENTORY
                                                ? signed("agent", xml)
                                                : xml);
                            } catch (Exception failed) {
                                throw new AssertionError(failed);
                            }
                        });
        packer.add(declaration);
        packer.finish();
    }

    private String cancel(InventoryHead trade) throws Exception {
        String guid = Samples.guid();
        String xml = sample("CEB623", trade, guid, Map.of("agentCode", trade.agentCode()));
        post("agent", signed("agent", xml));
        return guid;
    }

    /// Everything that was declared, in its own quantities.
    private String giveBack(InventoryHead trade, String copNo) throws Exception {
        String guid = Samples.guid();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("agentCode", trade.agentCode());
        values.put("copNo", copNo);
        String xml = sample("CEB625", trade, guid, values);
        int from = xml.indexOf("    <ceb:InvtRefundList>");
        String end = "</ceb:InvtRefundList>\n";
        int to = xml.indexOf(end) + end.length();
        StringBuilder lines = new StringBuilder();
        for (var line : declared.get(trade.guid()).inventory().lines()) {
            lines.append(
                    with(
                            xml.substring(from, to),
                            Map.of(
                                    "gnum", String.valueOf(line.gnum()),
                                    "gcode", line.gcode(),
                                    "gname", line.gname(),
                                    "qty", line.qty().toPlainString(),
                                    "unit", line.unit())));
        }
        post("agent", signed("agent", xml.substring(0, from) + lines + xml.substring(to)));
        return guid;
    }

    private void arrive(InventoryHead trade) throws Exception {
        String site = platform.key("site").code();
        Map<String, String> values = Map.of("operatorCode", site);
        String xml = sample("CEB711", trade, Samples.guid(), values);
        post("site", signed("site", xml));
    }

    private void post(String role, String xml) throws Exception {
        HttpResponse<String> answer = platform.post(platform.key(role).apiKey(), xml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private String signed(String role, String xml) throws Exception {
        Credentials.Key key = platform.key(role);
        byte[] unsigned = xml.getBytes(StandardCharsets.UTF_8);
        return new String(
                ((Outcome.Accepted<byte[]>) SignedXml.sign(unsigned, platform.signer(key))).value(),
                StandardCharsets.UTF_8);
    }

    /// A sample that says what the trade says.
    private String sample(String type, InventoryHead trade, String guid, Map<String, String> more)
            throws Exception {
        String text = Files.readString(SAMPLES.resolve(type + ".xml"));
        String messageGuid = text.substring(text.indexOf("guid=\"") + 6).substring(0, 36);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("guid", guid);
        values.put("customsCode", trade.customsCode());
        values.put("orderNo", trade.orderNo());
        values.put("ebpCode", trade.ebpCode());
        values.put("ebcCode", trade.ebcCode());
        values.put("logisticsNo", trade.logisticsNo());
        values.put("logisticsCode", trade.logisticsCode());
        values.put("preNo", "");
        values.put("copCode", sender(type));
        if (text.contains("<ceb:invtNo>")) {
            values.put("invtNo", dossier(trade).get("invtNo").asString());
        }
        values.putAll(more);
        return with(text.replace(messageGuid, Samples.guid()), values);
    }

    private String sender(String type) {
        return switch (type) {
            case "CEB513" -> platform.key("logistics").code();
            case "CEB711" -> platform.key("site").code();
            default -> platform.key("agent").code();
        };
    }

    private String with(String xml, Map<String, String> values) {
        String changed = xml;
        for (Map.Entry<String, String> one : values.entrySet()) {
            changed =
                    changed.replaceAll(
                            "<ceb:" + one.getKey() + ">[^<]*",
                            "<ceb:" + one.getKey() + ">" + one.getValue());
        }
        return changed;
    }

    private JsonNode dossier(InventoryHead trade) throws Exception {
        String path = "/api/v1/dossiers/" + trade.ebpCode() + "/" + trade.orderNo();
        return TestPlatform.json(get("agent", path));
    }

    /// Statuses of the answers to a document, when there are as many as said.
    private List<String> statuses(String role, String guid, int answers) throws Exception {
        List<String> found = new ArrayList<>();
        long cursor = 0;
        while (found.size() < answers) {
            JsonNode page =
                    TestPlatform.json(get(role, "/api/v1/receipts?wait=20&after=" + cursor));
            assertThat(page.get("receipts")).as("answers to " + guid + " " + found).isNotEmpty();
            for (JsonNode receipt : page.get("receipts")) {
                if (receipt.get("xml").asString().contains("<guid>" + guid + "</guid>")) {
                    found.add(receipt.get("returnStatus").asString());
                }
            }
            cursor = page.get("next").asLong();
        }
        return found;
    }

    private HttpResponse<String> get(String role, String path) throws Exception {
        return platform.send(
                platform.request(path)
                        .header("Authorization", "Bearer " + platform.key(role).apiKey())
                        .header("Accept", "application/json")
                        .build());
    }
}
