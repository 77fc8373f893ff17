package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.SimulatedCustoms.Answer;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.desk.RulingMessage;
import io.greenway.core.reference.Reference;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.DeskDispatcher;
import io.greenway.server.dispatch.RiskCustoms;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskOutbox;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.RiskStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: what a second reader has seen raises the score of a declaration, what customs picks lies
/// on its desk once however often its row is delivered, and a selection can be computed again.
/// Method: declarations that the built-in customs leaves alone, and a customs of the test's own.
class RiskTest {
    private static final int ORDERS = 3;
    private static final long ROW = 1_000_000_000L;

    private final TestPlatform platform = TestPlatform.running();
    private final SilentTrades trades = new SilentTrades(platform);
    private final RiskStore store = platform.part(RiskStore.class);
    private final FoldedDossiers dossiers = platform.part(FoldedDossiers.class);
    private final String officer = trades.login("customs1");

    /// One rule and no chance, so that nothing but what the test makes is picked.
    private RiskCustoms customs(String mode, String weight) {
        Reference reference =
                Reference.bundled()
                        .with("CUSTOMS_SELECTION", mode)
                        .with("RISK_ORDERS_A_DAY", "2")
                        .with("INSPECTION_RATE_ORDINARY", "0")
                        .with("INSPECTION_RATE_FLOOR", "0");
        for (String rule : List.of("SPLIT", "PRICE_FAR", "JUST_BELOW_LIMIT", "MINOR")) {
            reference = reference.with("RISK_WEIGHT_" + rule, "0");
        }
        Reference chosen = reference.with("RISK_WEIGHT_IDENTITY_REPEATED", weight);
        return new RiskCustoms(
                store,
                platform.part(DeskStore.class),
                dossiers,
                platform.part(Participants.class)::registry,
                () -> chosen,
                platform.part(Terms.Buyers.class));
    }

