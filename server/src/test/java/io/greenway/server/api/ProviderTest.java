package io.greenway.server.api;

import static io.greenway.server.api.Browser.expect;
import static io.greenway.server.api.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import io.greenway.server.account.SignInSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

/// Goal: people sign in at an identity provider and with passkeys, and whoever the provider knows
/// is not thereby known here. Method: a real provider, Spring Authorization Server, beside the real
/// platform, both over HTTP; and a device that makes passkeys.
class ProviderTest {
    private static final String ADDRESS = "http://localhost:9";

    private static ServletWebServerApplicationContext provider;
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        SpringApplication application = new SpringApplication(IdentityProvider.class);
        provider =
                (ServletWebServerApplicationContext)
                        application.run(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=warn");
        String issuer = "http://127.0.0.1:" + provider.getWebServer().getPort();
        String settings =
                """
                {"publicUrl":"%s","providers":[{"id":"city","name":"City","issuer":"%s",
                 "clientId":"greenway","clientSecret":"known to both"}]}
                """
                        .formatted(ADDRESS, issuer);
        platform =
                TestPlatform.on(
                        Clock.systemUTC(),
                        folder -> write(folder.resolve(SignInSettings.FILE), settings));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterAll
    static void close() {
        platform.close();
        provider.close();
    }

    private static JsonNode invite(String username, String provider) throws Exception {
        String asked =
                """
                {"username":"%s","displayName":"某人","role":"enterprise","enterprise":"5101960D11",
                 "rights":["declarant"]%s}
                """
                        .formatted(username, provider);
        HttpRequest.Builder request =
                platform.request("/api/v1/people")
                        .header("Authorization", new SilentTrades(platform).login("admin"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(asked));
        return json(201, platform.send(request.build()));
    }

    /// Goes to the provider as somebody, and gives the address to which it sends the browser back.
    private static String there(Browser browser, String username) throws Exception {
        HttpResponse<String> away = browser.get("/oauth2/authorization/city");
        expect(302, away);
        String login = username + ":password of " + username;
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        URI asked = URI.create(away.headers().firstValue("Location").orElseThrow());
        HttpRequest in =
                HttpRequest.newBuilder(asked.resolve("/"))
                        .header("Authorization", "Basic " + basic)
                        .build();
        HttpRequest request = HttpRequest.newBuilder(asked).header("Accept", "text/html").build();
        HttpClient there = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        there.send(in, HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> back = there.send(request, HttpResponse.BodyHandlers.ofString());
        expect(302, back);
        String address = back.headers().firstValue("Location").orElseThrow();
        assertThat(address).startsWith(ADDRESS + "/login/oauth2/code/city?").contains("code=");
        return address.substring(ADDRESS.length());
    }

    @Test
    void aProviderSignsInTheAccountsThatNameItAndNoOthers() throws Exception {
        JsonNode made = invite("zhang.san", ",\"provider\":\"city\"");
        assertThat(made.get("invitation").isNull()).isTrue();
        Browser browser = new Browser(platform);
        JsonNode before = json(200, browser.get("/api/v1/session"));
        assertThat(before.get("providers").get(0).get("address").asString())
                .isEqualTo("/oauth2/authorization/city");
        expect(200, browser.get(there(browser, "zhang.san")));
        JsonNode session = json(200, browser.get("/api/v1/session"));
        assertThat(session.get("username").asString()).isEqualTo("zhang.san");
        assertThat(session.get("how").asString()).isEqualTo("provider");
        expect(200, browser.get("/api/v1/dossiers"));
        expect(409, browser.post("/api/v1/me/passkeys/options", ""));

        Browser other = new Browser(platform);
        String answer = there(browser, "zhang.san");
        assertThat(other.get(answer).headers().firstValue("Location").orElseThrow())
                .as("an answer that another browser asked for")
                .endsWith("/login?error");
        Browser stranger = new Browser(platform);
        HttpResponse<String> unknown = stranger.get(there(stranger, "li.si"));
        assertThat(unknown.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        invite("li.si", "");
        assertThat(
                        stranger.get(there(stranger, "li.si"))
                                .headers()
                                .firstValue("Location")
                                .orElseThrow())
                .as("an account that does not name the provider")
                .endsWith("/login?error");
        expect(401, stranger.get("/api/v1/dossiers"));
    }

    @Test
    void aPasskeySignsInOnTheDeviceThatHasItAndVerifiesItsUser() throws Exception {
        String password = "correct horse battery";
        String invitation = invite("wang.wu", "").get("invitation").asString();
        Browser browser = new Browser(platform);
        String accepted = "{'invitation':'%s','password':'%s'}".formatted(invitation, password);
        expect(200, browser.post("/api/v1/invitations", accepted));
        browser.signIn("wang.wu", password, "");
        FakeAuthenticator device = new FakeAuthenticator(ADDRESS, "localhost");
        expect(422, make(browser, device, false));
        expect(201, make(browser, device, true));
        JsonNode passkeys = json(200, browser.get("/api/v1/me/passkeys")).get("passkeys");
        assertThat(passkeys.get(0).get("label").asString()).isEqualTo("phone");

        Browser fresh = new Browser(platform);
        expect(401, signIn(fresh, device, false));
        FakeAuthenticator foreign = new FakeAuthenticator("http://elsewhere:9", "localhost");
        expect(401, signIn(fresh, foreign, true));
        FakeAuthenticator copy = new FakeAuthenticator(ADDRESS, "localhost");
        expect(401, signIn(fresh, copy, true));
        JsonNode session = json(200, signIn(fresh, device, true));
        assertThat(session.get("username").asString()).isEqualTo("wang.wu");
        assertThat(session.get("how").asString()).isEqualTo("passkey");
        String id = passkeys.get(0).get("id").asString();
        expect(204, fresh.delete("/api/v1/me/passkeys/" + id));
        expect(404, fresh.delete("/api/v1/me/passkeys/" + id));
        expect(401, signIn(new Browser(platform), device, true));
    }

    private static HttpResponse<String> make(
            Browser browser, FakeAuthenticator device, boolean verified) throws Exception {
        JsonNode begun = json(200, browser.post("/api/v1/me/passkeys/options", ""));
        String credential = device.made(begun.get("publicKey"), verified);
        return browser.post(
                "/api/v1/me/passkeys",
                "{'ceremony':'%s','label':'phone','credential':%s}"
                        .formatted(begun.get("ceremony").asString(), credential));
    }

    private static HttpResponse<String> signIn(
            Browser browser, FakeAuthenticator device, boolean verified) throws Exception {
        JsonNode begun = json(200, browser.post("/api/v1/session/passkey/options", ""));
        String credential = device.signed(begun.get("publicKey"), verified);
        return browser.post(
                "/api/v1/session/passkey",
                "{'ceremony':'%s','credential':%s}"
                        .formatted(begun.get("ceremony").asString(), credential));
    }
}
