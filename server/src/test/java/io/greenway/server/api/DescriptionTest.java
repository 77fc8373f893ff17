package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Goal: the description of the interface says what the platform does, no more and no less.
/// Method: its operations are the mapped ones, and real answers are held against its schemas.
class DescriptionTest {
    private final TestPlatform platform = TestPlatform.running();

    private JsonNode description() throws Exception {
        return TestPlatform.json(platform.send(platform.request("/api/v1/openapi.json").build()));
    }

    @Test
    void itsOperationsAreTheMappedOnes() throws Exception {
        Set<String> described = new TreeSet<>();
        description()
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyNames()
                                        .forEach(
                                                method ->
                                                        described.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        Set<String> mapped =
                platform
                        .part(RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(
                                mapping ->
                                        mapping.getPatternValues().stream()
                                                .flatMap(
                                                        path ->
                                                                mapping
                                                                        .getMethodsCondition()
                                                                        .getMethods()
                                                                        .stream()
                                                                        .map(
                                                                                method ->
                                                                                        method + " "
                                                                                                + path)))
                        .filter(one -> one.contains("/api/v1/") || one.endsWith("/health"))
                        .collect(Collectors.toCollection(TreeSet::new));
        mapped.add("POST " + MessageDoor.PATH);
        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void answersHaveTheDescribedForm() throws Exception {
        JsonNode schemas = description().get("components").get("schemas");
        String agent = platform.key("agent").apiKey();
        check(schemas, "Health", get("/health", null), 200);
        check(schemas, "ReceiptPage", get("/api/v1/receipts", agent), 200);
        check(schemas, "Problem", get("/api/v1/receipts", null), 401);
        check(schemas, "Problem", get("/api/v1/receipts?limit=0", agent), 400);
        check(schemas, "Problem", get("/api/v1/dossiers/nobody/nothing", agent), 404);
        check(schemas, "CodePage", get("/api/v1/codes", null), 200);
        check(schemas, "CodePage", get("/api/v1/codes?family=logic&q=1332", null), 200);
        check(schemas, "CodePage", get("/api/v1/codes/-621018", null), 200);
        check(schemas, "Problem", get("/api/v1/codes/-621088", null), 404);
        check(schemas, "Problem", get("/api/v1/codes?family=none", null), 400);
        String services = "/api/v1/services/";
        check(schemas, "ModeAdvice", get(services + "mode?direction=import", null), 200);
        check(
                schemas,
                "ModeAdvice",
                get(services + "mode?direction=export&buyer=enterprise", null),
                200);
        check(schemas, "Problem", get(services + "mode?direction=sideways", null), 400);
        check(
                schemas,
                "DeadlineAnswer",
                get(services + "deadlines?released=2026-11-11", null),
                200);
        check(schemas, "Problem", get(services + "deadlines", null), 400);
        check(schemas, "CommodityPage", get(services + "commodities?q=honey", null), 200);
        check(schemas, "CommodityPage", get(services + "commodities?q=0101210010", null), 200);
        check(schemas, "Problem", get(services + "commodities", null), 400);
        check(schemas, "Problem", get(services + "commodities?q=a&date=yesterday", null), 400);
        check(schemas, "Problem", platform.post(agent, "<nonsense/>"), 400);
        HttpResponse<String> cost =
                platform.send(
                        platform.request("/api/v1/services/landed-cost")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"declaredOn":"2026-11-22","items":[{"hs8":"22042100",
                                                 "quantity":"2","unitPrice":"150.00","packSize":"750 ml"}]}
                                                """))
                                .build());
        check(schemas, "LandedCostAnswer", cost, 200);
        assertThat(TestPlatform.json(cost).get("total").asString()).isEqualTo("53.66");
    }

    @Test
    void theInteractivePageBringsAllItNeeds() throws Exception {
        String page = get("/api-docs/", null).body();
        for (String file : page.split("\"")) {
            if (file.endsWith(".js") || file.endsWith(".css")) {
                assertThat(get(file, null).statusCode()).as(file).isEqualTo(200);
            }
        }
        assertThat(page).contains("swagger-ui-bundle.js");
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        HttpRequest.Builder request = platform.request(path);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return platform.send(request.build());
    }

    private static void check(
            JsonNode schemas, String name, HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        Schema.check(schemas, schemas.get(name), TestPlatform.json(response), name);
    }
}
