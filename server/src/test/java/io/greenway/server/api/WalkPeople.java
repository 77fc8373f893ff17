package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// People who walk: each is signed in once, and asks with the cookie of the session.
final class WalkPeople {
    private static final String PASSWORD = "long walk in the park";
    private static final String SESSION = "Session ";

    private final TestPlatform platform;
    private final Map<String, Browser> browsers = new HashMap<>();

    WalkPeople(TestPlatform platform) {
        this.platform = platform;
    }

    /// Says in a request who asks: nobody, whoever an authorization is of, or a person signed in.
    static void say(String who, HttpRequest.Builder request) {
        if (who.startsWith(SESSION)) {
            String token = who.substring(SESSION.length());
            request.header("Cookie", SessionCookie.NAME + "=" + token + "; XSRF-TOKEN=walked")
                    .header("X-XSRF-TOKEN", "walked");
        } else if (!who.isEmpty()) {
            request.header("Authorization", who);
        }
    }

    /// Signs somebody in.
    String signedIn(String username, String password) throws Exception {
        Browser browser = new Browser(platform);
        browser.signIn(username, password, "");
        browsers.put(username, browser);
        return SESSION + browser.cookie(SessionCookie.NAME).orElseThrow().getValue();
    }

    /// A new person with every right at an enterprise, signed in.
    String of(String enterprise) throws Exception {
        Credentials.Login admin =
                platform.logins().stream()
                        .filter(one -> one.role().equals("administrator"))
                        .findFirst()
                        .orElseThrow();
        signedIn(admin.username(), admin.password());
        String asked =
                """
                {'username':'%s','displayName':'行人','role':'enterprise','enterprise':'%s',
                 'rights':['administrator','declarant','finance']}
                """
                        .formatted(login(enterprise), enterprise);
        JsonNode invited =
                Browser.json(201, browsers.get(admin.username()).post("/api/v1/people", asked));
        String accepted =
                "{'invitation':'%s','password':'%s'}"
                        .formatted(invited.get("invitation").asString(), PASSWORD);
        Browser.expect(200, new Browser(platform).post("/api/v1/invitations", accepted));
        return signedIn(login(enterprise), PASSWORD);
    }

    private static String login(String enterprise) {
        return "walker." + enterprise.toLowerCase(Locale.ROOT);
    }

    /// What only the people of an enterprise may know of: a login, a session and a key.
    Map<String, String> numbers(String enterprise) throws Exception {
        Browser browser = browsers.get(login(enterprise));
        JsonNode sessions = Browser.json(200, browser.get("/api/v1/me/sessions")).get("sessions");
        String asked = "{'label':'walked','scopes':['read'],'days':1}";
        JsonNode made = Browser.json(201, browser.post("/api/v1/keys", asked));
        assertThat(sessions).isNotEmpty();
        return Map.of(
                "username", login(enterprise),
                "/api/v1/me/sessions id", sessions.get(0).get("id").asString(),
                "/api/v1/me/passkeys id", "walked-passkey",
                "prefix", made.get("key").get("prefix").asString());
    }
}
