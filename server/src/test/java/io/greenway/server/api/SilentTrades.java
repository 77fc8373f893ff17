package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Paper;
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
import io.greenway.server.Applications;
import io.greenway.server.TestPlatform;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// Trades that the built-in customs has and does not answer by itself, sent over HTTP, and logins
/// of those who look at them.
final class SilentTrades {
    private static final String SITE = "5101960D51";
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final TestPlatform platform;
    private final String ending;

    SilentTrades(TestPlatform platform) {
        this(platform, "-SILENT");
    }

    /// @param ending of every order number: it asks the built-in authorities for something else
    SilentTrades(TestPlatform platform, String ending) {
        this.platform = platform;
        this.ending = ending;
    }

    /// A declaration with its number.
    record Sent(Declaration declaration, String invtNo) {
        String guid() {
            return declaration.inventory().head().guid();
        }

        String site() {
            return declaration.inventory().head().customsCode();
        }
    }

    /// The authorization of an enterprise.
    String key(String code) {
        return "Bearer " + apiKey(code);
    }

    private String apiKey(String code) {
        return platform.keys().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow()
                .apiKey();
    }

    /// The authorization of a person.
    String login(String username) {
        Credentials.Login login =
                platform.logins().stream()
                        .filter(one -> one.username().equals(username))
                        .findFirst()
                        .orElseThrow();
        String both = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends one, and waits until it has passed the logic checks.
    Sent sent(long seed, long index) throws Exception {
        Declaration declaration =
                new Generator(seed, LocalDate.now(Terms.CHINA), PARTIES)
                        .declaration(index, Kind.CONSISTENT);
        String orderNo = declaration.order().head().orderNo();
        Packer packer =
                new Packer(seed + index, 100, packed -> post(packed, text -> ended(text, orderNo)));
        packer.add(declaration);
        packer.finish();
        String xml = receipt(declaration.inventory().head().guid(), "120");
        return new Sent(declaration, xml.split("invtNo>", -1)[1].split("<", -1)[0]);
    }

    /// Lines of a released declaration come back: customs agrees, and they reach the site.
    ///
    /// @param name what tells this return from others
    void comeBack(Sent sent, List<InventoryList> lines, String name) throws Exception {
        Inventory declared = sent.declaration().inventory();
        InventoryHead head = declared.head();
        CEB625Message asked =
                Applications.goodsReturn(
                        new Inventory(head, lines),
                        head.orderNo() + ending,
                        sent.invtNo(),
                        "RETURN-" + name);
        String guid = asked.refunds().getFirst().head().guid();
        post(head.agentCode(), asked);
        receipt(guid, "399");
        post(SITE, Applications.arrival(head, new Party(SITE, "示范场所"), "ARRIVAL-" + name));
        receipt(guid, "899");
    }

    private <M extends Record & EnterpriseMessage> void post(String code, M message)
            throws Exception {
        Credentials.Key key =
                platform.keys().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow();
        byte[] xml = SignedXml.write(message, platform.signer(key));
        json(platform.post(key.apiKey(), new String(xml, StandardCharsets.UTF_8)), 202);
    }

    /// Posts a message as its sender, as it is.
    void post(Packed packed) {
        post(packed, text -> text);
    }

    private void post(Packed packed, UnaryOperator<String> changed) {
        String code =
                switch (packed.paper()) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> "5101960D41";
                };
        try {
            byte[] written = XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
            String text = changed.apply(new String(written, StandardCharsets.UTF_8));
            byte[] xml = text.getBytes(StandardCharsets.UTF_8);
            byte[] sent = packed.paper() == Paper.INVENTORY ? signed(xml) : xml;
            String body = new String(sent, StandardCharsets.UTF_8);
            assertThat(platform.post(apiKey(code), body).statusCode()).isEqualTo(202);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private String ended(String text, String orderNo) {
        return text.replace(">" + orderNo + "<", ">" + orderNo + ending + "<");
    }

    private byte[] signed(byte[] xml) throws Exception {
        return switch (SignedXml.sign(xml, platform.signer(platform.key("agent")))) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) -> bytes;
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    /// Waits for the receipt of a declaration.
    String receipt(String guid, String status) throws Exception {
        long cursor = 0;
        for (int empty = 0; empty < 20; ) {
            String path = "/api/v1/receipts?limit=1000&wait=1&after=" + cursor;
            JsonNode page = json(key("5101960D41"), path, 200);
            for (JsonNode receipt : page.get("receipts")) {
                String xml = receipt.get("xml").asString();
                if (xml.contains(guid) && receipt.get("returnStatus").asString().equals(status)) {
                    return xml;
                }
            }
            cursor = page.get("next").asLong();
            empty = page.get("receipts").isEmpty() ? empty + 1 : 0;
        }
        throw new AssertionError("no receipt " + status + " for " + guid);
    }

    /// Asks, and expects an answer of that status.
    JsonNode json(String who, String path, int status) throws Exception {
        return json(get(who, path), status);
    }

    static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    HttpResponse<String> get(String who, String path) throws Exception {
        return platform.send(platform.request(path).header("Authorization", who).build());
    }

    HttpResponse<String> post(String who, String path, String body) throws Exception {
        return platform.send(
                platform.request(path)
                        .header("Authorization", who)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build());
    }
}
