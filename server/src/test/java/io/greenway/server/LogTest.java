package io.greenway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.xml.XmlWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Goal: no log holds what identifies a person, and the JSON log is JSON. Method: the real process
/// is sent declarations of known persons of every kind, and broken messages of theirs; then all
/// that it and its PostgreSQL have written is searched.
class LogTest {
    private static final long SEED = 20261125;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final Path data = TestDatabase.folder();
    private final Path log = data.resolve("standard-output.log");
    private final Path errors = data.resolve("standard-error.log");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> personal = new TreeSet<>();

    @Test
    void holdsNothingThatIdentifiesAPerson() throws Exception {
        Process process = start();
        JsonNode zone = JSON.readTree(Files.readAllBytes(data.resolve("demo.json")));
        int sent = send(zone);
        assertThat(sent).isPositive();
        process.destroy();
        assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();

        String written =
                Files.readString(log)
                        + Files.readString(errors)
                        + Files.readString(data.resolve("postgresql").resolve("postgresql.log"));
        assertThat(personal).hasSizeGreaterThan(20);
        assertThat(personal)
                .as("seed %d", SEED)
                .allSatisfy(one -> assertThat(written).doesNotContain(one));
        assertThat(Files.readAllLines(log))
                .allSatisfy(line -> assertThat(JSON.readTree(line).get("message")).isNotNull());
        assertThat(Files.readString(errors)).contains("Greenway 绿道");
    }

    private Process start() throws Exception {
        Path ready = data.resolve("demo.json");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-Dstdout.encoding=UTF-8",
                                        "-Dstderr.encoding=UTF-8",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Greenway.class.getName(),
                                        "--data",
                                        data.toString(),
                                        "--port",
                                        "0",
                                        "--demo",
                                        "--log",
                                        "json"))
                        .redirectOutput(log.toFile())
                        .redirectError(errors.toFile())
                        .start();
        while (!Files.exists(ready) || !Files.readString(errors).contains("demo.json")) {
            if (process.waitFor(Duration.ofMillis(50))) {
                throw new AssertionError(Files.readString(errors) + Files.readString(log));
            }
        }
        return process;
    }

    /// Sends every kind of declaration, and each message once more with broken ends and values.
    private int send(JsonNode zone) {
        Generator generator = new Generator(SEED, LocalDate.now(Terms.CHINA), PARTIES);
        List<Integer> statuses = new ArrayList<>();
        Packer packer = new Packer(SEED, 10, packed -> statuses.addAll(send(zone, packed)));
        for (Kind kind : Kind.values()) {
            Declaration declaration = generator.declaration(kind.ordinal(), kind);
            var buyer = declaration.inventory().head();
            personal.addAll(
                    List.of(
                            buyer.buyerName(),
                            buyer.buyerIdNumber(),
                            buyer.buyerTelephone(),
                            buyer.consigneeAddress()));
            packer.add(declaration);
        }
        packer.finish();
        assertThat(statuses).contains(202, 400);
        return statuses.size();
    }

    private List<Integer> send(JsonNode zone, Packed packed) {
        try {
            JsonNode sender = sender(zone, packed.sender().code());
            byte[] bytes = bytes(packed, sender);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return List.of(
                    post(zone, sender, bytes),
                    post(
                            zone,
                            sender,
                            text.substring(0, text.length() - 30).getBytes(StandardCharsets.UTF_8)),
                    post(
                            zone,
                            sender,
                            text.replace("<ceb:appType>1<", "<ceb:appType>9<")
                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static byte[] bytes(Packed packed, JsonNode sender) throws Exception {
        if (packed.message() instanceof EnterpriseMessage message && message.mustBeSigned()) {
            return SignedXml.write(
                    message,
                    SoftKey.pkcs12(
                            Files.readAllBytes(Path.of(sender.get("keyStore").asString())),
                            sender.get("keyStorePassword").asString().toCharArray()));
        }
        return XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
    }

    private static JsonNode sender(JsonNode zone, String code) {
        for (JsonNode enterprise : zone.get("enterprises")) {
            if (enterprise.get("code").asString().equals(code)) {
                return enterprise;
            }
        }
        throw new AssertionError("The demo zone has no " + code);
    }

    private int post(JsonNode zone, JsonNode sender, byte[] bytes) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(zone.get("baseUrl").asString() + "/api/v1/messages"))
                        .header("Authorization", "Bearer " + sender.get("apiKey").asString())
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
