package io.greenway.server.api;

import static io.greenway.server.api.Browser.expect;
import static io.greenway.server.api.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.sample.Declaration;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.Database;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: answers come to who sent as they happen and to nobody else, a listener that was away goes
/// on where it was, and whom a parcel is for is told by a recorded act alone. Method: real streams
/// and requests.
class EventTest {
    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);

    @Test
    void answersComeAsTheyHappenAndAreGoneOnWith() throws Exception {
        String agent = trades.key("5101960D41");
        SilentTrades.Sent first = trades.sent(33_101, 0);
        JsonNode page = trades.json(agent, "/api/v1/receipts?limit=1", 200);
        String start = Long.toString(page.get("next").asLong());
        try (BufferedReader stream = listen(agent, start)) {
            String text = until(stream, first.declaration().order().head().orderNo());
            assertThat(text).contains("event: answer").contains("\"returnStatus\":\"120\"");
            String id =
                    text.split("id: ", -1)[text.split("id: ", -1).length - 1].split("\n", -1)[0];
            SilentTrades.Sent second = trades.sent(33_102, 0);
            until(stream, second.declaration().order().head().orderNo());
            try (BufferedReader again = listen(agent, id)) {
                String rest = until(again, second.declaration().order().head().orderNo());
                assertThat(rest).doesNotContain("id: " + id + "\n");
            }
        }
        expect(401, platform.send(platform.request("/api/v1/events").build()));
        expect(403, trades.get(trades.login("operator"), "/api/v1/events"));
        expect(400, trades.get(agent, "/api/v1/events?seconds=0"));
        String stranger = trades.key("5101960D12");
        try (BufferedReader none = listen(stranger, start, 1)) {
            assertThat(none.lines()).noneMatch(line -> line.startsWith("event:"));
        }
        String desk = trades.get(trades.login("customs1"), "/api/v1/events?seconds=1").body();
        assertThat(desk).contains("event: desk").contains("\"kinds\":[");
    }

    private BufferedReader listen(String who, String last) throws Exception {
        return listen(who, last, 60);
    }

    private BufferedReader listen(String who, String last, int seconds) throws Exception {
        HttpRequest request =
                platform.request("/api/v1/events?seconds=" + seconds)
                        .header("Authorization", who)
                        .header("Last-Event-ID", last)
                        .build();
        var response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String until(BufferedReader stream, String word) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            text.append(line).append('\n');
            if (line.startsWith("data:") && line.contains(word)) {
                return text.toString();
            }
        }
        throw new AssertionError(word + " never came:\n" + text);
    }

    @Test
    void whomAParcelIsForIsToldByARecordedAct() throws Exception {
        SilentTrades.Sent sent = trades.sent(33_201, 0);
        Declaration declaration = sent.declaration();
        var head = declaration.inventory().head();
        String orderNo = declaration.order().head().orderNo() + "-SILENT";
        String path = "/api/v1/dossiers/5101960D01/" + orderNo + "/buyer";
        String agent = trades.key("5101960D41");
        String masked = json(200, trades.get(agent, path)).toString();
        assertThat(masked)
                .doesNotContain(head.buyerIdNumber())
                .doesNotContain(head.buyerTelephone());
        expect(400, trades.post(agent, path, "{'purpose':' '}"));
        String purpose = "{'purpose':'the parcel came back'}";
        JsonNode clear = json(200, trades.post(agent, path, purpose));
        assertThat(clear.get("idNumber").asString()).isEqualTo(head.buyerIdNumber());
        assertThat(clear.get("name").asString()).isEqualTo(head.buyerName());
        expect(404, trades.post(trades.key("5101960D02"), path, purpose));
        expect(403, trades.post(trades.login("operator"), path, purpose));
        expect(200, trades.post(trades.login("customs1"), path, purpose));
        String written =
                "SELECT count(*) FROM access_log WHERE subject = '5101960D01 %s' AND purpose = '%s'"
                        .formatted(orderNo, "the parcel came back");
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(written)) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(3);
        }
    }
}
