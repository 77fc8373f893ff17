package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.check.MessageCheck;
import io.greenway.core.message.Message;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What the running platform answers to the signed documents whose life cycle it does not carry
/// out: signed well, not at all, altered, by another, and with an expired certificate.
class LodgementTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private final TestPlatform platform = TestPlatform.running();

    /// Type, answer, declarant, another enterprise, the statuses of a wrong signature, of altered
    /// data and of a foreign signer, and status and number when all is well. Cancellations and
    /// returns are carried out, and here there is nothing to cancel or to return; a warehousing
    /// record is kept and held against what it lists.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "import/CEB623, CEB624, 5101960D41, 5101960D42, -623029, -623029, -623021, -623003, GW2611",
        "import/CEB625, CEB626, 5101960D41, 5101960D42, -625005, -625005, -625013, -625016, GW2631",
        "import/CEB711, CEB712, 5101960D51, 5101960D41, -800001, -800001, -800001, 1, GW8265",
        "export/CEB509, CEB510, 5101960D31, 5101960D41, -505001, -505001, -505001, 1, GW2504",
        "export/CEB603, CEB604, 5101960D42, 5101960D41, -601001, -601001, -601001, 1, GW2504",
        "export/CEB605, CEB606, 5101960D41, 5101960D42, -605001, -605001, -605001, 1, GW2504",
        "export/CEB607, CEB608, 5101960D41, 5101960D42, -901001, -901001, -901001, 1, GW2504",
        "export/CEB701, CEB702, 5101960D41, 5101960D42, -701001, -701001, -701001, 1, GW2504",
    })
    void everySignatureIsAnswered(
            String type,
            String answer,
            String declarant,
            String another,
            String wrong,
            String altered,
            String foreign,
            String status,
            String number)
            throws Exception {
        Credentials.Key sender = key(declarant);
        SoftKey own = platform.signer(sender);

        String good = sign(message(type, sender), own);
        JsonNode kept = sent(sender, good);
        says(kept, answer, status, number);
        assertThat(kept.toString()).doesNotContain("示例订购人", "510100199001010013", "13800000000");
        if (number.equals("GW2504")) {
            assertThat(kept.get("returnInfo").asString())
                    .contains("尚不办理", "does not carry out", "bado halitekelezi");
        }
        assertThat(kept.get("explained").toString()).contains(number);
        assertThat(evidence(good)).isEqualTo("true ");

        String unsigned = message(type, sender);
        says(sent(sender, unsigned), answer, wrong, "GW9001");
        assertThat(evidence(unsigned)).isEqualTo("false 9001");

        String changed =
                sign(message(type, sender), own).replace("</ceb:copName>", " </ceb:copName>");
        says(sent(sender, changed), answer, altered, "GW9015");
        assertThat(evidence(changed)).isEqualTo("false 9015");

        String others = sign(message(type, sender), platform.signer(key(another)));
        says(sent(sender, others), answer, foreign, "GW9056");

        String late = sign(message(type, sender), expired(sender));
        says(sent(sender, late), answer, wrong, "GW9051");
        assertThat(evidence(late)).isEqualTo("false 9051");
        isSound();
    }

    @Test
    void theSameBytesAreOneDocumentAndItsIdAnother() throws Exception {
        Credentials.Key agent = key("5101960D41");
        String good = sign(message("export/CEB605", agent), platform.signer(agent));
        sent(agent, good);
        HttpResponse<String> first = platform.post(agent.apiKey(), good);
        HttpResponse<String> second = platform.post(agent.apiKey(), good);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());

        String messageGuid = good.substring(good.indexOf("guid=\"") + 6).substring(0, 36);
        String unsigned = good.substring(0, good.indexOf("<ds:Signature"));
        String again =
                unsigned.replace(messageGuid, Samples.guid()).stripTrailing()
                        + "\n</ceb:CEB605Message>\n";
        says(sent(agent, sign(again, platform.signer(agent)), 2), "CEB606", "-607001", "GW2501");
        assertThat(receipts(agent, documentGuid(good), 2)).hasSize(2);
        isSound();
    }

    @Test
    void aMessageOfSeveralDocumentsIsAnsweredDocumentByDocument() throws Exception {
        Credentials.Key agent = key("5101960D41");
        String text = message("export/CEB605", agent);
        int from = text.indexOf("<ceb:InvtCancel>");
        int to = text.indexOf("</ceb:InvtCancel>") + "</ceb:InvtCancel>".length();
        String second = text.substring(from, to).replace(documentGuid(text), Samples.guid());
        String wrong = second.replaceAll("<ceb:agentName>[^<]*", "<ceb:agentName> ");
        String both = text.substring(0, to) + wrong + text.substring(to);
        says(sent(agent, sign(both, platform.signer(agent))), "CEB606", "1", "GW2504");
        says(receipts(agent, documentGuid(second), 1).getFirst(), "CEB606", "-606001", "GW7203");
        isSound();
    }

    @Test
    void aDraftNeedsNoSignature() throws Exception {
        Credentials.Key agent = key("5101960D41");
        String text = message("export/CEB605", agent);
        String draft = text.replace("<ceb:appStatus>2", "<ceb:appStatus>1");
        says(sent(agent, draft), "CEB606", "1", "GW2505");
        assertThat(evidence(draft)).isEmpty();
        isSound();
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "import/CEB711, 5101960D41, SENDER_LACKS_ROLE",
        "export/CEB509, 5101960D51, SENDER_LACKS_ROLE",
        "import/CEB625, 5101960D11, SENDER_LACKS_ROLE",
        "export/CEB303, 5101960D01, MESSAGE_NOT_FOR_THIS_DOOR",
    })
    void onlyWhoMustSignMaySend(String type, String code, String fault) throws Exception {
        Credentials.Key sender = key(code);
        HttpResponse<String> answer = platform.post(sender.apiKey(), message(type, sender));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(fault);
    }

    @Test
    void nobodySendsInTheNameOfAnother() throws Exception {
        String text = message("import/CEB623", key("5101960D42"));
        HttpResponse<String> answer = platform.post(key("5101960D41").apiKey(), text);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("SENDER_IS_NOT_DECLARED_PARTY", "TRANSMITTER_IS_NOT_SENDER")
                .contains("/CEB623Message/InvtCancel[1]/agentCode");
    }

    /// What is changed by hand is changed back, since the platform serves other tests too.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "faults = '';           faults = '9001'; kept against its evidence",
                "app_type = '2';        app_type = '1';  decided again: [2502]",
                "position = -position;  position = -position; not as many as came",
            })
    void theAuditSeesWhatDoesNotAgree(String change, String back, String seen) throws Exception {
        Credentials.Key agent = key("5101960D41");
        String unsigned = message("export/CEB605", agent);
        sent(agent, unsigned);
        String row = " WHERE guid = '" + documentGuid(unsigned) + "'";
        update(change + row);
        try {
            assertThat(lodgedDiscrepancies()).singleElement().asString().contains(seen);
        } finally {
            update(back + row);
        }
        isSound();
    }

    private void update(String change) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE lodgement SET " + change)) {
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void says(JsonNode receipt, String type, String status, String number) {
        assertThat(receipt.get("messageType").asString()).isEqualTo(type);
        assertThat(receipt.get("returnStatus").asString()).isEqualTo(status);
        assertThat(receipt.get("returnInfo").asString()).contains(number);
        byte[] xml = receipt.get("xml").asString().getBytes(StandardCharsets.UTF_8);
        Outcome<Message> read = READER.read(xml);
        assertThat(read).isInstanceOf(Outcome.Accepted.class);
        Message message = ((Outcome.Accepted<Message>) read).value();
        assertThat(((Outcome.Accepted<Message>) read).warnings()).isEmpty();
        assertThat(MessageCheck.check(message, CodeTables.bundled(), LocalDate.of(2026, 3, 2)))
                .isEmpty();
    }

    /// The answer to the first document of a message.
    private JsonNode sent(Credentials.Key sender, String xml) throws Exception {
        return sent(sender, xml, 1);
    }

    /// @param answers how many answers the document then has
    private JsonNode sent(Credentials.Key sender, String xml, int answers) throws Exception {
        HttpResponse<String> response = platform.post(sender.apiKey(), xml);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return receipts(sender, documentGuid(xml), answers).getLast();
    }

    /// All answers to a document, when there are as many as said.
    private List<JsonNode> receipts(Credentials.Key sender, String guid, int answers)
            throws Exception {
        List<JsonNode> found = new ArrayList<>();
        long cursor = 0;
        while (found.size() < answers) {
            HttpRequest request =
                    platform.request("/api/v1/receipts?wait=20&after=" + cursor)
                            .header("Authorization", "Bearer " + sender.apiKey())
                            .header("Accept", "application/json")
                            .build();
            JsonNode page = TestPlatform.json(platform.send(request));
            assertThat(page.get("receipts")).as("answers to " + guid).isNotEmpty();
            StreamSupport.stream(page.get("receipts").spliterator(), false)
                    .filter(one -> one.get("xml").asString().contains(guid))
                    .forEach(found::add);
            cursor = page.get("next").asLong();
        }
        return found;
    }

    private static String documentGuid(String xml) {
        int at = xml.indexOf("<ceb:guid>") + "<ceb:guid>".length();
        return xml.substring(at, at + 36);
    }

    /// A sample with ids of its own, sent and declared by an enterprise.
    private static String message(String type, Credentials.Key sender) throws Exception {
        String declarant =
                switch (type) {
                    case "import/CEB711" -> "operatorCode";
                    case "export/CEB509" -> "logisticsCode";
                    default -> "agentCode";
                };
        String text = Files.readString(SAMPLES.resolve(type + ".xml"));
        String messageGuid = text.substring(text.indexOf("guid=\"") + 6).substring(0, 36);
        return text.replace(messageGuid, Samples.guid())
                .replace(documentGuid(text), Samples.guid())
                .replaceAll(
                        "<ceb:" + declarant + ">\\w+", "<ceb:" + declarant + ">" + sender.code())
                .replaceAll("<ceb:copCode>\\w+", "<ceb:copCode>" + sender.code());
    }

    private static String sign(String xml, SoftKey key) throws Exception {
        byte[] unsigned = xml.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ((Outcome.Accepted<byte[]>) SignedXml.sign(unsigned, key)).value();
        return new String(signed, StandardCharsets.UTF_8);
    }

    /// A key whose certificate was good until yesterday, of an authority that is trusted.
    private SoftKey expired(Credentials.Key owner) throws Exception {
        Instant now = Instant.now();
        SecureRandom random = new SecureRandom();
        var authority =
                DemoAuthority.create(
                        "Test authority", KeyKind.RSA, now.minus(Duration.ofDays(30)), random);
        Path store = Path.of(owner.keyStore());
        String encoded =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(authority.own().certificate().getEncoded());
        Files.writeString(
                store.resolveSibling("..").resolve("trust").resolve(Samples.guid() + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        platform.part(SignatureDesk.class).open();
        char[] password = "secret".toCharArray();
        byte[] key =
                authority
                        .issue(
                                owner.code(),
                                owner.name(),
                                KeyKind.RSA,
                                now.minus(Duration.ofDays(20)),
                                now.minus(Duration.ofDays(1)))
                        .pkcs12(password);
        return SoftKey.pkcs12(key, password);
    }

    /// What is kept of the signature of a message; empty when nothing is.
    private String evidence(String xml) throws Exception {
        String guid = xml.substring(xml.indexOf("guid=\"") + 6).substring(0, 36);
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT e.valid || ' ' || e.faults
                                FROM signature_evidence e JOIN journal j USING (position)
                                WHERE j.guid = ?""")) {
            select.setString(1, guid);
            ResultSet row = select.executeQuery();
            return row.next() ? row.getString(1) : "";
        }
    }

    /// What was lodged agrees with itself, whatever the other tests left behind.
    private void isSound() throws Exception {
        assertThat(lodgedDiscrepancies()).isEmpty();
    }

    private List<String> lodgedDiscrepancies() throws Exception {
        var audit =
                new Audit(platform.part(Database.class).source(), platform.part(EventCodec.class));
        return audit.findings().discrepancies().stream()
                .filter(line -> line.contains("lodged"))
                .toList();
    }

    private Credentials.Key key(String code) {
        return platform.keys().stream()
                .filter(key -> key.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