    @Test
    void anIdentityThatIsRepeatedIsReviewedOnceHoweverOftenItsRowComes() throws Exception {
        List<SilentTrades.Sent> sent = new ArrayList<>();
        for (int at = 0; at < ORDERS; at++) {
            // A thousand apart, so that the buyer is the same.
            sent.add(trades.sent(92_010, 1000L * at));
        }
        SilentTrades.Sent other = trades.sent(92_020, 0);
        List<String> invtNos =
                new ArrayList<>(sent.stream().map(SilentTrades.Sent::invtNo).toList());
        invtNos.add(other.invtNo());
        String buyer = buyer(invtNos.getFirst());
        await(() -> Long.parseLong(seen(buyer)) == ORDERS);
        List<Ask.TellCustoms> told = told(invtNos);
        OutboxTable.Row row = new OutboxTable.Row(ROW, Instant.now(), "");
        Map<String, List<Answer>> answers = customs("desk", "60").answers(row, told);
        assertThat(answers.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(SilentTrades.Sent::invtNo).toList());
        assertThat(answers.get(invtNos.getFirst()))
                .extracting(Answer::status)
                .containsExactly("300");
        assertThat(customs("desk", "0").answers(row, told)).isEqualTo(answers);
        JsonNode queue = queue(invtNos.getFirst());
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.get(0).get("cause").asString()).isEqualTo("RULE");
        long id = queue.get(0).get("id").asLong();
        JsonNode ground =
                trades.json(officer, "/api/v1/desk/tasks/" + id, 200).get("grounds").get(0);
        assertThat(ground.get("weight").asInt()).isEqualTo(60);
        assertThat(ground.get("fault").get("number").asInt()).isEqualTo(6401);
        assertThat(ground.get("fault").get("found").asString()).isEqualTo("3");
        assertThat(ground.get("fault").get("expected").asString()).isEqualTo("2");
        assertThat(queue(other.invtNo()).size()).isZero();
        OutboxTable.Row next = new OutboxTable.Row(ROW + 1, Instant.now(), "");
        assertThat(customs("automatic", "0").answers(next, told(List.of(other.invtNo()))))
                .isEmpty();
        settledElsewhere(invtNos.getFirst(), id);
        nothingPersonalIsKept(sent.getFirst());
    }

    /// Real customs may answer what still lies on the desk; then nothing is left to decide.
    private void settledElsewhere(String invtNo, long id) throws Exception {
        Dossier dossier = dossiers.of(List.of(invtNo)).get(invtNo);
        Declaration declaration = DeclarationFacts.declaration(dossier);
        var message =
                RulingMessage.of(
                        "elsewhere " + invtNo, declaration, List.of("800"), "", Instant.now());
        byte[] body = XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE);
        DeskOutbox.Row row = new DeskOutbox.Row(0, "CUSTOMS", message.guid(), "CEB622", 1, body);
        assertThat(platform.part(DeskDispatcher.class).send(row)).isTrue();
        String path = "/api/v1/desk/tasks/" + id;
        await(() -> trades.json(officer, path, 200).get("stage").asString().equals("WITHDRAWN"));
    }

    private void nothingPersonalIsKept(SilentTrades.Sent sent) throws Exception {
        var head = sent.declaration().inventory().head();
        String kept =
                rows("SELECT string_agg(t::text, ' ') FROM risk_link t")
                        + rows("SELECT string_agg(t::text, ' ') FROM risk_selection t")
                        + rows("SELECT string_agg(t::text, ' ') FROM desk_history t");
        assertThat(kept)
                .contains(sent.invtNo())
                .doesNotContain(head.buyerIdNumber())
                .doesNotContain(head.buyerName())
                .doesNotContain(head.buyerTelephone())
                .doesNotContain(head.consigneeAddress());
    }

    @Test
    void aSelectionCanBeComputedAgainByAnybodyWithTheSeed() throws Exception {
        SilentTrades.Sent sent = trades.sent(92_030, 0);
        String path = "/api/v1/desk/selections/" + sent.invtNo();
        JsonNode selection = trades.json(officer, path, 200);
        JsonNode schemas =
                trades.json(officer, "/api/v1/openapi.json", 200).get("components").get("schemas");
        Schema.check(schemas, schemas.get("RiskSelection"), selection, "selection");
        JsonNode draw = selection.get("draw");
        String text = draw.get("seed").asString() + "|" + sent.invtNo();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(digest);
        assertThat(draw.get("digest").asString()).isEqualTo(hex);
        assertThat(draw.get("picked").asBoolean())
                .isEqualTo(Long.parseLong(hex.substring(0, 8), 16) < 214_748_364L);
        assertThat(draw.get("steps").size()).isEqualTo(7);
        assertThat(trades.json(officer, path + "?date=2026-04-02", 200).get("draw").get("seed"))
                .isNotEqualTo(draw.get("seed"));
        trades.json(trades.login("tax"), path, 403);
        trades.json(officer, "/api/v1/desk/selections/79002026I999999999", 404);
    }

    private List<Ask.TellCustoms> told(List<String> invtNos) throws Exception {
        List<Ask.TellCustoms> told = new ArrayList<>();
        for (Dossier dossier : dossiers.of(invtNos).values()) {
            Declaration one = DeclarationFacts.declaration(dossier);
            told.add(
                    new Ask.TellCustoms(
                            one.dossier(),
                            one.customsCode(),
                            one.ebcCode(),
                            one.agentCode(),
                            one.copNo(),
                            one.preNo(),
                            one.invtNo(),
                            null,
                            null));
        }
        return told;
    }

    private String buyer(String invtNo) throws Exception {
        var head = dossiers.of(List.of(invtNo)).get(invtNo).inventory().document().content().head();
        return platform.part(Terms.Buyers.class)
                .pseudonym(head.buyerIdType(), head.buyerIdNumber());
    }

    private String seen(String buyer) throws Exception {
        return rows(
                "SELECT coalesce(sum(cardinality(members)), 0) FROM risk_link WHERE kind = 'I'"
                        + " AND key = '%s'".formatted(buyer.toLowerCase(Locale.ROOT)));
    }

    private JsonNode queue(String invtNo) throws Exception {
        return trades.json(officer, "/api/v1/desk/tasks?subject=" + invtNo, 200).get("tasks");
    }

    /// Asks until it is so; between two questions the platform is asked for what is not there yet,
    /// for a second.
    private void await(Callable<Boolean> so) throws Exception {
        for (int at = 0; at < 60; at++) {
            if (so.call()) {
                return;
            }
            String nothing = "/api/v1/receipts?wait=1&after=" + (Long.MAX_VALUE - 1);
            trades.json(trades.key("5101960D12"), nothing, 200);
        }
        throw new AssertionError("it never came so far");
    }

    private String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
