package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import io.greenway.server.account.SignInSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Goal: where browsers know the platform by an address with TLS, no cookie goes in clear and
/// browsers are told what they may not do, though a proxy ends TLS and requests come without it.
/// Method: a real server whose settings say so, over plain HTTP.
class SecureTest {
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform =
                TestPlatform.on(
                        Clock.systemUTC(),
                        folder ->
                                write(
                                        folder.resolve(SignInSettings.FILE),
                                        "{\"publicUrl\":\"https://window.example\",\"providers\":[]}"));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noCookieGoesInClear() throws Exception {
        for (String path : new String[] {"/", "/api/v1/session"}) {
            assertThat(cookie(platform.send(platform.request(path).build()), "XSRF-TOKEN"))
                    .as(path)
                    .contains("Secure", "SameSite=Strict")
                    .doesNotContain("HttpOnly");
        }
        var login = platform.login();
        HttpRequest signIn =
                platform.request("/api/v1/session")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Browser.attempt(login.username(), login.password(), "")
                                                .replace('\'', '"')))
                        .build();
        HttpResponse<String> in = platform.send(signIn);
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(cookie(in, SessionCookie.NAME))
                .contains("Secure", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void browsersAreToldWhatTheyMayNotDo() throws Exception {
        for (String path : new String[] {"/", "/api/v1/session"}) {
            var headers = platform.send(platform.request(path).build()).headers();
            assertThat(headers.firstValue("Strict-Transport-Security").orElseThrow())
                    .as(path)
                    .contains("max-age=31536000");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(headers.firstValue("Permissions-Policy").orElseThrow())
                    .as(path)
                    .contains("camera=()", "geolocation=()");
        }
    }
}
