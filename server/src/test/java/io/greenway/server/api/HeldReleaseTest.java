package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.sample.Altered;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.store.ParticipantTables;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: goods whose release is held for an inspection get their control order, whatever customs
/// says before the inspection takes them down, unless it has turned them back. Method: customs
/// releases, and another answer of it comes in before the inspection's turn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldReleaseTest {
    private static final String AUTHORITY = "7900000063";
    private static final String ORDERS = "/api/v1/inspection/orders";

    private final TestPlatform platform = TestPlatform.driven(Clock.systemUTC(), new byte[32]);
    private final SilentTrades trades = new SilentTrades(platform);
    private String key = "";

    @BeforeAll
    void customs() {
        platform.part(ParticipantTables.class)
                .put(new Enterprise(AUTHORITY, "示范海关", Set.of(Role.AUTHORITY)));
        key = platform.newKey(AUTHORITY);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aLateAnswerOfCustomsDoesNotLoseTheInspection() throws Exception {
        SilentTrades.Sent sent = held(0, "300");
        platform.part(InspectionPump.class).round();
        assertThat(ordered()).contains(sent.invtNo());
    }

    @Test
    void whatIsDeclaredAnewIsNotInspectedForWhatWasTurnedBack() throws Exception {
        SilentTrades.Sent sent = held(1, "100");
        Inventory first = sent.declaration().inventory();
        var head = first.head();
        Map<String, Object> values = Map.of("guid", guid(), "orderNo", head.orderNo() + "-SILENT");
        Inventory anew = new Inventory(Altered.copy(head, values), first.lines());
        CEB621Message message =
                new CEB621Message(
                        guid(),
                        "1.0",
                        List.of(anew),
                        new BaseTransfer(
                                head.agentCode(),
                                head.agentName(),
                                "DXP",
                                "DXPENT0000000041",
                                null),
                        List.of(),
                        null,
                        null);
        post(
                platform.key("agent").apiKey(),
                SignedXml.write(message, platform.signer(platform.key("agent"))));
        trades.receipt(anew.head().guid(), "120");
        List<String> before = ordered();
        platform.part(InspectionPump.class).round();
        assertThat(ordered()).isEqualTo(before);
    }

    /// Customs releases one, the zone holds it, and customs says something else.
    private SilentTrades.Sent held(long index, String then) throws Exception {
        SilentTrades.Sent sent = trades.sent(6631, index);
        String warning = "T-HELD-" + index;
        new Warnings(platform, trades).put(warning, "inspect", sent.declaration(), "");
        answer(sent, "800");
        answer(sent, then);
        trades.receipt(sent.guid(), then);
        assertThat(trades.receipt(sent.guid(), "500")).contains("GW6603", warning);
        return sent;
    }

    private List<String> ordered() throws Exception {
        JsonNode page = trades.json(trades.login("inspection1"), ORDERS, 200);
        List<String> numbers = new ArrayList<>();
        page.get("orders").forEach(order -> numbers.add(order.get("number").asString()));
        return numbers;
    }

    private void answer(SilentTrades.Sent sent, String status) throws Exception {
        var head = sent.declaration().inventory().head();
        String preNo = trades.receipt(sent.guid(), "120").split("preNo>", -1)[1].split("<", -1)[0];
        InventoryReturn answer =
                new InventoryReturn(
                        guid(),
                        head.customsCode(),
                        head.ebpCode(),
                        head.ebcCode(),
                        head.agentCode(),
                        Objects.requireNonNull(head.copNo()),
                        preNo,
                        sent.invtNo(),
                        status,
                        LocalDateTime.now(Terms.CHINA).truncatedTo(ChronoUnit.SECONDS),
                        "[Code:2" + status + ";Desc:simulated]");
        post(key, XmlWriter.write(answer.message(guid()), XmlWriter.Style.DEFAULT_NAMESPACE));
    }

    private void post(String sender, byte[] xml) throws Exception {
        json(platform.post(sender, new String(xml, StandardCharsets.UTF_8)), 202);
    }

    private static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }
}
