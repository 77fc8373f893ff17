package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: two people of the zone raise and prolong a guarantee over the interface, nobody does it
/// alone, and one that ends soon is told. Method: real requests of two logins.
class GuaranteeDeskTest {
    private static final String CODE = "5101960G31";
    private final LocalDate today = Terms.dayOf(Instant.now());
    private final TestPlatform platform = TestPlatform.running();

    @Test
    void twoPeopleGiveRaiseAndProlongAGuarantee() throws Exception {
        String changes = "/api/v1/guarantees/" + CODE + "/changes";
        assertThat(post(404, "operator", changes, wanted("100.00", today)).get("detail").asString())
                .contains("registry");
        post(
                200,
                "operator",
                "/api/v1/registry/enterprises/" + CODE + "/actions",
                "{\"action\":\"apply\",\"name\":\"担保企业\",\"roles\":[\"logistics\"]}");
        get(404, "operator", "/api/v1/guarantees/" + CODE);
        post(400, "operator", changes, wanted("-1", today));
        post(400, "operator", changes, wanted("1.001", today));
        post(409, "operator", changes, wanted("1.00", today.minusDays(1)));

        long first =
                post(201, "operator", changes, wanted("100.00", today.plusDays(20)))
                        .get("id")
                        .asLong();
        get(404, "operator", "/api/v1/guarantees/" + CODE);
        String approval = changes + "/" + first + "/approval";
        assertThat(number(post(409, "operator", approval, "{}"))).isEqualTo(8211);
        assertThat(post(200, "admin", approval, "{}").get("decidedBy").asString())
                .isEqualTo("admin");
        assertThat(number(post(409, "admin", approval, "{}"))).isEqualTo(5107);
        assertStands("100.00", today.plusDays(20));
        assertThat(reminded()).isTrue();

        post(409, "admin", changes, wanted("500.00", today.plusDays(19)));
        long second =
                post(201, "admin", changes, wanted("500.00", today.plusYears(2)))
                        .get("id")
                        .asLong();
        post(200, "operator", changes + "/" + second + "/approval", "{}");
        assertStands("500.00", today.plusYears(2));
        assertThat(reminded()).isFalse();

        long third =
                post(201, "admin", changes, wanted("50.00", today.plusYears(2))).get("id").asLong();
        post(200, "admin", changes + "/" + third + "/rejection", "{}");
        assertStands("500.00", today.plusYears(2));
        post(404, "admin", changes + "/999999999/rejection", "{}");
        JsonNode all = get(200, "operator", changes).get("changes");
        assertThat(StreamSupport.stream(all.spliterator(), false))
                .extracting(one -> one.get("state").asString())
                .containsExactly("rejected", "approved", "approved");
        assertThat(
                        get(200, "operator", "/api/v1/registry/enterprises/" + CODE + "/actions")
                                .get("intact")
                                .asBoolean())
                .isTrue();
    }

    private void assertStands(String limit, LocalDate validTo) throws Exception {
        JsonNode stands = get(200, "operator", "/api/v1/guarantees/" + CODE);
        assertThat(stands.get("limit").asString()).isEqualTo(limit);
        assertThat(stands.get("validTo").asString()).isEqualTo(validTo.toString());
    }

    private boolean reminded() throws Exception {
        JsonNode all = get(200, "operator", "/api/v1/registry/reminders").get("reminders");
        return StreamSupport.stream(all.spliterator(), false)
                .anyMatch(
                        one ->
                                one.get("code").asString().equals(CODE)
                                        && one.get("what").asString().equals("guarantee"));
    }

    private static String wanted(String limit, LocalDate validTo) {
        return "{\"limit\":\"%s\",\"validTo\":\"%s\",\"note\":\"LG-1\"}".formatted(limit, validTo);
    }

    private static int number(JsonNode problem) {
        return problem.get("faults").get(0).get("number").asInt();
    }

    private JsonNode get(int status, String user, String path) throws Exception {
        return ask(status, as(user, path));
    }

    private JsonNode post(int status, String user, String path, String json) throws Exception {
        return ask(
                status,
                as(user, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode ask(int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = platform.send(request.build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private HttpRequest.Builder as(String user, String path) {
        String password =
                platform.logins().stream()
                        .filter(login -> login.username().equals(user))
                        .findFirst()
                        .orElseThrow()
                        .password();
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return platform.request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
}
