package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.inspection.NoticeStage;
import io.greenway.core.inspection.RecallScope;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Goal: an enterprise may answer a recall while it is issued anew, and neither stands in the
/// other's way. Method: one transaction holds the recall and then wants its notices, as issuing
/// does, while another acknowledges.
class RecallStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String SELLER = "5101960D11";
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

    @Test
    void whoAcknowledgesWaitsForTheRecallBeforeTheNoticeIsHeld() throws Exception {
        try (Database database = TestDatabase.open();
                Connection issuing = database.source().getConnection();
                Connection looking = database.source().getConnection();
                Statement issue = issuing.createStatement();
                Statement look = looking.createStatement()) {
            var store = new RecallStore(database.source(), Reference::bundled);
            RecallScope scope = new RecallScope(null, null, "3304", null, SELLER, DAY, DAY);
            long id =
                    switch (store.open(scope, "unsafe", "inspection1", NOW)) {
                        case Outcome.Accepted<Long>(Long number, var _) -> number;
                        case Outcome.Refused<Long>(var faults) -> throw new AssertionError(faults);
                    };
            look.execute(
                    "INSERT INTO recall_notice (recall, seller, stage, parcels, answer_by,"
                            + " issued_at, remark) VALUES (%d, '%s', 'ISSUED', 1, '%s', '%s', '')"
                                    .formatted(id, SELLER, DAY, NOW));
            issuing.setAutoCommit(false);
            issue.execute("SELECT FROM recall WHERE id = " + id + " FOR UPDATE");
            var answer = CompletableFuture.supplyAsync(() -> acknowledge(store, id));
            while (count(look) == 0) {
                assertThat(answer).isNotDone();
            }
            issue.execute("SET LOCAL lock_timeout = '10s'");
            issue.execute("UPDATE recall_notice SET parcels = 2 WHERE recall = " + id);
            issuing.commit();
            NoticeTable.Notice told = answer.get().orElseThrow();
            assertThat(List.of(told.stage(), told.parcels()))
                    .isEqualTo(List.of(NoticeStage.ACKNOWLEDGED, 2));
        }
    }

    private static Optional<NoticeTable.Notice> acknowledge(RecallStore store, long id) {
        try {
            return store.step(id, SELLER, NoticeStage.ACKNOWLEDGED, 0, "", NOW)
                    .map(
                            outcome ->
                                    switch (outcome) {
                                        case Outcome.Accepted<NoticeTable.Notice>(
                                                        var notice,
                                                        var _) ->
                                                notice;
                                        case Outcome.Refused<NoticeTable.Notice>(var faults) ->
                                                throw new AssertionError(faults);
                                    });
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int count(Statement look) throws SQLException {
        try (ResultSet found = look.executeQuery(WAITING)) {
            found.next();
            return found.getInt(1);
        }
    }
}
