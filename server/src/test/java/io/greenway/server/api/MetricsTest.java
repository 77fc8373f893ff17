package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Goal: figures are for operators and scrapers alone, and every query of the dashboard names a
/// figure that there is.
class MetricsTest {
    private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "greenway.json");
    private static final Pattern FIGURE =
            Pattern.compile("\\b(greenway|http|jvm|process|hikaricp|system)_[a-z0-9_]+");

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void areForOperatorsAndScrapersOnly() throws Exception {
        assertThat(get(null).statusCode()).isEqualTo(401);
        assertThat(get("Bearer " + platform.key("agent").apiKey()).statusCode()).isEqualTo(401);
        assertThat(get("Bearer ").statusCode()).isEqualTo(401);
        var login = platform.login();
        String basic = login.username() + ":" + login.password();
        assertThat(
                        get("Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        basic.getBytes(StandardCharsets.UTF_8)))
                                .statusCode())
                .isEqualTo(200);
        assertThat(get("Bearer " + token()).statusCode()).isEqualTo(200);
        assertThat(
                        platform.send(
                                        platform.request("/api/v1/receipts")
                                                .header("Authorization", "Bearer " + token())
                                                .build())
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void everyQueryOfTheDashboardNamesAFigureThatThereIs() throws Exception {
        String pay = platform.key("payment").code();
        String xml = Samples.payments(Samples.guid(), pay, pay, 1);
        assertThat(platform.post(platform.key("payment").apiKey(), xml).statusCode())
                .isEqualTo(202);
        assertThat(platform.post(platform.key("payment").apiKey(), "<a/>").statusCode())
                .isEqualTo(400);
        String text = get("Bearer " + token()).body();
        Set<String> known =
                text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("[{ ]", 2)[0])
                        .collect(Collectors.toSet());
        List<String> queries = new ArrayList<>();
        collect(new JsonMapper().readTree(Files.readString(DASHBOARD)), queries);
        assertThat(queries).hasSizeGreaterThan(20);
        Set<String> unknown = new TreeSet<>();
        for (String query : queries) {
            Matcher figure = FIGURE.matcher(query);
            assertThat(figure.find()).as(query).isTrue();
            do {
                if (!known.contains(figure.group())) {
                    unknown.add(figure.group());
                }
            } while (figure.find());
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void healthSpeaksThreeLanguages() throws Exception {
        for (String language : List.of("en", "zh", "sw", "nonsense")) {
            HttpResponse<String> health =
                    platform.send(platform.request("/health?lang=" + language).build());
            JsonNode answer = TestPlatform.json(health);
            assertThat(answer.get("status").asString()).isIn("up", "degraded");
            assertThat(answer.get("reasons").isArray()).isTrue();
        }
    }

    private static void collect(JsonNode node, List<String> queries) {
        if (node.has("expr")) {
            queries.add(node.get("expr").asString());
        }
        node.forEach(child -> collect(child, queries));
    }

    private String token() throws Exception {
        Path key = Path.of(platform.key("agent").keyStore());
        Path data = key.getParent().getParent();
        return Files.readString(data.resolve("keys").resolve("metrics.token")).strip();
    }

    private HttpResponse<String> get(String authorization) throws Exception {
        var request = platform.request("/metrics");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return platform.send(request.build());
    }
}
