package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.server.TestPlatform;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.Pump;
import io.greenway.server.store.Database;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.vault.Vault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: a set is told what the pipeline would do with it, nothing of it stays, and nobody learns
/// what is not theirs. Method: sets over HTTP, the rows of every table before and after, and the
/// same set sent afterwards.
class PreCheckTest {
    private static final List<String> TABLES =
            List.of(
                    "journal",
                    "progress",
                    "dossier",
                    "history",
                    "payment",
                    "waybill",
                    "quota",
                    "guarantee_use",
                    "ledger_move",
                    "receipt_page",
                    "outbox",
                    "signature_evidence");

    private final TestPlatform platform = TestPlatform.running();

    /// Waits until everything that others sent is decided and written.
    private void rest() throws SQLException {
        Journal journal = platform.part(Journal.class);
        Pump pump = platform.part(Pump.class);
        OutboxTable outbox = new OutboxTable(platform.part(Database.class).source());
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (pump.position() < journal.committed() || !outbox.next("customs", 1).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsWhatSendingDoesAndKeepsNothing() throws Exception {
        SetOfMessages set = new SetOfMessages(platform, 4811);
        rest();
        String before = rows(set);
        JsonNode told = told(ask(set, "agent"));
        assertThat(rows(set)).isEqualTo(before);
        assertThat(told.get("passes").asBoolean()).isTrue();
        assertThat(told.get("messages"))
                .hasSize(4)
                .allMatch(one -> one.get("status").asInt() == 202);
        JsonNode would = told.get("dossiers").get(0);
        assertThat(would.get("before").isNull()).isTrue();
        assertThat(would.get("quota").asString()).isEqualTo("FITS");
        assertThat(would.get("guarantee").asString()).isEqualTo("COVERED");
        assertThat(would.get("conditions").isArray()).isTrue();
        JsonNode after = would.get("after");
        assertThat(after.get("state").asString()).isEqualTo("CHECKED");

        for (Paper paper : Paper.values()) {
            String role =
                    switch (paper) {
                        case ORDER -> "platform";
                        case PAYMENT -> "payment";
                        case WAYBILL -> "logistics";
                        case INVENTORY -> "agent";
                    };
            HttpResponse<String> sent = platform.post(platform.key(role).apiKey(), set.text(paper));
            assertThat(sent.statusCode()).isEqualTo(202);
        }
        JsonNode real = released(set);
        assertThat(real.get("tax").get("lines")).isEqualTo(after.get("tax").get("lines"));
        assertThat(real.get("tax").get("total")).isEqualTo(after.get("tax").get("total"));

        JsonNode again = told(ask(set, "agent"));
        assertThat(again.get("messages")).allMatch(one -> one.get("again").asBoolean());
        assertThat(again.get("dossiers")).isEmpty();
    }

    @Test
    void tellsEveryFaultOfDoorSignatureAndMatchInWords() throws Exception {
        SetOfMessages set = new SetOfMessages(platform, 4812);
        String inventory = set.text(Paper.INVENTORY);
        set.replace(
                Paper.INVENTORY, inventory.replaceAll("(?s)<(\\w+:)?Signature.*Signature>", ""));
        set.replace(Paper.WAYBILL, "<nonsense/>");
        JsonNode told = told(ask(set, "agent"));
        assertThat(told.get("passes").asBoolean()).isFalse();
        assertThat(told.get("messages").get(2).get("status").asInt()).isEqualTo(400);
        JsonNode unsigned = told.get("messages").get(3);
        assertThat(unsigned.get("signed").asBoolean()).isFalse();
        assertThat(unsigned.get("faults"))
                .isNotEmpty()
                .allMatch(fault -> !fault.get("remedy").get("sw").asString().isBlank());
        JsonNode would = told.get("dossiers").get(0);
        assertThat(would.get("quota").asString()).isEqualTo("NOT_REACHED");
        assertThat(would.get("after").get("timeline").toString()).contains("DocumentRefused");
    }

    @Test
    void saysThatTheQuotaDoesNotSufficeAndNotWhatIsUsed() throws Exception {
        SetOfMessages set = new SetOfMessages(platform, 4813);
        var head = set.declaration().inventory().head();
        String buyer =
                platform.part(Vault.class)
                        .pseudonym(head.buyerIdType(), head.buyerIdNumber())
                        .value();
        change("INSERT INTO quota VALUES (?, " + year() + ", 0, 2599871)", buyer);
        HttpResponse<String> response = ask(set, "platform");
        JsonNode told = told(response);
        assertThat(told.get("passes").asBoolean()).isFalse();
        assertThat(told.get("dossiers").get(0).get("quota").asString()).isEqualTo("EXCEEDED");
        // 25998.71 and the value of the order would give away what was used.
        assertThat(response.body()).doesNotContain("25998.71").doesNotContain(head.buyerIdNumber());
        JsonNode fault = told.get("dossiers").get(0).get("after").get("faults").get(0);
        assertThat(fault.get("found").isNull()).isTrue();
        assertThat(count(buyer)).isEqualTo(1);

        for (int asked = 1; asked < 20; asked++) {
            change(
                    "INSERT INTO access_log (at, view, who, subject, outcome, role)"
                            + " VALUES (now(), 'PRE_CHECK', '5101960D01', ?, 'FITS',"
                            + " 'service')",
                    buyer);
        }
        assertThat(ask(set, "platform").statusCode()).isEqualTo(429);
        assertThat(ask(set, "agent").statusCode()).isEqualTo(200);
    }

    @Test
    void isOnlyForPartiesOfTheTrade() throws Exception {
        SetOfMessages set = new SetOfMessages(platform, 4814);
        assertThat(ask(set, "site").statusCode()).isEqualTo(403);
        assertThat(ask(set, "logistics").statusCode()).isEqualTo(403);
        assertThat(ask(set, "platform").statusCode()).isEqualTo(200);
        assertThat(send(set, null).statusCode()).isEqualTo(401);
    }

    private JsonNode released(SetOfMessages set) throws Exception {
        var head = set.declaration().order().head();
        String path = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
        String key = platform.key("agent").apiKey();
        JsonNode dossier = null;
        for (int asked = 0; asked < 30; asked++) {
            dossier =
                    TestPlatform.json(
                            platform.send(
                                    platform.request(path)
                                            .header("Authorization", "Bearer " + key)
                                            .build()));
            if (dossier.has("state") && dossier.get("state").asString().equals("RELEASED")) {
                return dossier;
            }
            // The answer waits for a new receipt, or a second.
            platform.send(
                    platform.request("/api/v1/receipts?wait=1&after=999999999")
                            .header("Authorization", "Bearer " + key)
                            .build());
        }
        throw new AssertionError("not released: " + dossier);
    }

    private HttpResponse<String> ask(SetOfMessages set, String role) throws Exception {
        return send(set, platform.key(role).apiKey());
    }

    private HttpResponse<String> send(SetOfMessages set, String key) throws Exception {
        HttpRequest.Builder request =
                platform.request("/api/v1/services/pre-check")
                        .header(
                                "Content-Type",
                                "multipart/form-data; boundary=" + SetOfMessages.BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(set.form()));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return platform.send(request.build());
    }

    private JsonNode told(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode told = TestPlatform.json(response);
        JsonNode schemas =
                TestPlatform.json(platform.send(platform.request("/api/v1/openapi.json").build()))
                        .get("components")
                        .get("schemas");
        Schema.check(schemas, schemas.get("PreCheckAnswer"), told, "PreCheckAnswer");
        return told;
    }

    /// Every row of every table that names the trade, and the numbers given out so far.
    private String rows(SetOfMessages set) throws Exception {
        String order = set.declaration().order().head().orderNo();
        StringBuilder text = new StringBuilder();
        try (Connection connection = platform.part(Database.class).source().getConnection()) {
            for (String table : TABLES) {
                try (PreparedStatement select =
                                connection.prepareStatement("SELECT count(*) FROM " + table);
                        ResultSet rows = select.executeQuery()) {
                    rows.next();
                    text.append(table).append(' ').append(rows.getLong(1)).append(' ');
                }
            }
            try (PreparedStatement select = connection.prepareStatement("TABLE progress");
                    ResultSet rows = select.executeQuery()) {
                rows.next();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    text.append(rows.getString(column)).append(' ');
                }
            }
        }
        return text.append(order).toString();
    }

    private void change(String sql, String buyer) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, buyer);
            insert.executeUpdate();
        }
    }

    private int count(String buyer) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT count(*) FROM access_log WHERE subject = ?")) {
            select.setString(1, buyer);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static int year() {
        return LocalDate.now(Terms.CHINA).getYear();
    }
}
