package io.greenway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.SandboxBuyer;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.SimulatedCustoms.Ending;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.sample.Party;
import io.greenway.core.sample.SampleBook;
import io.greenway.server.SandboxClient.Group;
import io.greenway.server.SandboxClient.Sent;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: whoever knows nothing but the address of a sandbox can rehearse every outcome, alone.
/// Method: one running sandbox, spoken to over HTTP only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private final SandboxClient client = new SandboxClient();

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    void everyMagicValueForcesItsOutcome() {
        Group group = client.enrol("Table");
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (Ending ending : Ending.values()) {
            expected.put(
                    client.send(group, ending.suffix()), SandboxClient.statuses(ending.answers()));
        }
        expected.put(
                client.send(group, "-S", SandboxClient.guarantor(group, SandboxParty.SITE)),
                List.of("REJECTED"));
        for (SandboxCourse.More more : SandboxCourse.More.values()) {
            expected.put(client.send(group, more.suffix()), receipts(more));
        }
        expected.put(client.send(group, "-CODE1332"), List.of("100"));
        expected.put(client.send(group, "-STATUS621018"), List.of("-621018"));
        expected.put(client.send(group, ""), List.of("800"));
        expected.put(client.send(group, "-A", SandboxBuyer.HALF), List.of("800"));
        expected.put(client.send(group, "-B", SandboxBuyer.FULL), List.of("REJECTED"));
        expected.put(
                client.send(
                        group,
                        "-N",
                        text -> text.replaceAll("(<ceb:(?:buyerName|payerName)>[^<]*)", "$1不符")),
                List.of("REJECTED"));
        expected.put(
                client.send(group, "-C", SandboxClient.guarantor(group, SandboxParty.PLATFORM)),
                List.of("REJECTED"));
        client.awaited(group, expected);
    }

    /// The release moves the dossier only once, and an unexpected answer is no receipt.
    private static List<String> receipts(SandboxCourse.More more) {
        return switch (more) {
            case TWICE, REORDERED -> List.of("800");
            case CLOSE, DETAIN_501, DETAIN_502, DETAIN_503 ->
                    SandboxClient.statuses(more.answers());
        };
    }

    @Test
    void aSlowAnswerComesWhenTheClockIsMoved() {
        Group group = client.enrol("Slow");
        String order = client.send(group, "-INSPECT-SLOW");
        client.awaited(group, Map.of(order, List.of()));
        JsonNode before = client.get("/api/v1/sandbox", "");
        HttpResponse<String> moved =
                client.post("/api/v1/sandbox/clock", group, "{\"forward\":\"PT1H1M\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        client.awaited(group, Map.of(order, List.of("500")));
        assertThat(client.get("/api/v1/sandbox", "").get("aheadSeconds").asLong())
                .isEqualTo(before.get("aheadSeconds").asLong() + 3660);
        client.post("/api/v1/sandbox/clock", group, "{\"forward\":\"PT1H\"}");
        client.awaited(group, Map.of(order, List.of("500", "800")));
    }

    @Test
    void applicationsAreAnsweredAsTheOrderNumberSays() {
        Group group = client.enrol("Asked");
        Sent granted = client.declare(group, "-SILENT");
        Sent refused = client.declare(group, "-CANCEL-REFUSED");
        Sent late = client.declare(group, "-SILENT-SLOW");
        Sent kept = client.declare(group, "-RETURN-REFUSED");
        Map<String, String> guids = new HashMap<>();
        for (Sent sent : List.of(granted, refused, late)) {
            CEB623Message application =
                    Applications.cancellation(
                            sent.declaration().inventory().head(),
                            sent.orderNo(),
                            sent.invtNo(),
                            "C1");
            guids.put(sent.orderNo(), application.cancellations().getFirst().guid());
            client.accepted(group.key("agent"), SandboxClient.text(application));
        }
        CEB625Message application =
                Applications.goodsReturn(
                        kept.declaration().inventory(), kept.orderNo(), kept.invtNo(), "R1");
        guids.put(kept.orderNo(), application.refunds().getFirst().head().guid());
        client.accepted(group.key("agent"), SandboxClient.text(application));
        client.awaited(group, guids.get(granted.orderNo()), "2", "399");
        client.awaited(group, guids.get(refused.orderNo()), "2", "100");
        client.awaited(group, guids.get(kept.orderNo()), "2", "100");
        client.awaited(group, guids.get(late.orderNo()), "2");
        client.post("/api/v1/sandbox/clock", group, "{\"forward\":\"PT61M\"}");
        client.awaited(group, guids.get(late.orderNo()), "2", "399");
    }

    @Test
    void goodsComeBackToTheSiteOfTheGroup() {
        Group group = client.enrol("Back");
        Sent sent = client.declare(group, "");
        CEB625Message application =
                Applications.goodsReturn(
                        sent.declaration().inventory(), sent.orderNo(), sent.invtNo(), "R1");
        client.accepted(group.key("agent"), SandboxClient.text(application));
        String guid = application.refunds().getFirst().head().guid();
        client.awaited(group, guid, "2", "399");
        InventoryHead head = sent.declaration().inventory().head();
        client.accepted(
                group.key("site"),
                SandboxClient.text(Applications.arrival(head, group.party("site"), "A1")));
        client.awaited(group, guid, "2", "399", "899");
    }

    @Test
    void itTellsWhichValuesForceWhat() throws Exception {
        JsonNode values = client.get("/api/v1/sandbox/values", "");
        String page = Files.readString(Path.of("..", "docs", "sandbox.md"));
        for (JsonNode one : values.get("endings")) {
            String statuses =
                    one.get("declaration")
                            .valueStream()
                            .map(answer -> answer.get("status").asString())
                            .collect(Collectors.joining(".*"));
            assertThat(page)
                    .containsPattern(
                            "`"
                                    + one.get("ending").asString()
                                    + "` \\| [^|]*"
                                    + statuses
                                    + ".* \\|");
        }
        assertThat(values.get("endings")).hasSizeGreaterThan(15);
        assertThat(page).contains(values.get("buyers").get(0).get("identityNumber").asString());
        assertThat(values.get("guarantors").get(3).get("guarantee").asString())
                .isEqualTo("1000000.00");
    }

    @Test
    void theClockMovesForwardOnlyAndNotTooFar() {
        Group group = client.enrol("Clock");
        for (String step : List.of("-P1D", "PT0S", "P63D", "tomorrow")) {
            HttpResponse<String> answer =
                    client.post("/api/v1/sandbox/clock", group, "{\"forward\":\"" + step + "\"}");
            assertThat(answer.statusCode()).as(step).isEqualTo(400);
            assertThat(answer.body()).contains("6813");
        }
        assertThat(
                        client.call("POST", "/api/v1/sandbox/clock", "", "{\"forward\":\"P1D\"}")
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aGroupStartsAgainAndNobodyElseNotices() throws Exception {
        Group group = client.enrol("Again");
        Group other = client.enrol("Other");
        Sent returned = client.declare(group, "");
        client.accepted(
                group.key("agent"),
                SandboxClient.text(
                        Applications.goodsReturn(
                                returned.declaration().inventory(),
                                returned.orderNo(),
                                returned.invtNo(),
                                "R1")));
        group.sent.clear();
        String order = client.send(group, "-REVIEW");
        String full = client.send(group, "-B", SandboxBuyer.FULL);
        String theirs = client.send(other, "-INSPECT");
        Map<String, List<String>> expected =
                Map.of(order, List.of("300", "399", "800"), full, List.of("REJECTED"));
        client.awaited(group, expected);
        client.awaited(other, Map.of(theirs, List.of("500", "800")));
        String before = client.receipts(other).toString();

        assertThat(client.post("/api/v1/sandbox/reset", group, "").statusCode()).isEqualTo(200);
        assertThat(client.receipts(group)).isEmpty();
        assertThat(orphans()).isEmpty();
        assertThat(client.get("/api/v1/dossiers", group.key("agent")).get("dossiers")).isEmpty();
        assertThat(client.receipts(other).toString()).isEqualTo(before);
        assertThat(client.get("/api/v1/dossiers", other.key("agent")).get("dossiers")).hasSize(1);

        group.sent.forEach(Runnable::run);
        client.awaited(group, expected);
        assertThat(
                        new Audit(
                                        client.part(Database.class).source(),
                                        client.part(EventCodec.class))
                                .findings()
                                .discrepancies())
                .isEmpty();
    }

    @Test
    void bondedGoodsLieInTheBookOfTheGroupAndAgainWhenItStartsAgain() {
        Group group = client.enrol("Bonded");
        JsonNode full = stock(group);
        String order = client.send(group, client.bonded(group), "", UnaryOperator.identity());
        client.awaited(group, Map.of(order, List.of("800")));
        assertThat(stock(group)).isNotEqualTo(full);
        assertThat(client.post("/api/v1/sandbox/reset", group, "").statusCode()).isEqualTo(200);
        assertThat(stock(group)).isEqualTo(full);
        group.sent.forEach(Runnable::run);
        client.awaited(group, Map.of(order, List.of("800")));
    }

    private JsonNode stock(Group group) {
        String book = SampleBook.number(group.party("warehouse").code());
        JsonNode lines =
                client.get("/api/v1/books/" + book + "?limit=500", group.key("warehouse"))
                        .get("lines");
        assertThat(lines).isNotEmpty();
        return lines;
    }

    /// Tables in which something is said of a dossier or an inventory that is not there.
    private List<String> orphans() throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = client.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, String> columns = new TreeMap<>();
            try (ResultSet rows =
                    statement.executeQuery(
                            """
                            SELECT table_name, column_name FROM information_schema.columns
                            WHERE table_schema = current_schema()
                            AND column_name IN ('dossier', 'invt_no') AND table_name <> 'progress'
                            """)) {
                while (rows.next()) {
                    columns.put(rows.getString(1) + "." + rows.getString(2), rows.getString(2));
                }
            }
            assertThat(columns).containsKeys("history.dossier", "desk_task.invt_no");
            for (Map.Entry<String, String> column : columns.entrySet()) {
                String known =
                        column.getValue().equals("dossier")
                                ? "SELECT id FROM dossier"
                                : "SELECT invt_no FROM dossier WHERE invt_no IS NOT NULL";
                String table = column.getKey().substring(0, column.getKey().indexOf('.'));
                String sql =
                        "SELECT count(*) FROM %s WHERE %s NOT IN (%s)"
                                .formatted(table, column.getValue(), known);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(column.getKey());
                    }
                }
            }
        }
        return found;
    }

    @Test
    void groupsStayAmongThemselves() {
        Group group = client.enrol("Near");
        Group far = client.enrol("Far");
        List<HttpResponse<String>> answers = new ArrayList<>();
        client.pack(
                group,
                client.declaration(group),
                "CEB621",
                text -> text.replace(group.party("platform").code(), far.party("platform").code()),
                (role, text) ->
                        answers.add(
                                client.call("POST", "/api/v1/messages", group.key(role), text)));
        assertThat(answers.getFirst().statusCode()).isEqualTo(403);
        assertThat(answers.getFirst().body()).contains("6814");
        Party site = group.party("site");
        CEB711Message arrival =
                Applications.arrival(client.declaration(far).inventory().head(), site, "A1");
        HttpResponse<String> answer =
                client.call(
                        "POST", "/api/v1/messages", group.key("site"), SandboxClient.text(arrival));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("6814").contains(far.party("logistics").code());
    }

    @Test
    void everythingSaysThatItIsASandbox() {
        Group group = client.enrol("Said");
        String order = client.send(group, "");
        client.awaited(group, Map.of(order, List.of("800")));
        for (JsonNode receipt : client.receipts(group)) {
            assertThat(receipt.get("explained").get(0).get("code").asString()).isEqualTo("SANDBOX");
        }
        HttpResponse<String> health = client.call("GET", "/health?lang=zh", "", "");
        assertThat(health.headers().firstValue("Greenway-Sandbox")).contains("true");
        assertThat(health.body()).contains("\"code\":\"sandbox\"").contains("这是沙箱");
    }

    @Test
    void aNameHasItsLimits() {
        for (String name : List.of("", " ", "x".repeat(41), "<b>", "a\\nb")) {
            HttpResponse<String> answer =
                    client.call(
                            "POST",
                            "/api/v1/sandbox/enterprises",
                            "",
                            "{\"name\":\"" + name + "\"}");
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
        }
    }

    @Test
    void elsewhereNothingOfThisIsThere() throws Exception {
        TestPlatform zone = TestPlatform.running();
        String key = zone.key("agent").apiKey();
        for (String path : List.of("enterprises", "clock", "reset")) {
            HttpResponse<String> answer =
                    zone.send(
                            zone.request("/api/v1/sandbox/" + path)
                                    .header("Authorization", "Bearer " + key)
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"name\":\"x\",\"forward\":\"P1D\"}"))
                                    .build());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Greenway-Sandbox")).isEmpty();
        }
    }
}
