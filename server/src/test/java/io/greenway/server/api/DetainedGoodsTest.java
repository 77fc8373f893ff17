package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.desk.RulingMessage;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.DeskDispatcher;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskOutbox;
import io.greenway.server.store.FoldedDossiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: the end of a warning is no ruling about what an officer of customs detained. Method: a
/// declaration is stopped, detained through the door, and the warning ended by two persons.
class DetainedGoodsTest {
    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);
    private final Warnings warnings = new Warnings(platform, trades);

    @Test
    void whatCustomsDetainedMeanwhileStaysDetained() throws Exception {
        SilentTrades.Sent sent = trades.sent(6_611, 0);
        warnings.put("T-HELD", "stop", sent.declaration(), "");
        trades.receipt(sent.guid(), "500");
        untilStops(1);
        detain(sent.invtNo());
        trades.receipt(sent.guid(), "599");
        warnings.put("T-HELD", "stop", sent.declaration(), "end");
        untilStops(0);
        assertThat(answers(sent.invtNo())).containsExactly("500");
    }

    private void detain(String invtNo) throws Exception {
        Dossier dossier = platform.part(FoldedDossiers.class).of(List.of(invtNo)).get(invtNo);
        var ruling =
                RulingMessage.of(
                        "detained " + invtNo,
                        DeclarationFacts.declaration(dossier),
                        List.of("599"),
                        "",
                        Instant.now());
        byte[] body = XmlWriter.write(ruling, XmlWriter.Style.DEFAULT_NAMESPACE);
        DeskOutbox.Row row = new DeskOutbox.Row(0, "CUSTOMS", ruling.guid(), "CEB622", 1, body);
        assertThat(platform.part(DeskDispatcher.class).send(row)).isTrue();
    }

    /// Asks until so many are stopped; the tables follow the journal at their own pace. A receipt
    /// that never comes holds each answer back for a second.
    private void untilStops(int count) throws Exception {
        for (int time = 0; time < 60 && stops().size() != count; time++) {
            String key = trades.key("5101960D41");
            trades.get(key, "/api/v1/receipts?wait=1&after=" + Long.MAX_VALUE);
        }
        assertThat(stops().size()).isEqualTo(count);
    }

    private JsonNode stops() throws Exception {
        String path = "/api/v1/inspection/stops?warning=T-HELD";
        return trades.json(trades.login("inspection1"), path, 200).get("stops");
    }

    /// What inspection told customs' answers to say.
    private List<String> answers(String invtNo) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT array_agg(status ORDER BY id) FROM inspection_message"
                                        + " WHERE invt_no = ?")) {
            select.setString(1, invtNo);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }
}
