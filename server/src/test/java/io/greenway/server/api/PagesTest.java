package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final TestPlatform PLATFORM = TestPlatform.running();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void showsTheLoginToEveryoneAndThePagesToThoseWhoLoggedIn() throws Exception {
        assertThat(open("/login").body()).contains("name=\"_csrf\"");
        assertThat(open("/assets/login.js").statusCode()).isEqualTo(200);
        assertThat(open("/dossiers").headers().firstValue("Location")).isPresent();

        HttpResponse<String> wrong = login("wrong", token());
        assertThat(wrong.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        HttpResponse<String> right = login(PLATFORM.login().password(), token());
        assertThat(right.statusCode()).isEqualTo(302);
        assertThat(right.headers().firstValue("Location").orElseThrow()).endsWith("/dossiers");

        assertThat(open("/dossiers").body()).contains("class=\"sign-out\"");
        assertThat(open("/api/v1/dossiers?limit=1").statusCode()).isEqualTo(200);
        HttpCookie session = cookie(SessionCookie.NAME);
        assertThat(session.isHttpOnly()).isTrue();

        open("/login");
        assertThat(post("/logout", Map.of("_csrf", token())).statusCode()).isEqualTo(302);
        assertThat(open("/dossiers").headers().firstValue("Location")).isPresent();
    }

    @Test
    void refusesAFormThatDoesNotComeFromItsOwnPage() throws Exception {
        assertThat(login(PLATFORM.login().password(), "forged").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesARequestThatRidesOnASession() throws Exception {
        open("/login");
        login(PLATFORM.login().password(), token());
        HttpRequest request =
                PLATFORM.request("/api/v1/messages")
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                        .build();
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> login(String password, String token) throws Exception {
        return post(
                "/login",
                Map.of(
                        "username",
                        PLATFORM.login().username(),
                        "password",
                        password,
                        "_csrf",
                        token));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body =
                form.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                PLATFORM.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<String> open(String path) throws Exception {
        return send(PLATFORM.request(path).header("Accept", "text/html,*/*").build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String token() {
        return cookie("XSRF-TOKEN").getValue();
    }

    private HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
