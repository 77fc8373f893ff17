package io.greenway.server.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.Paper;
import io.greenway.core.reference.ReferenceChange.State;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
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
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.zone.Credentials;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: what a site counts reaches the declarations of direct import, before them and after them,
/// and holds their release where the zone says so. Method: a running platform, messages at the
/// door, a clock that the test moves.
class ArrivalTest {
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
    private final Generator generator = new Generator(7110, Terms.dayOf(clock.instant()), PARTIES);
    private long next;

    @Test
    void arrivalsAreToldAndAwaited() throws Exception {
        try {
            byDefaultNothingWaits();
            await();
            aReleaseWaitsForItsArrival();
            whatArrivedFirstIsFound();
            goodsThatDoNotComeAreDeclaredAnew();
            assertThat(
                            new Audit(
                                            platform.part(Database.class).source(),
                                            platform.part(EventCodec.class))
                                    .findings()
                                    .discrepancies())
                    .isEmpty();
        } finally {
            platform.close();
        }
    }

    private void byDefaultNothingWaits() throws Exception {
        Declaration trade = direct();
        declare(trade, Paper.values());
        assertThat(statuses("agent", guid(trade), 3)).containsExactly("2", "120", "800");
        String wrong = tally(trade, 2, "");
        assertThat(statuses("site", wrong, 2)).containsExactly("1", "-800001");
        assertThat(dossier(trade).toString()).contains("ParcelArrivalRefused");
        String right = tally(trade, 1, "pieces=1");
        assertThat(statuses("site", right, 1)).containsExactly("1");
        assertThat(dossier(trade).toString()).contains("\"ParcelArrived\"");
    }

    /// What two persons decide holds from the next day on.
    private void await() {
        ReferenceDesk desk = platform.part(ReferenceDesk.class);
        String row =
                """
                key,value,unit,valid_from,valid_to,document_no,certainty,note
                ARRIVAL_BEFORE_RELEASE,true,flag,%s,,示范文号,D,
                """
                        .formatted(desk.today().plusDays(1));
        var read =
                desk.read(
                        ReferenceTable.named("parameter").orElseThrow(),
                        row.getBytes(UTF_8),
                        false);
        if (!(read instanceof Outcome.Accepted<ReferenceDraft> draft)) {
            throw new AssertionError(read);
        }
        long id = desk.enter(draft.value(), "one").id();
        desk.decide(id, State.APPROVED, "another");
        clock.forward(Duration.ofDays(1));
    }

    private void aReleaseWaitsForItsArrival() throws Exception {
        Declaration trade = direct();
        declare(trade, Paper.values());
        assertThat(statuses("agent", guid(trade), 3)).containsExactly("2", "120", "400");
        String far = trade.inventory().head().grossWeight().add(BigDecimal.TEN).toPlainString();
        assertThat(statuses("site", tally(trade, 1, "weight=" + far), 2))
                .containsExactly("1", "-800001");
        tally(trade, 1, "weight=" + trade.inventory().head().grossWeight().toPlainString());
        assertThat(statuses("agent", guid(trade), 4)).containsExactly("2", "120", "400", "800");
    }

    private void whatArrivedFirstIsFound() throws Exception {
        Declaration trade = direct();
        declare(trade, Paper.ORDER, Paper.PAYMENT, Paper.WAYBILL);
        assertThat(statuses("site", tally(trade, 1, ""), 1)).containsExactly("1");
        declare(trade, Paper.INVENTORY);
        assertThat(statuses("agent", guid(trade), 3)).containsExactly("2", "120", "800");
    }

    private void goodsThatDoNotComeAreDeclaredAnew() throws Exception {
        Declaration trade = direct();
        declare(trade, Paper.values());
        assertThat(statuses("agent", guid(trade), 3)).containsExactly("2", "120", "400");
        clock.forward(Duration.ofDays(14));
        platform.part(Scheduler.class).round();
        assertThat(dossier(trade).get("state").asString()).isEqualTo("APPROVED");
        clock.forward(Duration.ofDays(1).plusMinutes(1));
        platform.part(Scheduler.class).round();
        assertThat(statuses("agent", guid(trade), 4)).containsExactly("2", "120", "400", "100");
        assertThat(dossier(trade).get("state").asString()).isEqualTo("EXPIRED");
    }

    private Declaration direct() {
        while (true) {
            Declaration one = generator.declaration(next++, Kind.CONSISTENT);
            if (one.inventory().head().tradeMode().equals("9610")) {
                return one;
            }
        }
    }

    private static String guid(Declaration trade) {
        return trade.inventory().head().guid();
    }

    private void declare(Declaration trade, Paper... papers) throws Exception {
        Map<Paper, String> messages = new EnumMap<>(Paper.class);
        Packer packer =
                new Packer(
                        next,
                        100,
                        packed ->
                                messages.put(
                                        packed.paper(),
                                        new String(
                                                XmlWriter.write(
                                                        (Record) packed.message(),
                                                        XmlWriter.Style.PREFIXED),
                                                UTF_8)));
        packer.add(trade);
        packer.finish();
        for (Paper paper : papers) {
            String xml = messages.get(paper);
            switch (paper) {
                case ORDER -> post("platform", xml);
                case PAYMENT -> post("payment", xml);
                case WAYBILL -> post("logistics", xml);
                case INVENTORY -> post("agent", signed("agent", xml));
            }
        }
    }

    /// Sends a record that names the parcel in so many lines.
    ///
    /// @return record id
    private String tally(Declaration trade, int lines, String note) throws Exception {
        InventoryHead head = trade.inventory().head();
        String guid = Samples.guid();
        String text = Files.readString(SAMPLES.resolve("CEB711.xml"));
        int from = text.indexOf("<ceb:DeliveryList>");
        String end = "</ceb:DeliveryList>";
        StringBuilder listed = new StringBuilder();
        for (int line = 1; line <= lines; line++) {
            listed.append("<ceb:DeliveryList><ceb:gnum>%d</ceb:gnum>".formatted(line))
                    .append("<ceb:logisticsNo>%s</ceb:logisticsNo>".formatted(head.logisticsNo()))
                    .append("<ceb:note>%s</ceb:note></ceb:DeliveryList>".formatted(note));
        }
        String xml =
                text.substring(0, from)
                        + listed
                        + text.substring(text.lastIndexOf(end) + end.length());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("guid", guid);
        values.put("customsCode", head.customsCode());
        values.put("operatorCode", platform.key("site").code());
        values.put("copCode", platform.key("site").code());
        values.put("logisticsCode", head.logisticsCode());
        for (Map.Entry<String, String> one : values.entrySet()) {
            String tag = "<ceb:" + one.getKey() + ">";
            xml = xml.replaceAll(tag + "[^<]*", tag + one.getValue());
        }
        String messageGuid = text.substring(text.indexOf("guid=\"") + 6).substring(0, 36);
        post("site", signed("site", xml.replace(messageGuid, Samples.guid())));
        return guid;
    }

    private String signed(String role, String xml) throws Exception {
        Credentials.Key key = platform.key(role);
        return new String(
                ((Outcome.Accepted<byte[]>)
                                SignedXml.sign(xml.getBytes(UTF_8), platform.signer(key)))
                        .value(),
                UTF_8);
    }

    private void post(String role, String xml) throws Exception {
        HttpResponse<String> answer = platform.post(platform.key(role).apiKey(), xml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private JsonNode dossier(Declaration trade) throws Exception {
        InventoryHead head = trade.inventory().head();
        return TestPlatform.json(
                get("agent", "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo()));
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
