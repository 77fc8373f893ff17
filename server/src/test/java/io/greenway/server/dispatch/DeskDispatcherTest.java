package io.greenway.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.core.desk.Cause;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeskCommand;
import io.greenway.core.desk.Officer;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Ruling;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.desk.TaskStage;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import io.greenway.server.TestDatabase;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskConsequence;
import io.greenway.server.store.DeskOutbox;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: a ruling becomes one message of the journal, wherever the server dies. Method: it is cut
/// off after each step, and everything is built anew over the same database.
class DeskDispatcherTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Officer ANN = new Officer("ann", Regulator.CUSTOMS);
    private static final Officer BEN = new Officer("ben", Regulator.CUSTOMS);
    private static final Declaration DECLARATION =
            new Declaration(
                    "7900",
                    "5101960D01",
                    "A-1",
                    "5101960D11",
                    "5101960D41",
                    "C1",
                    "B20261122000000001",
                    "79002026I000000001");

    @TempDir Path folder;

    private Database database;
    private Journal journal;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        journal = journal();
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private Journal journal() {
        return new Journal(
                new JournalTable(database.source()),
                database.lock(),
                KeyFile.open(folder.resolve("vault.key")),
                JournalLimits.DEFAULT);
    }

    private void restart() {
        journal.close();
        journal = journal();
    }

    private DeskStore store(DeskConsequence... consequences) {
        return new DeskStore(
                database.source(),
                new ActionTable(database.source()),
                Reference::bundled,
                List.of(consequences),
                () -> {});
    }

    private DeskDispatcher dispatcher() {
        return new DeskDispatcher(
                new DeskOutbox(database.source()), journal, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Opening opening(String origin, TaskKind kind) {
        return new Opening(
                origin, kind, DECLARATION.invtNo(), DECLARATION, Cause.RULE, List.of(), Map.of());
    }

    private static Task done(Outcome<DeskStore.Numbered> outcome) {
        if (outcome instanceof Outcome.Accepted<DeskStore.Numbered>(var numbered, var none)) {
            return numbered.task();
        }
        throw new AssertionError(outcome);
    }

    private void detained() throws SQLException {
        DeskStore store = store();
        store.open(List.of(opening("o", TaskKind.CUSTOMS_REVIEW)), NOON);
        done(store.act(1, new DeskCommand.Claim(), ANN, NOON));
        done(
                store.act(
                        1,
                        new DeskCommand.Decide(Ruling.DETAIN_LEGAL, "C33", "looks copied"),
                        ANN,
                        NOON));
        assertThat(new DeskOutbox(database.source()).next(10)).isEmpty();
        Task ruled = done(store.act(1, new DeskCommand.Confirm("agreed"), BEN, NOON));
        assertThat(ruled.stage()).isEqualTo(TaskStage.RULED);
        assertThat(ruled.confirmedBy()).isEqualTo("ben");
    }

    @Test
    void aRulingBecomesOneMessageWhereverTheServerDies() throws Exception {
        detained();
        restart(); // Between the ruling and the message.
        DeskOutbox outbox = new DeskOutbox(database.source());
        List<DeskOutbox.Row> waiting = outbox.next(10);
        assertThat(waiting).hasSize(1);
        assertThat(dispatcher().send(waiting.getFirst())).isTrue();
        restart(); // Between the message and taking it out.
        assertThat(outbox.next(10)).hasSize(1);
        assertThat(dispatcher().deliver()).isTrue();
        assertThat(dispatcher().deliver()).isFalse();
        assertThat(outbox.next(10)).isEmpty();
        List<Journalled> messages = journal.after(0, 10);
        assertThat(messages).hasSize(1);
        Journalled message = messages.getFirst();
        assertThat(message.sender()).isEqualTo("CUSTOMS");
        assertThat(message.messageType()).isEqualTo("CEB622");
        assertThat(new String(message.bytes(), StandardCharsets.UTF_8))
                .contains("<returnStatus>503</returnStatus>", DECLARATION.invtNo(), "C33");
    }

    @Test
    void whatFollowsIsInTheSameTransactionOrNothingIs() throws Exception {
        DeskConsequence broken =
                (Connection connection, long id, Task task, Instant now) -> {
                    throw new SQLException("no");
                };
        DeskStore store = store(broken);
        store.open(List.of(opening("o", TaskKind.CUSTOMS_REVIEW)), NOON);
        done(store.act(1, new DeskCommand.Claim(), ANN, NOON));
        DeskCommand release = new DeskCommand.Decide(Ruling.RELEASE, "C01", "");
        assertThatThrownBy(() -> store.act(1, release, ANN, NOON)).isInstanceOf(SQLException.class);
        assertThat(new DeskOutbox(database.source()).next(10)).isEmpty();
        DeskQueue queue = new DeskQueue(database.source());
        assertThat(queue.whole(1, Regulator.CUSTOMS).orElseThrow().task().stage())
                .isEqualTo(TaskStage.CLAIMED);
        done(store().act(1, release, ANN, NOON));
        assertThat(new DeskOutbox(database.source()).next(10)).hasSize(1);
    }

    @Test
    void theSameOriginOpensOneTaskAndTheLogHoldsWhatOfficersDid() throws Exception {
        DeskStore store = store();
        store.open(List.of(opening("o", TaskKind.CUSTOMS_REVIEW)), NOON);
        store.open(
                List.of(
                        opening("o", TaskKind.CUSTOMS_REVIEW),
                        opening("p", TaskKind.CUSTOMS_REVIEW)),
                NOON);
        DeskQueue queue = new DeskQueue(database.source());
        assertThat(queue.figures(NOON)).hasSize(1);
        assertThat(queue.figures(NOON).getFirst().open()).isEqualTo(1);
        done(store.act(1, new DeskCommand.Claim(), ANN, NOON));
        done(store.act(1, new DeskCommand.HandBack(), ANN, NOON));
        ActionTable actions = new ActionTable(database.source());
        assertThat(actions.page(DeskStore.AREA, "1", 0, 10))
                .extracting(ActionTable.Action::kind)
                .containsExactly("claim", "hand-back");
        assertThat(actions.broken()).isEmpty();
    }

    @Test
    void detentionLaysTheNextTaskOnTheDesk() throws Exception {
        detained();
        DeskQueue queue = new DeskQueue(database.source());
        assertThat(queue.figures(NOON)).hasSize(1);
        assertThat(queue.figures(NOON).getFirst().kind()).isEqualTo(TaskKind.CUSTOMS_DETENTION);
    }
}
