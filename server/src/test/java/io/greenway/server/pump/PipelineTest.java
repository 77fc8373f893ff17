package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Expectation;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.Database;
import io.greenway.server.store.ReceiptTable;
import io.greenway.server.vault.Vault;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: documents go through the whole running platform, everybody gets their own receipts and
/// nobody else's, and personal data stands in the sealed journal alone.
class PipelineTest {
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void everyKindGetsItsReceiptsOverHttp() throws Exception {
        Generator generator = new Generator(4711, LocalDate.now(Terms.CHINA), PARTIES);
        List<Declaration> declarations = new ArrayList<>();
        Map<String, List<String>> expected = new HashMap<>();
        for (Kind kind : Kind.values()) {
            Declaration declaration = generator.declaration(declarations.size(), kind);
            declarations.add(declaration);
            Expectation.of(kind)
                    .forEach(
                            (paper, answer) ->
                                    expected.put(
                                            switch (paper) {
                                                case ORDER -> declaration.order().head().guid();
                                                case PAYMENT -> declaration.payment().head().guid();
                                                case WAYBILL -> declaration.waybill().head().guid();
                                                case INVENTORY ->
                                                        declaration.inventory().head().guid();
                                            },
                                            answer.statuses()));
        }
        post(4711, declarations);
        Map<String, List<String>> received = new HashMap<>();
        for (String role : List.of("platform", "payment", "logistics", "agent")) {
            receive(platform.key(role).apiKey(), expected, received);
        }
        assertThat(received).containsAllEntriesOf(expected);
        everyoneSeesTheirOwnDossiers(declarations.getFirst());
        noPersonalDataOutsideTheJournal(declarations);
    }

    /// two orders of one buyer, sent at once, of which the rest of the year's quota holds
    /// only one, whichever it is.
    @Test
    void ofTwoOrdersRacingForTheLastOfAQuotaExactlyOneIsReleased() throws Exception {
        Generator generator = new Generator(4712, LocalDate.now(Terms.CHINA), PARTIES);
        // A thousand apart, so that the buyer is the same.
        List<Declaration> rivals =
                List.of(
                        generator.declaration(0, Kind.CONSISTENT),
                        generator.declaration(1000, Kind.CONSISTENT));
        var buyer = rivals.getFirst().inventory().head();
        assertThat(rivals.getLast().inventory().head().buyerIdNumber())
                .isEqualTo(buyer.buyerIdNumber());
        long both = rivals.stream().mapToLong(PipelineTest::fen).sum();
        useQuota(
                platform.part(Vault.class)
                        .pseudonym(buyer.buyerIdType(), buyer.buyerIdNumber())
                        .value(),
                2_600_000 - both + 1);
        List<Thread> senders =
                rivals.stream()
                        .map(
                                rival ->
                                        Thread.ofVirtual()
                                                .start(
                                                        () ->
                                                                post(
                                                                        4712 + rival.index(),
                                                                        List.of(rival))))
                        .toList();
        for (Thread sender : senders) {
            sender.join();
        }
        Map<String, List<String>> expected = new HashMap<>();
        rivals.forEach(rival -> expected.put(rival.inventory().head().guid(), List.of()));
        Map<String, List<String>> received = new HashMap<>();
        receive(platform.key("agent").apiKey(), expected, received);
        assertThat(received.values().stream().map(List::getLast).toList())
                .containsExactlyInAnyOrder("800", "100");
    }

    private static long fen(Declaration declaration) {
        var head = declaration.inventory().head();
        return declaration.inventory().lines().stream()
                .map(line -> line.totalPrice())
                .reduce(head.freight().add(head.insuredFee()), BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    private void useQuota(String buyer, long fen) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO quota VALUES (?, ?, 0, ?)")) {
            insert.setString(1, buyer);
            insert.setInt(2, LocalDate.now(Terms.CHINA).getYear());
            insert.setLong(3, fen);
            insert.executeUpdate();
        }
    }

