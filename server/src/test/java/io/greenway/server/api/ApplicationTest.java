package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.server.TestPlatform;
import io.greenway.server.registry.ApplicationDesk;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.ApplicationStore.Filed;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: an enterprise without an account comes in by its application, and whoever files one
/// learns nothing of others. Method: real requests of a stranger and of two people of the zone.
class ApplicationTest {
    private static final String APPLICATIONS = "/api/v1/applications";
    private static final String ZONES = "/api/v1/registry/applications";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final TestPlatform platform = TestPlatform.running();

    /// Each test asks from an address of its own, since one address may not ask much at once.
    private final HttpClient client;

    ApplicationTest() throws UnknownHostException {
        byte[] address = {127, 0, 1, (byte) ADDRESSES.incrementAndGet()};
        client = HttpClient.newBuilder().localAddress(InetAddress.getByAddress(address)).build();
    }

    private HttpRequest.Builder as(String user, String path) {
        HttpRequest.Builder request = platform.request(path);
        if (user.isEmpty()) {
            return request;
        }
        String password =
                platform.logins().stream()
                        .filter(login -> login.username().equals(user))
                        .findFirst()
                        .orElseThrow()
                        .password();
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }

    private JsonNode ask(int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private JsonNode post(int status, String user, String path, String json) throws Exception {
        return ask(
                status,
                as(user, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private JsonNode get(int status, String user, String path) throws Exception {
        return ask(status, as(user, path));
    }

    private static String form(String creditCode, String customsCode) {
        return """
                {'creditCode':'%s','customsCode':'%s','name':'新来商贸','roles':['ecommerce'],
                 'papers':[%s],
                 'contact':{'name':'来人','telephone':'02860000000'}}
                """
                .formatted(creditCode, customsCode, paper("business", "B-1"));
    }

    private static String paper(String kind, String number) {
        return "{'kind':'%s','number':'%s','issuedBy':'成都','validFrom':'2020-01-01'}"
                .formatted(kind, number);
    }

    private String filed(String creditCode, String customsCode) throws Exception {
        return post(201, "", APPLICATIONS, form(creditCode, customsCode)).get("number").asString();
    }

    private static String seen(String number) {
        return ZONES + "/" + number + "?purpose=admission";
    }

    private JsonNode decide(int status, String user, String number, String action)
            throws Exception {
        String seen = get(200, user, seen(number)).get("papersDigest").asString();
        return decide(status, user, number, action, seen);
    }

    private JsonNode decide(int status, String user, String number, String action, String seen)
            throws Exception {
        return post(
                status,
                user,
                ZONES + "/" + number + "/actions",
                "{'action':'%s','note':'请补交备案证明','papers':'%s'}".formatted(action, seen));
    }

    /// Whoever approves says which papers were looked at.
    @Test
    void papersThatNobodyLookedAtAreNotApproved() throws Exception {
        String number = filed("91510100MA6EX0006X", "");
        decide(200, "operator", number, "ask-papers");
        String seen = get(200, "operator", seen(number)).get("papersDigest").asString();
        String papers = "{'papers':[" + paper("customs", "C-2") + "]}";
        post(200, "", APPLICATIONS + "/" + number + "/papers", papers);
        assertThat(faults(decide(409, "operator", number, "approve", seen))).containsExactly(8215);
        assertThat(faults(decide(409, "operator", number, "approve", ""))).containsExactly(8215);
        decide(200, "operator", number, "approve");
    }

    @Test
    void papersThatDoNotComeInTimeEndTheApplication() throws Exception {
        String number = filed("91510100MA6EX00071", "");
        decide(200, "operator", number, "ask-papers");
        TimedStep<Filed> step = platform.part(ApplicationDesk.class).papersLapse();
        assertThat(numbers(step.due().at(Instant.now().plus(Duration.ofDays(59)), 500)))
                .doesNotContain(number);
        Instant late = Instant.now().plus(Duration.ofDays(61));
        List<Filed> due =
                step.due().at(late, 500).stream()
                        .filter(one -> one.number().equals(number))
                        .toList();
        assertThat(due).hasSize(1);
        step.work().on(due, late);
        JsonNode own = get(200, "", APPLICATIONS + "/" + number);
        assertThat(own.get("state").asString()).isEqualTo("refused");
        assertThat(own.get("note").asString()).contains("in time");
        assertThat(numbers(step.due().at(late, 500))).doesNotContain(number);
        JsonNode acts = get(200, "admin", "/api/v1/audit/actions?subject=" + number);
        assertThat(acts.get("actions").get(0).get("kind").asString()).isEqualTo("lapsed");
    }

    private static List<String> numbers(List<Filed> all) {
        return all.stream().map(Filed::number).toList();
    }

    private List<String> queue(String state) throws Exception {
        List<String> numbers = new ArrayList<>();
        get(200, "operator", ZONES + "?state=" + state)
                .get("applications")
                .forEach(one -> numbers.add(one.get("number").asString()));
        return numbers;
    }

    @Test
    void fromTheFormToTheRegistry() throws Exception {
        String code = "5101960V11";
        String number = filed("91510100MA6EX0003L", code);
        String own = APPLICATIONS + "/" + number;
        assertThat(queue("waiting")).contains(number);
        assertThat(get(200, "", own).get("state").asString()).isEqualTo("waiting");
        assertThat(get(200, "", own).toString()).doesNotContain("来人", "02860000000");
        String papers = "{'papers':[" + paper("customs", "C-1") + "]}";
        assertThat(faults(post(409, "", own + "/papers", papers))).containsExactly(8213);

        decide(200, "operator", number, "ask-papers");
        assertThat(get(200, "", own).get("note").asString()).isEqualTo("请补交备案证明");
        assertThat(faults(post(422, "", own + "/papers", "{'papers':[]}"))).containsExactly(8210);
        assertThat(post(200, "", own + "/papers", papers).get("papers")).hasSize(2);

        JsonNode whole = get(200, "operator", seen(number));
        assertThat(whole.get("contact").get("name").asString()).isEqualTo("来人");
        assertThat(whole.get("known").asBoolean()).isFalse();
        decide(200, "operator", number, "approve");
        assertThat(faults(decide(409, "admin", number, "refuse"))).containsExactly(8213);
        assertThat(get(200, "", own).get("stage").asString()).isEqualTo("documents_checked");

        String actions = "/api/v1/registry/enterprises/" + code + "/actions";
        String register = "{'action':'register'}";
        assertThat(faults(post(409, "operator", actions, register))).containsExactly(8211);
        post(200, "admin", actions, register);
        String grant =
                "{'action':'grant-role','role':'ecommerce','validFrom':'"
                        + Terms.dayOf(Instant.now())
                        + "'}";
        post(200, "admin", actions, grant);
        assertThat(get(200, "", own).get("stage").asString()).isEqualTo("active");
        assertThat(get(200, "operator", actions).get("intact").asBoolean()).isTrue();
        lookedAt(number);
        theContactIsErasedInTime(number);
    }

    private void lookedAt(String number) throws Exception {
        JsonNode found =
                get(200, "admin", "/api/v1/audit/accesses?person=operator&enterprise=" + number);
        assertThat(found.get("accesses")).isNotEmpty();
        JsonNode look = found.get("accesses").get(0);
        assertThat(look.get("view").asString()).isEqualTo("application");
        JsonNode acts = get(200, "admin", "/api/v1/audit/actions?subject=" + number);
        assertThat(acts.get("actions").get(0).get("kind").asString()).isEqualTo("approved");
        JsonNode looks = get(200, "operator", "/api/v1/audit/accesses?person=admin&limit=2");
        assertThat(looks.get("accesses").get(0).get("view").asString()).isEqualTo("audit actions");
        assertThat(looks.get("accesses").get(0).get("subject").asString()).contains(number);
        assertThat(looks.get("next").isNumber()).isTrue();
        String chain = "/api/v1/audit/chain";
        assertThat(get(200, "operator", chain).get("intact").asBoolean()).isTrue();
    }

    private void theContactIsErasedInTime(String number) throws Exception {
        TimedStep<String> step = platform.part(ApplicationDesk.class).contactsExpire();
        Instant now = Instant.now();
        assertThat(step.due().at(now, 500)).doesNotContain(number);
        Instant later = now.plus(Duration.ofDays(181));
        assertThat(step.due().at(later, 500)).contains(number);
        step.work().on(List.of(number), later);
        assertThat(step.due().at(later, 500)).doesNotContain(number);
        assertThat(get(200, "operator", seen(number)).get("contact").isNull()).isTrue();
    }

    @Test
    void aKnownEnterpriseAndASecondApplicationLookLikeAnyOtherToAStranger() throws Exception {
        String known = platform.key("ecommerce").code();
        String first = filed("91510100MA6EX0004P", known);
        String second = filed("91510100MA6EX0004P", known);
        JsonNode one = get(200, "", APPLICATIONS + "/" + first);
        JsonNode other = get(200, "", APPLICATIONS + "/" + second);
        for (String name : List.of("state", "stage", "note", "decidedAt")) {
            assertThat(other.get(name)).as(name).isEqualTo(one.get(name));
        }
        assertThat(queue("waiting")).contains(first).doesNotContain(second);
        JsonNode whole = get(200, "operator", seen(first));
        assertThat(whole.get("known").asBoolean()).isTrue();
        assertThat(whole.get("others").get(0).asString()).isEqualTo(second);
        assertThat(faults(decide(422, "operator", first, "approve"))).containsExactly(8202);
        decide(200, "operator", first, "refuse");
        assertThat(queue("waiting")).contains(second);
        assertThat(get(200, "", APPLICATIONS + "/" + first).get("note").asString())
                .isEqualTo("请补交备案证明");
    }

    @Test
    void oneCodeFillsNoQueue() throws Exception {
        for (int at = 0; at < 5; at++) {
            filed("91510100MA6EX0005T", "");
        }
        String form = form("91510100MA6EX0005T", "");
        assertThat(faults(post(409, "", APPLICATIONS, form))).containsExactly(8214);
    }

    @Test
    void whatIsTypedIsCheckedAndNotKept() throws Exception {
        int before = queue("waiting").size();
        JsonNode checked = post(200, "", APPLICATIONS + "/check", form("91510100MA6EX0003M", ""));
        assertThat(checked.get("faults").get(0).get("path").asString()).isEqualTo("/creditCode");
        assertThat(queue("waiting")).hasSize(before);
        get(404, "", APPLICATIONS + "/0000-0000-0000-0000");
        get(401, "", ZONES);
        get(403, "customs1", ZONES);
    }

    @Test
    void theJobsOfTheScheduleSayHowTheyWent() throws Exception {
        JsonNode page = get(200, "operator", "/api/v1/jobs");
        List<String> names = new ArrayList<>();
        page.get("jobs").forEach(one -> names.add(one.get("name").asString()));
        assertThat(names)
                .contains("Erasure of contacts", "Expiry of papers")
                .doesNotHaveDuplicates();
        get(403, "customs1", "/api/v1/jobs");
    }

    private static List<Integer> faults(JsonNode problem) {
        List<Integer> numbers = new ArrayList<>();
        problem.get("faults").forEach(fault -> numbers.add(fault.get("number").asInt()));
        return numbers;
    }
}
