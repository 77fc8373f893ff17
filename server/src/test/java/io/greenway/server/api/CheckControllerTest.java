package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: without an account, every fault of a message is told at its line, and no personal value.
class CheckControllerTest {
    private static final Path SAMPLES = Path.of("..", "samples", "import");

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void aGoodMessageHasNoErrors() throws Exception {
        JsonNode answer = TestPlatform.json(check(Files.readString(SAMPLES.resolve("CEB411.xml"))));
        assertThat(answer.get("type").asString()).isEqualTo("CEB411");
        assertThat(answer.get("valid").asBoolean()).isTrue();
    }

    @Test
    void everyFaultIsToldAtItsLineInThreeLanguages() throws Exception {
        String message =
                Files.readString(SAMPLES.resolve("CEB311.xml"))
                        .replace(
                                "<ceb:currency>142</ceb:currency>",
                                "<ceb:currency>999</ceb:currency>");
        HttpResponse<String> response = check(message);
        JsonNode answer = TestPlatform.json(response);
        JsonNode schemas =
                TestPlatform.json(platform.send(platform.request("/api/v1/openapi.json").build()))
                        .get("components")
                        .get("schemas");
        Schema.check(schemas, schemas.get("CheckAnswer"), answer, "CheckAnswer");
        assertThat(answer.get("valid").asBoolean()).isFalse();
        String[] lines = message.split("\n");
        for (JsonNode one : answer.get("faults")) {
            JsonNode fault = one.get("fault");
            if (fault.get("found").toString().equals("\"999\"")) {
                assertThat(lines[one.get("line").asInt() - 1]).contains("999");
            }
            assertThat(fault.get("text").get("zh").asString()).isNotBlank();
            assertThat(fault.get("remedy").get("sw").asString()).isNotBlank();
        }
        assertThat(answer.get("faults").toString()).contains("\"found\":\"999\"");
    }

    @Test
    void noPersonalValueIsTold() throws Exception {
        String message =
                Files.readString(SAMPLES.resolve("CEB311.xml"))
                        .replaceAll(
                                "<ceb:buyerIdNumber>[^<]*<",
                                "<ceb:buyerIdNumber>110105194912310021<");
        HttpResponse<String> answer = check(message);
        assertThat(TestPlatform.json(answer).get("valid").asBoolean()).isFalse();
        assertThat(answer.body()).doesNotContain("110105194912310021");
    }

    @Test
    void whatIsNoMessageIsSaidToBeNone() throws Exception {
        JsonNode answer = TestPlatform.json(check("no message"));
        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(answer.get("type").asString()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotLookedAt() throws Exception {
        assertThat(check("<a>" + "x".repeat(1 << 20) + "</a>").statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> check(String message) throws Exception {
        return platform.send(
                platform.request("/api/v1/services/check")
                        .header("Content-Type", "application/xml")
                        .POST(BodyPublishers.ofString(message))
                        .build());
    }
}