    /// @param seed makes the ids of the messages
    private void post(long seed, List<Declaration> declarations) {
        Packer packer =
                new Packer(
                        seed,
                        100,
                        packed -> {
                            String xml =
                                    new String(
                                            XmlWriter.write(
                                                    (Record) packed.message(),
                                                    XmlWriter.Style.PREFIXED),
                                            StandardCharsets.UTF_8);
                            String role =
                                    switch (packed.paper()) {
                                        case ORDER -> "platform";
                                        case PAYMENT -> "payment";
                                        case WAYBILL -> "logistics";
                                        case INVENTORY -> "agent";
                                    };
                            try {
                                String sent = packed.paper() == Paper.INVENTORY ? signed(xml) : xml;
                                assertThat(
                                                platform.post(platform.key(role).apiKey(), sent)
                                                        .statusCode())
                                        .isEqualTo(202);
                            } catch (Exception failed) {
                                throw new AssertionError(failed);
                            }
                        });
        declarations.forEach(packer::add);
        packer.finish();
    }

    private String signed(String xml) throws Exception {
        SoftKey key = platform.signer(platform.key("agent"));
        byte[] unsigned = xml.getBytes(StandardCharsets.UTF_8);
        return switch (SignedXml.sign(unsigned, key)) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) ->
                    new String(bytes, StandardCharsets.UTF_8);
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    /// Long-polls until every expected document of this enterprise has all its receipts.
    private void receive(
            String key, Map<String, List<String>> expected, Map<String, List<String>> received)
            throws Exception {
        long cursor = 0;
        int barren = 0;
        while (barren < 3) {
            HttpResponse<String> response =
                    get("/api/v1/receipts?limit=1000&wait=1&after=" + cursor, key);
            JsonNode page = TestPlatform.json(response);
            for (JsonNode receipt : page.get("receipts")) {
                String xml = receipt.get("xml").asString();
                String guid = xml.substring(xml.indexOf("<guid>") + 6, xml.indexOf("</guid>"));
                if (expected.containsKey(guid)) {
                    received.computeIfAbsent(guid, one -> new ArrayList<>())
                            .add(receipt.get("returnStatus").asString());
                }
            }
            barren = page.get("receipts").isEmpty() ? barren + 1 : 0;
            cursor = page.get("next").asLong();
        }
    }

    private void everyoneSeesTheirOwnDossiers(Declaration declaration) throws Exception {
        String path =
                "/api/v1/dossiers/"
                        + declaration.order().head().ebpCode()
                        + "/"
                        + declaration.order().head().orderNo();
        assertThat(get(path, platform.key("platform").apiKey()).statusCode()).isEqualTo(200);
        assertThat(get(path, platform.key("agent").apiKey()).statusCode()).isEqualTo(200);
        assertThat(get(path, platform.key("payment").apiKey()).statusCode()).isEqualTo(404);
        assertThat(get(path, platform.key("site").apiKey()).statusCode()).isEqualTo(404);
        assertThat(get(path, null).statusCode()).isEqualTo(401);
        JsonNode list = TestPlatform.json(get("/api/v1/dossiers", platform.key("site").apiKey()));
        assertThat(list.get("dossiers")).isEmpty();
        JsonNode dossier = TestPlatform.json(get(path, platform.key("platform").apiKey()));
        assertThat(dossier.get("state").asString()).isEqualTo("RELEASED");
        assertThat(dossier.get("missing")).isEmpty();
        assertThat(dossier.get("tax").get("lines")).isNotEmpty();
        assertThat(dossier.get("timeline"))
                .allSatisfy(
                        entry -> {
                            assertThat(entry.get("by").asString()).isNotBlank();
                            assertThat(entry.get("rule").asString()).isNotBlank();
                            assertThat(entry.get("documentNo").asString()).isNotBlank();
                        });
    }

    /// Searches every text of every table but the journal for what identifies a buyer.
    private void noPersonalDataOutsideTheJournal(List<Declaration> declarations) throws Exception {
        String stored = everyText();
        for (Declaration declaration : declarations) {
            var head = declaration.inventory().head();
            assertThat(stored)
                    .doesNotContain(head.buyerName())
                    .doesNotContain(head.buyerIdNumber())
                    .doesNotContain(head.buyerTelephone())
                    .doesNotContain(head.consigneeAddress());
        }
    }

    private String everyText() throws Exception {
        StringBuilder text = new StringBuilder();
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table :
                    List.of(
                            "dossier",
                            "history",
                            "payment",
                            "waybill",
                            "quota",
                            "ledger_move",
                            "lodgement",
                            "outbox",
                            "stuck_message")) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        ReceiptTable receipts = new ReceiptTable(platform.part(Database.class).source());
        platform.keys().forEach(key -> text.append(receipts.after(key.code(), 0, 100_000)));
        return text.toString();
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        var request = platform.request(path);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return platform.send(request.build());
    }
}
