package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.Database;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the running platform answers to signatures, right and wrong.
class SignatureTest {
    private final TestPlatform platform = TestPlatform.running();

    @Test
    void aSignatureOfTheDeclarantHoldsWhateverItsAlgorithm() throws Exception {
        for (String code : List.of("5101960D41", "5101960D42")) {
            Credentials.Key agent = key(code);
            CEB621Message message = inventory(agent, 5100 + agent.code().hashCode() % 50);
            String signed = sign(message, platform.signer(agent));
            assertThat(firstAnswer(agent, message, signed).get("returnStatus").asString())
                    .isEqualTo("2");
            assertThat(evidence(signed))
                    .isEqualTo(code.endsWith("1") ? "true RSA_SHA1 SHA1 " : "true SM2_SM3 SM3 ");
        }
    }

    @Test
    void wrongSignaturesAreAnsweredWithTheRealCodesAndTheReason() throws Exception {
        Credentials.Key agent = key("5101960D41");
        SoftKey own = platform.signer(agent);
        SoftKey other = platform.signer(key("5101960D42"));
        CEB621Message unsigned = inventory(agent, 5201);
        refused(agent, unsigned, xml(unsigned), "-621029", "没有签名", "9001");
        CEB621Message foreign = inventory(agent, 5202);
        refused(agent, foreign, sign(foreign, other), "-621015", "不匹配", "");
        CEB621Message changed = inventory(agent, 5203);
        String tampered = sign(changed, own).replace("<ceb:grossWeight>", "<ceb:grossWeight>0");
        refused(agent, changed, tampered, "-621028", "比对失败", "9015");
        CEB621Message torn = inventory(agent, 5204);
        String value = sign(torn, own).replace("<ds:SignatureValue>", "<ds:SignatureValue>AAAA");
        refused(agent, torn, value, "-621029", "验签失败", "9016");
    }

    private void refused(
            Credentials.Key agent,
            CEB621Message message,
            String xml,
            String status,
            String reason,
            String numbers)
            throws Exception {
        JsonNode answer = firstAnswer(agent, message, xml);
        assertThat(answer.get("returnStatus").asString()).isEqualTo(status);
        assertThat(answer.get("returnInfo").asString()).contains(reason);
        assertThat(evidence(xml)).endsWith(numbers);
    }

    private JsonNode firstAnswer(Credentials.Key agent, CEB621Message message, String xml)
            throws Exception {
        assertThat(platform.post(agent.apiKey(), xml).statusCode()).isEqualTo(202);
        String copNo = message.inventories().getFirst().head().copNo();
        String cursor = "";
        while (true) {
            HttpRequest request =
                    platform.request("/api/v1/receipts?wait=20" + cursor)
                            .header("Authorization", "Bearer " + agent.apiKey())
                            .header("Accept", "application/json")
                            .build();
            JsonNode page = TestPlatform.json(platform.send(request));
            for (JsonNode receipt : page.get("receipts")) {
                if (receipt.path("copNo").asString().equals(copNo)) {
                    return receipt;
                }
            }
            cursor = "&after=" + page.get("next").asString();
        }
    }

    private String evidence(String xml) throws Exception {
        String guid = xml.substring(xml.indexOf("guid=\"") + 6, xml.indexOf("guid=\"") + 42);
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT e.valid, e.algorithm, e.digest, e.faults
                                FROM signature_evidence e JOIN journal j USING (position)
                                WHERE j.guid = ?""")) {
            select.setString(1, guid);
            ResultSet row = select.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getBoolean(1)
                    + " "
                    + row.getString(2)
                    + " "
                    + row.getString(3)
                    + " "
                    + row.getString(4);
        }
    }

    private Credentials.Key key(String code) {
        return platform.keys().stream()
                .filter(key -> key.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private CEB621Message inventory(Credentials.Key agent, long seed) {
        Party platformParty = new Party("5101960D01", "示范平台 Demo Platform");
        Parties parties =
                new Parties(
                        List.of(platformParty),
                        List.of(new Party("5101960D11", "示范电商 Demo Store")),
                        List.of(new Party("5101960D21", "示范支付 Demo Payments")),
                        List.of(new Party("5101960D31", "示范物流 Demo Logistics")),
                        List.of(new Party(agent.code(), agent.name())),
                        List.of(),
                        List.of());
        Declaration declaration =
                new Generator(seed, LocalDate.now(Terms.CHINA), parties)
                        .declaration(seed, Kind.CONSISTENT);
        List<CEB621Message> messages = new ArrayList<>();
        Packer packer =
                new Packer(
                        seed,
                        1,
                        packed -> {
                            if (packed.message() instanceof CEB621Message message) {
                                messages.add(message);
                            }
                        });
        packer.add(declaration);
        packer.finish();
        return messages.getFirst();
    }

    private static String xml(CEB621Message message) {
        return new String(
                XmlWriter.write(message, XmlWriter.Style.PREFIXED), StandardCharsets.UTF_8);
    }

    private static String sign(CEB621Message message, SoftKey key) throws Exception {
        byte[] unsigned = xml(message).getBytes(StandardCharsets.UTF_8);
        byte[] signed = ((Outcome.Accepted<byte[]>) SignedXml.sign(unsigned, key)).value();
        return new String(signed, StandardCharsets.UTF_8);
    }
}
