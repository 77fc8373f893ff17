package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.SoftKey;
import io.greenway.server.Settings;
import io.greenway.server.TestPlatform;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.store.Database;
import io.greenway.server.vault.Vault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Goal: a buyer learns the own quota with a proof that is good once, and nobody else learns
/// anything. Method: proofs over HTTP, good ones and every way of spoiling them.
class QuotaTest {
    private static final String NUMBER = "110101199001010031";

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void tellsTheBuyerOnce() throws Exception {
        String buyer = platform.part(Vault.class).pseudonym("1", NUMBER).value();
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO quota VALUES (?, ?, 100, 20000)")) {
            insert.setString(1, buyer);
            insert.setInt(2, LocalDate.now(Terms.CHINA).getYear());
            insert.executeUpdate();
        }
        String challenge = challenge();
        String question = question(challenge, NUMBER, sign(service(), challenge, NUMBER));
        HttpResponse<String> response = ask(question, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode told = TestPlatform.json(response);
        described("QuotaAnswer", told);
        JsonNode quota = told.get("quota");
        assertThat(quota.get("confirmed").asString()).isEqualTo("200.00");
        assertThat(quota.get("reserved").asString()).isEqualTo("1.00");
        assertThat(quota.get("left").asString()).isEqualTo("25799.00");
        assertThat(response.body()).doesNotContain(NUMBER).doesNotContain(buyer);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");

        assertThat(ask(question, null).statusCode()).isEqualTo(403);
        String next = challenge();
        String again = question(next, NUMBER, sign(service(), next, NUMBER));
        JsonNode accesses = TestPlatform.json(ask(again, null)).get("accesses");
        assertThat(accesses).hasSize(2);
        assertThat(accesses.get(0).get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(accesses.get(1).get("outcome").asString()).isEqualTo("TOLD");
    }

    @Test
    void tellsNobodyElse() throws Exception {
        String other = "110101199001010058";
        String challenge = challenge();
        String signature = sign(service(), challenge, NUMBER);
        refused(question(challenge, other, signature), null);

        String enterprise = challenge();
        SoftKey agent = platform.signer(platform.key("agent")).with(SignatureAlgorithm.RSA_SHA256);
        String key = platform.key("agent").apiKey();
        refused(question(enterprise, NUMBER, sign(agent, enterprise, NUMBER)), key);

        refused(question("made-up", NUMBER, sign(service(), "made-up", NUMBER)), key);
        refused(question(challenge(), NUMBER, "%%%"), key);
    }

    @Test
    void refusesWhatIsNoQuestion() throws Exception {
        for (String body :
                new String[] {
                    "{}",
                    "[]",
                    question(challenge(), "123", "AA=="),
                    question(challenge(), NUMBER, "AA==").replace("\"1\"", "\"9\"")
                }) {
            assertThat(ask(body, null).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void aChallengeEnds(@TempDir Path folder) throws Exception {
        Path trusted = platform.part(Settings.class).data().resolve("trust").resolve("identity");
        Files.copy(trusted.resolve("demo.pem"), folder.resolve("one.pem"));
        IdentityDesk desk = new IdentityDesk(folder, new SecureRandom());
        Instant now = Instant.now();
        for (int late = 0; late < 2; late++) {
            var challenge = desk.challenge(now);
            String text = challenge.challenge();
            var proof = new IdentityDesk.Proof(text, "1", NUMBER, sign(service(), text, NUMBER));
            Instant at = challenge.expiresAt().plusSeconds(late);
            assertThat(desk.voucher(proof, at).isPresent()).isEqualTo(late == 0);
        }
    }

    private void refused(String question, String key) throws Exception {
        HttpResponse<String> response = ask(question, key);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        described("Problem", TestPlatform.json(response));
        assertThat(response.body()).doesNotContain("quota\":").doesNotContain(NUMBER);
    }

    private void described(String name, JsonNode value) throws Exception {
        JsonNode schemas =
                TestPlatform.json(platform.send(platform.request("/api/v1/openapi.json").build()))
                        .get("components")
                        .get("schemas");
        Schema.check(schemas, schemas.get(name), value, name);
    }

    private SoftKey service() throws Exception {
        Path data = platform.part(Settings.class).data();
        String key = Files.readString(data.resolve("demo-keys").resolve("identity-service.pem"));
        Path certificate = data.resolve("trust").resolve("identity").resolve("demo.pem");
        return SoftKey.pem(key + Files.readString(certificate)).with(SignatureAlgorithm.RSA_SHA256);
    }

    private static String sign(SoftKey key, String challenge, String number) throws Exception {
        byte[] text = IdentityDesk.text(challenge, "1", number);
        return Base64.getEncoder().encodeToString(key.sign(text));
    }

    private String challenge() throws Exception {
        HttpResponse<String> response =
                platform.send(
                        platform.request("/api/v1/services/quota/challenges")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build());
        JsonNode challenge = TestPlatform.json(response);
        described("Challenge", challenge);
        return challenge.get("challenge").asString();
    }

    private static String question(String challenge, String number, String signature) {
        return """
               {"challenge":"%s","idType":"1","idNumber":"%s","signature":"%s"}
               """
                .formatted(challenge, number, signature);
    }

    private HttpResponse<String> ask(String question, String key) throws Exception {
        HttpRequest.Builder request =
                platform.request("/api/v1/services/quota")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return platform.send(request.build());
    }
}
