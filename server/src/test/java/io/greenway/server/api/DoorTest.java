package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.envelope.DxpMsg;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.server.Samples;
import io.greenway.server.TestDatabase;
import io.greenway.server.TestPlatform;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.Database;
import io.greenway.server.store.ParticipantTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DoorTest {
    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final String PAY = PLATFORM.key("payment").code();
    private static final String SHIP = PLATFORM.key("logistics").code();

    /// One request and what it must be answered.
    record Case(String name, HttpRequest request, int status, List<String> faults) {
        Case(String name, HttpRequest request, int status, String... faults) {
            this(name, request, status, List.of(faults));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String proper = Samples.payments(Samples.guid(), PAY, PAY, 2);
        return Stream.of(
                new Case("accepted", post(pay(), "application/xml", text(proper)), 202),
                new Case("same bytes again", post(pay(), "application/xml", text(proper)), 202),
                new Case(
                        "same guid, other bytes",
                        post(pay(), "application/xml", text(proper.replace("O1", "O2"))),
                        409,
                        "GUID_REUSED"),
                new Case("gzip", gzip(Samples.payments(Samples.guid(), PAY, PAY, 1)), 202),
                new Case(
                        "content type with a character set",
                        post(
                                pay(),
                                "application/xml; charset=UTF-8",
                                text(Samples.payments(Samples.guid(), PAY, PAY, 1))),
                        202),
                new Case("no key", unsigned(proper), 401),
                new Case("unknown key", post("gw_unknown", "application/xml", text(proper)), 401),
                new Case(
                        "for another payment enterprise",
                        post(
                                pay(),
                                "application/xml",
                                text(Samples.payments(Samples.guid(), SHIP, SHIP, 2))),
                        403,
                        "SENDER_IS_NOT_DECLARED_PARTY",
                        "SENDER_IS_NOT_DECLARED_PARTY",
                        "TRANSMITTER_IS_NOT_SENDER"),
                new Case(
                        "without the role",
                        post(
                                ship(),
                                "application/xml",
                                text(Samples.payments(Samples.guid(), SHIP, SHIP, 1))),
                        403,
                        "SENDER_LACKS_ROLE"),
                new Case(
                        "a waybill of its logistics enterprise",
                        post(
                                ship(),
                                "application/xml",
                                text(Samples.waybill(Samples.guid(), SHIP, SHIP))),
                        202),
                new Case(
                        "an authority's answer from an enterprise",
                        post(pay(), "application/xml", text(Samples.answer(Samples.guid()))),
                        403,
                        "MESSAGE_NOT_FOR_THIS_DOOR"),
                new Case(
                        "broken format",
                        post(
                                pay(),
                                "application/xml",
                                text(
                                        proper.replace(">100.00<", ">much<")
                                                .replace(">142<", ">502<"))),
                        400,
                        "NOT_A_NUMBER",
                        "CURRENCY_NOT_CNY",
                        "NOT_A_NUMBER",
                        "CURRENCY_NOT_CNY"),
                new Case(
                        "not XML",
                        post(pay(), "application/xml", text("guid=1")),
                        400,
                        "NOT_WELL_FORMED"),
                new Case("empty", post(pay(), "application/xml", text("")), 400, "NOT_WELL_FORMED"),
                new Case(
                        "a DTD",
                        post(
                                pay(),
                                "application/xml",
                                text("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")),
                        400,
                        "DTD_REFUSED"),
                new Case(
                        "said to be gzip and is not",
                        encoded("gzip", proper.getBytes(StandardCharsets.UTF_8)),
                        400,
                        "NOT_WELL_FORMED"),
                new Case(
                        "too large",
                        post(
                                pay(),
                                "application/xml",
                                new byte[TestPlatform.LIMITS.messageBytes() + 1]),
                        413),
                new Case("a gzip bomb", encoded("gzip", zipped(new byte[64 << 20])), 413),
                new Case("JSON", post(pay(), "application/json", text("{}")), 415),
                new Case("no content type", post(pay(), "", text(proper)), 415),
                new Case("a content type that is none", post(pay(), "xml", text(proper)), 415),
                new Case(
                        "an unknown encoding",
                        encoded("br", proper.getBytes(StandardCharsets.UTF_8)),
                        415),
                new Case("GET", get("/api/v1/messages"), 405),
                new Case("an unknown path", get("/api/v1/nothing"), 404));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answers(Case row) throws Exception {
        HttpResponse<String> response = PLATFORM.send(row.request());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(row.status());
        JsonNode body = TestPlatform.json(response);
        if (row.status() == 202) {
            assertThat(body.propertyNames()).containsExactly("messageId", "guid", "documents");
            return;
        }
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(body.get("status").asInt()).isEqualTo(row.status());
        var names = new ArrayList<String>();
        body.path("faults").forEach(fault -> names.add(fault.get("name").asString()));
        assertThat(names).isEqualTo(row.faults());
        assertThat(body.has("ceb900")).isEqualTo(row.status() == 400);
        assertThat(response.body()).doesNotContain("Exception", "org.apache");
    }

    @Test
    void givesTheSameAnswerToTheSameBytesAndKeepsThem() throws Exception {
        String guid = Samples.guid();
        String xml = Samples.payments(guid, PAY, PAY, 3);
        HttpResponse<String> first = PLATFORM.post(pay(), xml);
        assertThat(PLATFORM.post(pay(), xml).body()).isEqualTo(first.body());
        JsonNode body = TestPlatform.json(first);
        assertThat(body.get("guid").asString()).isEqualTo(guid);
        assertThat(body.get("documents").asInt()).isEqualTo(3);

        long position = Long.parseLong(body.get("messageId").asString().substring(2));
        Journalled kept = PLATFORM.part(Journal.class).at(position);
        assertThat(new String(kept.bytes(), StandardCharsets.UTF_8)).isEqualTo(xml);
        assertThat(kept.sender()).isEqualTo(PAY);
        assertThat(kept.messageType()).isEqualTo("CEB411");
    }

    @Test
    void saysWhereEachFaultIsAndHidesWhatIsPersonal() throws Exception {
        String xml =
                Samples.payments(Samples.guid(), PAY, PAY, 1)
                        .replace("张示例", "很".repeat(61))
                        .replace("<ceb:currency>142", "<ceb:currency>502");
        HttpResponse<String> response = PLATFORM.post(pay(), xml);
        JsonNode faults = TestPlatform.json(response).get("faults");
        assertThat(faults).hasSize(2);
        JsonNode currency = faults.get(1);
        assertThat(currency.get("path").asString())
                .isEqualTo("/CEB411Message/Payment[1]/PaymentHead/currency");
        assertThat(currency.get("number").asInt()).isEqualTo(1023);
        assertThat(currency.get("level").asString()).isEqualTo("ERROR");
        assertThat(currency.get("rule").asString()).isEqualTo("R-072 row 6");
        assertThat(currency.get("found").asString()).isEqualTo("502");
        assertThat(currency.get("expected").asString()).isEqualTo("142");
        int line = currency.get("line").asInt();
        assertThat(xml.lines().toList().get(line - 1)).contains("<ceb:currency>502");
        assertThat(faults.get(0).toString()).doesNotContain("很很很很");
    }

    @Test
    void answersABadFormatWithCeb900() throws Exception {
        String guid = Samples.guid();
        String xml = Samples.payments(guid, PAY, PAY, 1).replace(">142<", ">502<");
        String ceb900 = TestPlatform.json(PLATFORM.post(pay(), xml)).get("ceb900").asString();
        assertThat(ceb900)
                .contains("<CEB900Message ")
                .contains("<oriCopMsgId>" + guid + "</oriCopMsgId>")
                .contains("<oriMessageType>CEB411Message</oriMessageType>")
                .contains("GW1023");
        String unknown =
                TestPlatform.json(PLATFORM.post(pay(), "\u0001?")).get("ceb900").asString();
        assertThat(unknown).contains("<oriMessageType>Unknown</oriMessageType>");
    }

    @Test
    void takesAMessageInAnEnvelopeAndAnswersAnotherWithDxpRep() throws Exception {
        String guid = Samples.guid();
        byte[] message = text(Samples.payments(guid, PAY, PAY, 1));
        var at = LocalDateTime.of(2026, 3, 2, 9, 30, 15);
        DxpMsg envelope =
                Envelope.wrap(
                        message,
                        "transport-1",
                        "DXPENT0000011951",
                        List.of(Envelope.CUSTOMS_IMPORT),
                        at);
        var taken =
                PLATFORM.post(pay(), new String(Envelope.write(envelope), StandardCharsets.UTF_8));
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(TestPlatform.json(taken).get("guid").asString()).isEqualTo(guid);
        DxpMsg astray =
                Envelope.wrap(
                        message,
                        "transport-2",
                        "DXPENT0000011951",
                        List.of("DXPLGS0000000001"),
                        at);
        var refused =
                PLATFORM.post(pay(), new String(Envelope.write(astray), StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestPlatform.json(refused).get("dxpRep").asString())
                .contains("<DxpRep ver=\"1.0\"")
                .contains("<ResponseCode>2001</ResponseCode>")
                .contains("<CopMsgId>transport-2</CopMsgId>");
    }

    @Test
    void takesAnAuthoritysAnswerFromAnAuthority() throws Exception {
        var authority = new Enterprise("7900000000", "示范海关 Demo Customs", Set.of(Role.AUTHORITY));
        PLATFORM.part(ParticipantTables.class).put(authority);
        String key = PLATFORM.newKey(authority.code());
        assertThat(PLATFORM.post(key, Samples.answer(Samples.guid())).statusCode()).isEqualTo(202);
    }

    @Test
    void slowsDownWhoSendsTooMuchAndNobodyElse() throws Exception {
        var noisy = new Enterprise("5101960D88", "示范闹钟 Demo Noise", Set.of(Role.PAYMENT));
        PLATFORM.part(ParticipantTables.class).put(noisy);
        String key = PLATFORM.newKey(noisy.code());
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int at = 0; at <= TestPlatform.LIMITS.burst() + 20; at++) {
            answers.add(PLATFORM.post(key, "<a/>"));
        }
        assertThat(answers.getFirst().statusCode()).isEqualTo(400);
        HttpResponse<String> refused =
                answers.stream().filter(a -> a.statusCode() == 429).findFirst().orElseThrow();
        assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(PLATFORM.post(pay(), Samples.payments(Samples.guid(), PAY, PAY, 1)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void asksToTryAgainWhenTheDatabaseIsAwayAndTakesItThen() throws Exception {
        String schema;
        try (Connection connection = PLATFORM.part(Database.class).source().getConnection()) {
            schema = connection.getSchema();
        }
        String xml = Samples.payments(Samples.guid(), PAY, PAY, 1);
        TestDatabase.run("ALTER TABLE " + schema + ".journal RENAME TO elsewhere");
        HttpResponse<String> refused = PLATFORM.post(pay(), xml);
        TestDatabase.run("ALTER TABLE " + schema + ".elsewhere RENAME TO journal");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(2);
        assertThat(PLATFORM.post(pay(), xml).statusCode()).isEqualTo(202);
    }

    @Test
    void forgetsAKeyThatWasRevoked() throws Exception {
        String key = PLATFORM.newKey(PAY);
        assertThat(PLATFORM.post(key, "<a/>").statusCode()).isEqualTo(400);
        String hash = new ApiKey(key).hash();
        PLATFORM.part(ParticipantTables.class).revoke(hash, Instant.EPOCH);
        PLATFORM.part(Participants.class).reload();
        assertThat(PLATFORM.post(key, "<a/>").statusCode()).isEqualTo(401);
    }

    @Test
    void knowsPeopleByTheirLoginAndLetsThemSendNothing() throws Exception {
        var login = PLATFORM.login();
        String basic = login.username() + ":" + login.password();
        assertThat(PLATFORM.send(people(basic)).statusCode()).isEqualTo(403);
        assertThat(PLATFORM.send(people(basic + "x")).statusCode()).isEqualTo(401);
        assertThat(PLATFORM.send(people("nobody:x")).statusCode()).isEqualTo(401);
    }

    @Test
    void saysHowItIsAndGuardsItsPages() throws Exception {
        HttpResponse<String> health = PLATFORM.send(PLATFORM.request("/health").build());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"database\":\"up\",\"signatures\":\"required\"");
        assertThat(health.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(health.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        HttpResponse<String> page =
                PLATFORM.send(PLATFORM.request("/unknown").header("Accept", "text/html").build());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/login"));
    }

    private static String pay() {
        return PLATFORM.key("payment").apiKey();
    }

    private static String ship() {
        return PLATFORM.key("logistics").apiKey();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpRequest post(String key, String contentType, byte[] body) {
        HttpRequest.Builder request =
                PLATFORM.request("/api/v1/messages").header("Authorization", "Bearer " + key);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private static HttpRequest unsigned(String xml) {
        return PLATFORM.request("/api/v1/messages")
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(xml))
                .build();
    }

    private static HttpRequest people(String login) {
        String basic = Base64.getEncoder().encodeToString(text(login));
        return PLATFORM.request("/api/v1/messages")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                .build();
    }

    private static HttpRequest get(String path) {
        return PLATFORM.request(path).header("Authorization", "Bearer " + pay()).build();
    }

    private static HttpRequest gzip(String xml) {
        return encoded("gzip", zipped(text(xml)));
    }

    private static HttpRequest encoded(String encoding, byte[] body) {
        return PLATFORM.request("/api/v1/messages")
                .header("Authorization", "Bearer " + pay())
                .header("Content-Type", "application/xml")
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
