package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.store.ParticipantTables;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: goods whose release is held for an inspection get their control order, whatever customs
/// says before the inspection takes them down. Method: customs releases, and an answer that its
/// release overtook comes in before the inspection's turn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldReleaseTest {
    private static final String AUTHORITY = "7900000063";
    private static final String ORDERS = "/api/v1/inspection/orders";

    private final TestPlatform platform = TestPlatform.driven(Clock.systemUTC(), new byte[32]);
    private final SilentTrades trades = new SilentTrades(platform);

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aLateAnswerOfCustomsDoesNotLoseTheInspection() throws Exception {
        platform.part(ParticipantTables.class)
                .put(new Enterprise(AUTHORITY, "示范海关", Set.of(Role.AUTHORITY)));
        String key = platform.newKey(AUTHORITY);
        SilentTrades.Sent sent = trades.sent(6631, 0);
        new Warnings(platform, trades).put("T-HELD", "inspect", sent.declaration(), "");
        answer(key, sent, "800");
        answer(key, sent, "300");
        trades.receipt(sent.guid(), "300");
        assertThat(trades.receipt(sent.guid(), "500")).contains("GW6603", "T-HELD");
        platform.part(InspectionPump.class).round();
        JsonNode orders = trades.json(trades.login("inspection1"), ORDERS, 200).get("orders");
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).get("number").asString()).isEqualTo(sent.invtNo());
    }

    private void answer(String key, SilentTrades.Sent sent, String status) throws Exception {
        var head = sent.declaration().inventory().head();
        String preNo = trades.receipt(sent.guid(), "120").split("preNo>", -1)[1].split("<", -1)[0];
        InventoryReturn answer =
                new InventoryReturn(
                        UUID.randomUUID().toString().toUpperCase(Locale.ROOT),
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
        byte[] xml =
                XmlWriter.write(
                        answer.message(UUID.randomUUID().toString()),
                        XmlWriter.Style.DEFAULT_NAMESPACE);
        json(platform.post(key, new String(xml, StandardCharsets.UTF_8)), 202);
    }
}
