package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A browser as the pages use it: it keeps cookies, and their script sends the token along.
final class Browser {
    private final TestPlatform platform;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    Browser(TestPlatform platform) {
        this.platform = platform;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(platform.request(path).GET());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send(with(path, json));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(token(platform.request(path)).DELETE());
    }

    HttpRequest.Builder with(String path, String json) {
        return token(platform.request(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
    }

    private HttpRequest.Builder token(HttpRequest.Builder request) {
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /// Signs in, and expects to be let in.
    JsonNode signIn(String username, String password, String code) throws Exception {
        get("/api/v1/session");
        return json(200, post("/api/v1/session", attempt(username, password, code)));
    }

    static String attempt(String username, String password, String code) {
        return "{'username':'%s','password':'%s','code':'%s'}".formatted(username, password, code);
    }

    static JsonNode json(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    static void expect(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }
}
