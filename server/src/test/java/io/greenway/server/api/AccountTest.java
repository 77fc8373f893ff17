package io.greenway.server.api;

import static io.greenway.server.api.Browser.expect;
import static io.greenway.server.api.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.account.TimedCode;
import io.greenway.server.MovableClock;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.Database;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: an enterprise's people come in by invitation, may do what they were given and nothing
/// else, and are kept out after failures; second factors and keys do what they are for. Method: a
/// real server and browsers over HTTP, on a clock that is moved.
class AccountTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String SELLER = "5101960D11";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static MovableClock clock;
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        platform = TestPlatform.on(clock);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static String basic(String username) {
        String password =
                platform.logins().stream()
                        .filter(one -> one.username().equals(username))
                        .findFirst()
                        .orElseThrow()
                        .password();
        return basic(username, password);
    }

    private static String basic(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static HttpResponse<String> ask(String who, String path) throws Exception {
        return platform.send(platform.request(path).header("Authorization", who).build());
    }

    private static HttpResponse<String> ask(String who, String path, String json) throws Exception {
        return platform.send(
                platform.request(path)
                        .header("Authorization", who)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                        .build());
    }

    /// A person of an enterprise, invited by the zone, who has chosen a password.
    private static String person(String enterprise, String rights) throws Exception {
        String name = "person" + NAMES.incrementAndGet();
        String asked =
                "{'username':'%s','displayName':'某人','role':'enterprise','enterprise':'%s','rights':[%s]}"
                        .formatted(name, enterprise, rights);
        JsonNode made = json(201, ask(basic("admin"), "/api/v1/people", asked));
        accept(made.get("invitation").asString());
        return name;
    }

    private static void accept(String invitation) throws Exception {
        String body = "{'invitation':'%s','password':'%s'}".formatted(invitation, PASSWORD);
        expect(200, new Browser(platform).post("/api/v1/invitations", body));
    }

    private static Browser signedIn(String name) throws Exception {
        Browser browser = new Browser(platform);
        browser.signIn(name, PASSWORD, "");
        return browser;
    }

    private static List<Integer> numbers(JsonNode problem) {
        return problem.get("faults").valueStream().map(one -> one.get("number").asInt()).toList();
    }

    @Test
    void anAdministratorOfAnEnterpriseInvitesItsPeopleAndNobodyElses() throws Exception {
        Browser boss = signedIn(person(SELLER, "'administrator'"));
        String asked = "{'username':'%s','displayName':'李四','rights':['declarant']}";
        String name = "invited" + NAMES.incrementAndGet();
        JsonNode invited = json(201, boss.post("/api/v1/people", asked.formatted(name)));
        assertThat(invited.get("person").get("state").asString()).isEqualTo("invited");
        assertThat(invited.get("person").get("enterprise").asString()).isEqualTo(SELLER);
        assertThat(numbers(json(422, boss.post("/api/v1/people", asked.formatted(name)))))
                .containsExactly(8404);
        String other =
                "{'username':'other1','displayName':'他','role':'enterprise','enterprise':'5101960D12'}";
        assertThat(numbers(json(422, boss.post("/api/v1/people", other)))).containsExactly(8403);
        String officer = "{'username':'other1','displayName':'他','role':'customs'}";
        assertThat(numbers(json(422, boss.post("/api/v1/people", officer)))).containsExactly(8403);

        String token = invited.get("invitation").asString();
        suspendedIsNotLetIn(boss, name, token);
        String weak = "{'invitation':'%s','password':'%s'}".formatted(token, name + "1");
        assertThat(numbers(json(422, boss.post("/api/v1/invitations", weak)))).contains(8408);
        accept(token);
        expect(404, boss.post("/api/v1/invitations", weak));
        Browser declarant = signedIn(name);
        assertThat(numbers(json(422, declarant.post("/api/v1/people", asked.formatted("x11")))))
                .containsExactly(8403);

        JsonNode people = json(200, boss.get("/api/v1/people")).get("people");
        assertThat(people.valueStream().map(one -> one.get("enterprise").asString()))
                .isNotEmpty()
                .containsOnly(SELLER);
        String actions = "/api/v1/people/" + name + "/actions";
        expect(
                404,
                signedIn(person("5101960D12", "'administrator'"))
                        .post(actions, "{'action':'suspend'}"));
        expect(404, boss.post("/api/v1/people/admin/actions", "{'action':'suspend'}"));
        expect(200, declarant.get("/api/v1/dossiers"));
        expect(200, boss.post(actions, "{'action':'suspend'}"));
        expect(401, declarant.get("/api/v1/dossiers"));
        expect(200, boss.post(actions, "{'action':'reinstate'}"));
        JsonNode reset = json(200, boss.post(actions, "{'action':'reset'}"));
        expect(
                401,
                new Browser(platform).post("/api/v1/session", Browser.attempt(name, PASSWORD, "")));
        accept(reset.get("invitation").asString());
        signedIn(name);
        assertThat(
                        rows(
                                "SELECT string_agg(kind, ' ' ORDER BY id) FROM officer_action WHERE subject = '"
                                        + name
                                        + "'"))
                .isEqualTo(
                        "invited suspended reinstated accepted suspended reinstated reset accepted");
    }

    private static void suspendedIsNotLetIn(Browser boss, String name, String token)
            throws Exception {
        String actions = "/api/v1/people/" + name + "/actions";
        String body = "{'invitation':'%s','password':'%s'}".formatted(token, PASSWORD);
        expect(200, boss.post(actions, "{'action':'suspend'}"));
        expect(404, new Browser(platform).post("/api/v1/invitations", body));
        JsonNode again = json(200, boss.post(actions, "{'action':'reinstate'}"));
        assertThat(again.get("state").asString()).isEqualTo("invited");
    }

    @Test
    void rightsSayWhatAPersonMayDo() throws Exception {
        Browser viewer = signedIn(person(SELLER, ""));
        Browser declarant = signedIn(person(SELLER, "'declarant'"));
        Browser finance = signedIn(person(SELLER, "'finance'"));
        for (Browser one : List.of(viewer, declarant, finance)) {
            expect(200, one.get("/api/v1/dossiers"));
            expect(200, one.get("/api/v1/exchange/remittances"));
            expect(403, one.get("/api/v1/desk/tasks"));
            expect(403, one.get("/api/v1/reference/changes"));
            expect(403, one.get("/metrics"));
            expect(403, one.get("/api/v1/keys"));
        }
        expect(403, viewer.post("/api/v1/inspection/batches", "{}"));
        expect(400, declarant.post("/api/v1/inspection/batches", "{}"));
        expect(403, finance.post("/api/v1/inspection/batches", "{}"));
        expect(403, viewer.post("/api/v1/exchange/remittances", "{}"));
        expect(403, declarant.post("/api/v1/exchange/remittances", "{}"));
        expect(400, finance.post("/api/v1/exchange/remittances", "{}"));
    }

    @Test
    void aLoginIsLockedAfterFailuresAndOpensAgain() throws Exception {
        String name = person(SELLER, "");
        Browser browser = new Browser(platform);
        for (int at = 0; at < 5; at++) {
            expect(401, browser.post("/api/v1/session", Browser.attempt(name, "wrong", "")));
        }
        HttpResponse<String> locked =
                browser.post("/api/v1/session", Browser.attempt(name, PASSWORD, ""));
        expect(401, locked);
        String unknown = Browser.attempt("nobody.there", PASSWORD, "");
        assertThat(browser.post("/api/v1/session", unknown).body()).isEqualTo(locked.body());
        expect(401, ask(basic(name, PASSWORD), "/api/v1/dossiers"));
        clock.forward(Duration.ofMinutes(15));
        browser.signIn(name, PASSWORD, "");
        expect(200, ask(basic(name, PASSWORD), "/api/v1/dossiers"));
    }

    @Test
    void aSessionIsSafeAndEnds() throws Exception {
        String name = person(SELLER, "'administrator'");
        Browser browser = new Browser(platform);
        assertThat(json(200, browser.get("/api/v1/session")).get("signedIn").asBoolean()).isFalse();
        HttpResponse<String> in =
                browser.post("/api/v1/session", Browser.attempt(name, PASSWORD, ""));
        String cookie =
                in.headers().allValues("Set-Cookie").stream()
                        .filter(one -> one.startsWith(SessionCookie.NAME))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
        JsonNode session = json(200, browser.get("/api/v1/session"));
        assertThat(session.get("username").asString()).isEqualTo(name);
        assertThat(session.get("enterprise").get("code").asString()).isEqualTo(SELLER);
        assertThat(session.get("rights").toString()).isEqualTo("[\"administrator\"]");
        assertThat(session.get("how").asString()).isEqualTo("password");
        String key = "{'label':'x','scopes':['read'],'days':1}";
        HttpRequest forged =
                browser.with("/api/v1/keys", key).setHeader("X-XSRF-TOKEN", "forged").build();
        assertThat(browser.send(HttpRequest.newBuilder(forged, (n, v) -> true)).statusCode())
                .isEqualTo(403);
        HttpRequest.Builder foreign =
                browser.with("/api/v1/session", Browser.attempt(name, PASSWORD, ""))
                        .header("Sec-Fetch-Site", "cross-site");
        expect(403, browser.send(foreign));

        Browser second = signedIn(name);
        JsonNode sessions = json(200, second.get("/api/v1/me/sessions")).get("sessions");
        assertThat(sessions.size()).isEqualTo(2);
        String other =
                sessions.valueStream()
                        .filter(one -> !one.get("current").asBoolean())
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
        expect(404, signedIn(person(SELLER, "")).delete("/api/v1/me/sessions/" + other));
        expect(204, second.delete("/api/v1/me/sessions/" + other));
        expect(401, browser.get("/api/v1/dossiers"));
        expect(200, second.get("/api/v1/dossiers"));
        clock.forward(Duration.ofMinutes(29));
        expect(200, second.get("/api/v1/dossiers"));
        clock.forward(Duration.ofMinutes(29));
        expect(200, second.get("/api/v1/dossiers"));
        assertThat(rows("SELECT string_agg(s::text, ' ') FROM session s"))
                .contains(name)
                .doesNotContain(second.cookie(SessionCookie.NAME).orElseThrow().getValue());
        clock.forward(Duration.ofMinutes(31));
        expect(401, second.get("/api/v1/dossiers"));
        Browser third = signedIn(name);
        expect(204, third.delete("/api/v1/session"));
        expect(401, third.get("/api/v1/dossiers"));
    }

    @Test
    void aSecondFactorCannotBeGoneRound() throws Exception {
        String name = person(SELLER, "");
        Browser browser = signedIn(name);
        JsonNode begun = json(200, browser.post("/api/v1/me/code", ""));
        String secret = begun.get("secret").asString();
        assertThat(begun.get("uri").asString()).startsWith("otpauth://totp/").contains(secret);
        assertThat(rows("SELECT code_sealed::text FROM account WHERE username = '" + name + "'"))
                .doesNotContain(secret);
        String confirm = "/api/v1/me/code/confirmation";
        expect(422, browser.post(confirm, "{'code':'000000'}"));
        JsonNode codes = json(200, browser.post(confirm, "{'code':'" + code(secret) + "'}"));
        JsonNode recovery = codes.get("recoveryCodes");
        assertThat(recovery.size()).isEqualTo(10);

        Browser again = new Browser(platform);
        HttpResponse<String> bare =
                again.post("/api/v1/session", Browser.attempt(name, PASSWORD, ""));
        assertThat(json(401, bare).get("type").asString()).isEqualTo("/problems/code-needed");
        expect(401, again.post("/api/v1/session", Browser.attempt(name, PASSWORD, code(secret))));
        expect(401, ask(basic(name, PASSWORD), "/api/v1/dossiers"));
        clock.forward(Duration.ofSeconds(30));
        String good = code(secret);
        assertThat(again.signIn(name, PASSWORD, good).get("how").asString()).isEqualTo("code");
        expect(401, again.post("/api/v1/session", Browser.attempt(name, PASSWORD, good)));
        String spare = recovery.get(0).asString();
        Browser third = new Browser(platform);
        assertThat(
                        third.signIn(name, PASSWORD, spare.toLowerCase(Locale.ROOT))
                                .get("how")
                                .asString())
                .isEqualTo("recovery");
        expect(401, again.post("/api/v1/session", Browser.attempt(name, PASSWORD, spare)));
        JsonNode factors = json(200, third.get("/api/v1/me/factors"));
        assertThat(factors.get("recoveryCodes").asInt()).isEqualTo(9);
        String removal = "{'password':'%s','code':'%s'}";
        expect(422, third.post("/api/v1/me/code/removal", removal.formatted(PASSWORD, spare)));
        String next = recovery.get(1).asString();
        expect(200, third.post("/api/v1/me/code/removal", removal.formatted(PASSWORD, next)));
        signedIn(name);
    }

    /// What an authenticator app shows.
    private static String code(String base32) {
        byte[] secret = new Base32().decode(base32);
        return TimedCode.at(secret, TimedCode.step(clock.instant()));
    }

    @Test
    void keysOfAnEnterpriseAreToldOnceAndDoWhatTheyAreFor() throws Exception {
        Browser boss = signedIn(person(SELLER, "'administrator'"));
        String asked = "{'label':'warehouse','scopes':[%s],'days':%d}";
        JsonNode made = json(201, boss.post("/api/v1/keys", asked.formatted("'read'", 10)));
        String reader = "Bearer " + made.get("apiKey").asString();
        JsonNode sending = json(201, boss.post("/api/v1/keys", asked.formatted("'send'", 300)));
        String sender = sending.get("apiKey").asString();
        assertThat(numbers(json(422, boss.post("/api/v1/keys", asked.formatted("'fly'", 366)))))
                .containsExactly(8409, 8410);
        JsonNode giving = json(201, boss.post("/api/v1/keys", asked.formatted("'mandates'", 10)));
        String giver = giving.get("apiKey").asString();
        expect(403, platform.post(giver, "<nonsense/>"));
        expect(403, ask("Bearer " + giver, "/api/v1/receipts"));
        expect(200, ask(reader, "/api/v1/receipts"));
        expect(403, platform.post(reader.substring(7), "<nonsense/>"));
        expect(403, ask("Bearer " + sender, "/api/v1/receipts"));
        expect(400, platform.post(sender, "<nonsense/>"));
        expect(403, ask(reader, "/api/v1/exchange/remittances", "{}"));
        expect(403, ask(reader, "/api/v1/keys"));
        expect(403, ask(reader, "/api/v1/registry/enterprises/" + SELLER + "/actions", "{}"));
        expect(400, ask(reader, "/api/v1/services/landed-cost", "{}"));
        String list = boss.get("/api/v1/keys").body();
        assertThat(list)
                .contains("warehouse")
                .doesNotContain(sender)
                .doesNotContain(made.get("apiKey").asString());
        String prefix = sending.get("key").get("prefix").asString();
        expect(
                404,
                signedIn(person("5101960D12", "'administrator'")).delete("/api/v1/keys/" + prefix));
        expect(204, boss.delete("/api/v1/keys/" + prefix));
        expect(401, platform.post(sender, "<nonsense/>"));
        clock.forward(Duration.ofDays(10));
        expect(401, ask(reader, "/api/v1/receipts"));
        expect(200, ask("Bearer " + platform.key("ecommerce").apiKey(), "/api/v1/receipts"));
    }

    private static String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
