package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import io.greenway.server.TestPlatform;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.ActionTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: reference data is changed over the interface by two persons, seen by everybody, and still
/// there after a restart. Method: real requests; files as CSV and XLSX.
class ReferenceDeskTest {
    private static final String CSV = "text/csv";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TestPlatform platform = TestPlatform.running();

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

    private JsonNode ask(int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = platform.send(request.build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private JsonNode post(int status, String user, String path, String type, byte[] body)
            throws Exception {
        return ask(
                status,
                as(user, "/api/v1/reference/" + path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String value(String key, LocalDate day) throws Exception {
        JsonNode rules = ask(200, platform.request("/api/v1/rules?date=" + day));
        List<String> found = new ArrayList<>();
        for (JsonNode row : rules.get("parameters")) {
            if (row.get("key").asString().equals(key)) {
                found.add(
                        row.get("value").asString()
                                + " "
                                + row.get("documentNo").asString()
                                + " "
                                + row.get("enteredBy").asString()
                                + " "
                                + row.path("approvedBy").asString(""));
            }
        }
        assertThat(found).as("one row of %s on %s", key, day).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aChangeNeedsTwoPersonsAndHoldsFromItsDayOn() throws Exception {
        LocalDate day = LocalDate.of(2098, 1, 1);
        String before = value("PRICE_RECORD_TOLERANCE", day);
        byte[] csv =
                bytes(
                        """
                        key,value,valid_from,document_no
                        PRICE_RECORD_TOLERANCE,0.25,2098-01-01,示范文号1
                        """);
        JsonNode preview = post(200, "operator", "parameter/preview", CSV, csv);
        assertThat(preview.get("differences").get(0).get("columns").toString())
                .isEqualTo("[\"value\",\"documentNo\",\"certainty\"]");
        JsonNode change = post(200, "operator", "parameter/changes", CSV, csv);
        assertThat(change.get("state").asString()).isEqualTo("entered");
        assertThat(value("PRICE_RECORD_TOLERANCE", day)).isEqualTo(before);
        String approval = "changes/" + change.get("id").asLong() + "/approval";
        JsonNode alone = post(409, "operator", approval, CSV, new byte[0]);
        assertThat(alone.get("faults").get(0).get("number").asInt()).isEqualTo(8211);
        post(200, "admin", approval, CSV, new byte[0]);
        assertThat(value("PRICE_RECORD_TOLERANCE", day)).isEqualTo("0.25 示范文号1 operator admin");
        assertThat(value("PRICE_RECORD_TOLERANCE", day.minusDays(1))).isEqualTo(before);
        JsonNode again = post(409, "admin", approval, CSV, new byte[0]);
        assertThat(again.get("faults").get(0).get("number").asInt()).isEqualTo(8306);

        JsonNode diff =
                ask(
                        200,
                        platform.request(
                                "/api/v1/rules/tables/parameter/diff?from=2097-12-31&to=2098-01-01"));
        assertThat(diff.get("differences")).hasSize(1);
        assertThat(diff.get("differences").get(0).get("key").asString())
                .isEqualTo("PRICE_RECORD_TOLERANCE");
        afterARestartItIsTheSame(day);
    }

    private void afterARestartItIsTheSame(LocalDate day) {
        ReferenceDesk again =
                new ReferenceDesk(
                        Reference.bundled(),
                        platform.part(ActionTable.class),
                        InstantSource.system());
        assertThat(again.get().parameters().text("PRICE_RECORD_TOLERANCE", day)).isEqualTo("0.25");
        assertThat(again.changes()).isEqualTo(platform.part(ReferenceDesk.class).changes());
    }

    @Test
    void aWorkbookIsReadAndEveryFaultNamesItsRow() throws Exception {
        byte[] good =
                workbook(
                        List.of("code", "name_zh", "valid_from", "source"),
                        List.of("991", "示范单位", "#72320", "示范文号2"));
        JsonNode preview = post(200, "operator", "unit/preview", XLSX, good);
        assertThat(preview.get("differences").get(0).get("after").get("validFrom").asString())
                .isEqualTo("2097-12-31");
        byte[] wrong =
                workbook(
                        List.of("code", "name_zh", "valid_from", "source"),
                        List.of("991", "", "#72320", "示范文号2"),
                        List.of("99", "短", "2098-01-01", "示范文号2"));
        JsonNode faults = post(400, "operator", "unit/changes", XLSX, wrong).get("faults");
        assertThat(faults.get(0).get("path").asString()).isEqualTo("/row[1]/name_zh");
        assertThat(faults.get(1).get("path").asString()).isEqualTo("/row[2]/code");
        JsonNode none = post(400, "operator", "unit/changes", XLSX, bytes("no workbook"));
        assertThat(none.get("faults").get(0).get("number").asInt()).isEqualTo(8301);
    }

    @Test
    void aPreviewTriesTheChangeOnWhatWasReleased() throws Exception {
        PapersTest.sent(260_981);
        JsonNode preview =
                post(
                        200,
                        "operator",
                        "parameter/preview",
                        CSV,
                        bytes(
                                """
                                key,value,valid_from,document_no
                                TAX_REDUCTION,1,2098-01-01,示范文号3
                                """));
        JsonNode schemas =
                ask(200, platform.request("/api/v1/openapi.json")).get("components").get("schemas");
        Schema.check(schemas, schemas.get("ReferencePreview"), preview, "preview");
        JsonNode found = preview.get("declarations");
        assertThat(found.get("day").asString()).isEqualTo("2098-01-01");
        assertThat(found.get("dearer").asInt()).isPositive();
        assertThat(found.get("cheaper").asInt()).isZero();
        assertThat(new BigDecimal(found.get("taxAfter").asString()))
                .isGreaterThan(new BigDecimal(found.get("taxBefore").asString()));
    }

    @Test
    void everybodyReadsTheTablesAndOnlyPeopleOfTheZoneChangeThem() throws Exception {
        JsonNode tariff = ask(200, platform.request("/api/v1/rules/tables/tariff?date=2026-11-22"));
        assertThat(tariff.get("rows").size()).isGreaterThan(50);
        assertThat(tariff.get("rows").get(0).get("documentNo").asString()).isNotBlank();
        ask(404, platform.request("/api/v1/rules/tables/nothing"));
        String bearer = "Bearer " + platform.key("agent").apiKey();
        ask(403, platform.request("/api/v1/reference/changes").header("Authorization", bearer));
        ask(
                403,
                platform.request("/api/v1/reference/unit/changes")
                        .header("Authorization", bearer)
                        .header("Content-Type", CSV)
                        .POST(HttpRequest.BodyPublishers.ofString("code\n")));
        assertThat(ask(200, as("operator", "/api/v1/reference/changes")).has("changes")).isTrue();
    }

    /// A table, its key, heading and row; each row tells the two persons, and the parts that read
    /// it read the new row.
    @Test
    void everyTableTellsWhoEnteredAndWhoApproved() throws Exception {
        String[][] changes = {
            {
                "tariff",
                "hs8",
                "96190011",
                "hs8,name_zh,unit1_code,vat_class,mfn_percent,conditions"
            },
            {"unit", "code", "992", "code,name_zh"},
            {"parameter", "key", "FX_RATE_CHF", "key,value"},
            {"balance_code", "code", "121041", "code,kind,zh,en,sw"},
            {"reason", "code", "C97", "code,regulator,ruling,zh,en,sw"},
        };
        String[] cells = {
            "96190011,尿裤,011,standard,4,EXCEPT(special_use)",
            "992,示范单位",
            "FX_RATE_CHF,8.1",
            "121041,TRANSACTION,示范,Sample,Mfano",
            "C97,CUSTOMS,REJECT,示范,Sample,Mfano",
        };
        for (int at = 0; at < changes.length; at++) {
            String table = changes[at][0];
            String document = table.equals("unit") ? "source" : "document_no";
            String csv =
                    "%s,valid_from,%s\n%s,2098-02-01,示范文号3\n"
                            .formatted(changes[at][3], document, cells[at]);
            long id = post(200, "operator", table + "/changes", CSV, bytes(csv)).get("id").asLong();
            post(200, "admin", "changes/" + id + "/approval", CSV, new byte[0]);
            JsonNode row = row(table, changes[at][1], changes[at][2]);
            assertThat(row.get("enteredBy").asString()).as(table).isEqualTo("operator");
            assertThat(row.get("approvedBy").asString()).as(table).isEqualTo("admin");
        }
        assertThat(row("tariff", "hs8", "04090000").get("enteredBy").asString())
                .isEqualTo("Greenway");
        JsonNode rules = ask(200, platform.request("/api/v1/rules?date=2026-11-22"));
        assertThat(rules.get("rules").get(0).get("enteredBy").asString()).isEqualTo("Greenway");
        assertThat(rules.get("rules").get(0).get("approvedBy").isNull()).isTrue();
        var zone = platform.part(ReferenceDesk.class).get().zone();
        assertThat(zone.reason("C97", LocalDate.of(2098, 2, 1))).isPresent();
        assertThat(zone.reason("C97", LocalDate.of(2098, 1, 31))).isEmpty();
    }

    private JsonNode row(String table, String key, String value) throws Exception {
        JsonNode rows =
                ask(200, platform.request("/api/v1/rules/tables/" + table + "?date=2098-02-01"))
                        .get("rows");
        for (JsonNode row : rows) {
            if (row.get(key).asString().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no row " + value + " in " + table);
    }

    /// The least workbook that a spreadsheet would write; a cell that begins with `#` is a number.
    @SafeVarargs
    private static byte[] workbook(List<String>... rows) throws IOException {
        StringBuilder sheet = new StringBuilder();
        for (int row = 0; row < rows.length; row++) {
            sheet.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows[row].size(); column++) {
                String cell = rows[row].get(column);
                String place = (char) ('A' + column) + String.valueOf(row + 1);
                sheet.append(
                        cell.startsWith("#")
                                ? "<c r=\"%s\"><v>%s</v></c>".formatted(place, cell.substring(1))
                                : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                                        .formatted(place, cell));
            }
            sheet.append("</row>");
        }
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaged = "http://schemas.openxmlformats.org/package/2006/";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    """
                    <Types xmlns="%scontent-types"><Default Extension="xml"
                     ContentType="application/xml"/><Default Extension="rels"
                     ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="%s.main+xml"/>
                    </Types>
                    """
                            .formatted(packaged, XLSX));
            put(
                    zip,
                    "_rels/.rels",
                    """
                    <Relationships xmlns="%srelationships"><Relationship Id="a"
                     Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>
                    """
                            .formatted(packaged, relations));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    """
                    <Relationships xmlns="%srelationships"><Relationship Id="b"
                     Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                    """
                            .formatted(packaged, relations));
            put(
                    zip,
                    "xl/workbook.xml",
                    """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="one" sheetId="1"
                     r:id="b"/></sheets></workbook>
                    """
                            .formatted(main, relations));
            put(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                            .formatted(main, sheet));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes(text));
        zip.closeEntry();
    }
}
