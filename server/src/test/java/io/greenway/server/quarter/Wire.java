package io.greenway.server.quarter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.zone.Credentials;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;

/// How everybody of the zone reaches the platform: over HTTP, with the own key or
/// in a session.
final class Wire {
    /// Code under which the authority of the simulation sends.
    static final String AUTHORITY = "7900000063";

    private static final String PASSWORD = "secret";
    private static final String PERSON = "Person ";

    /// What a page would take from its cookie; a browser must send the same twice.
    private static final String TOKEN = "9f0f43c2-7b6c-4f0e-9d7a-3b1d5a4c2e11";

    /// The least that bcrypt allows: a quarter has many logins.
    private static final int STRENGTH = 4;

    private final TestPlatform platform;
    private final SplittableRandom random;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, SoftKey> signers = new HashMap<>();

    Wire(TestPlatform platform, SplittableRandom random) throws Exception {
        this.platform = platform;
        this.random = random;
        for (Credentials.Key key : platform.keys()) {
            keys.put(key.code(), key.apiKey());
        }
        for (String code : List.of("5101960D41", "5101960D42", "5101960D51")) {
            for (Credentials.Key key : platform.keys()) {
                if (key.code().equals(code)) {
                    signers.put(code, platform.signer(key));
                }
            }
        }
        ParticipantTables tables = platform.part(ParticipantTables.class);
        tables.put(new Enterprise(AUTHORITY, "示范海关", Set.of(Role.AUTHORITY)));
        keys.put(AUTHORITY, platform.newKey(AUTHORITY));
        String hash = Objects.requireNonNull(new BCryptPasswordEncoder(STRENGTH).encode(PASSWORD));
        for (Credentials.Login login : platform.logins()) {
            tables.put(
                    new ParticipantTables.Account(
                            login.username(), login.username(), login.role(), hash));
        }
    }

    /// An id as record ids are written.
    String guid() {
        return new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(Locale.ROOT);
    }

    static BaseTransfer transfer(String code) {
        return new BaseTransfer(code, "示范", "DXP", "DXPENT0000000001", null);
    }

    /// The text of a message, signed when its sender has a certificate for it.
    String text(Record message, @Nullable String signer) {
        XmlWriter.Style style =
                message instanceof CustomsMessage
                        ? XmlWriter.Style.DEFAULT_NAMESPACE
                        : XmlWriter.Style.PREFIXED;
        byte[] plain = XmlWriter.write(message, style);
        if (signer == null) {
            return new String(plain, UTF_8);
        }
        try {
            return switch (SignedXml.sign(plain, Objects.requireNonNull(signers.get(signer)))) {
                case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) ->
                        new String(bytes, UTF_8);
                case Outcome.Refused<byte[]>(List<Fault> faults) ->
                        throw new AssertionError(faults);
            };
        } catch (SignerFailure failed) {
            throw new AssertionError(failed);
        }
    }

    String enterprise(String code) {
        return "Bearer " + Objects.requireNonNull(keys.get(code), code);
    }

    static String person(String login) {
        return PERSON + login;
    }

    /// Reads, and expects an answer.
    JsonNode get(String who, String path) {
        return json(200, ask(who, path));
    }

    /// Reads, whatever the answer.
    HttpResponse<String> ask(String who, String path) {
        return sent(who, () -> platform.request(path));
    }

    /// Writes JSON, in which apostrophes stand for quotes.
    HttpResponse<String> post(String who, String path, String body) {
        return post(who, path, "application/json", body.replace('\'', '"'));
    }

    HttpResponse<String> post(String who, String path, String type, String body) {
        return sent(
                who,
                () ->
                        platform.request(path)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static JsonNode json(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "%s %s: %d, not %d: %s"
                            .formatted(
                                    response.request().method(),
                                    response.uri().getPath(),
                                    response.statusCode(),
                                    status,
                                    response.body()));
        }
        return TestPlatform.json(response);
    }

    /// A person signs in again when the session has ended.
    private HttpResponse<String> sent(String who, Supplier<HttpRequest.Builder> request) {
        if (!who.startsWith(PERSON)) {
            return sent(request.get().header("Authorization", who));
        }
        String login = who.substring(PERSON.length());
        String cookie = sessions.get(login);
        if (cookie != null) {
            HttpResponse<String> answer = sent(riding(request.get(), cookie));
            if (answer.statusCode() != 401) {
                return answer;
            }
        }
        String anew = signIn(login);
        sessions.put(login, anew);
        return sent(riding(request.get(), anew));
    }

    private static HttpRequest.Builder riding(HttpRequest.Builder request, String cookie) {
        return request.header("Cookie", cookie + "; XSRF-TOKEN=" + TOKEN)
                .header("X-XSRF-TOKEN", TOKEN);
    }

    private String signIn(String login) {
        String attempt = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(login, PASSWORD);
        HttpResponse<String> answer =
                sent(
                        platform.request("/api/v1/session")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(attempt)));
        json(200, answer);
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("GREENWAY_SESSION="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return platform.send(request.build());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
