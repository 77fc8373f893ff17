package io.greenway.server.store;

import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeskEvent;
import io.greenway.core.desk.DeskLifecycle;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskField;
import io.greenway.core.desk.TaskKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The tables `desk_task` and `desk_history`.
final class DeskTable {
    private static final String INSERT =
            """
            INSERT INTO desk_task (origin, kind, regulator, subject, invt_no, cause, site, credit,
                stage, opened_at, due_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING id
            """;

    private static final String RECORD =
            """
            INSERT INTO desk_history (task, seq, at, actor, events)
            SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ? FROM desk_history WHERE task = ?
            RETURNING seq
            """;

    private static final String OF_CUSTOMS =
            """
            stage IN ('OPEN', 'CLAIMED', 'PROPOSED')
                AND kind IN ('CUSTOMS_REVIEW', 'CUSTOMS_INSPECTION', 'CUSTOMS_DETENTION')
            """;

    /// Tasks about declarations of which no ruling can say anything any more.
    private static final String OF_WHAT_MOVED_ON =
            """
            SELECT t.id, d.stage FROM desk_task t JOIN dossier d ON d.invt_no = t.invt_no
            WHERE t.stage IN ('OPEN', 'CLAIMED', 'PROPOSED')
                AND CASE t.kind
                    WHEN 'CUSTOMS_CLOSING' THEN d.stage <> 'RELEASED'
                    WHEN 'TAX_ENQUIRY' THEN false
                    WHEN 'TAX_DIFFERENCE' THEN false
                    WHEN 'EXCHANGE_ENQUIRY' THEN false
                    WHEN 'EXCHANGE_WAIVER' THEN false
                    ELSE d.stage <> ALL (?) END
            ORDER BY t.id FOR UPDATE OF t
            """;

    private static final List<String> WITH_CUSTOMS =
            Arrays.stream(Stage.values()).filter(Stage::isWithCustoms).map(Enum::name).toList();

    private DeskTable() {}

    /// The task of a number, and how many steps it has gone.
    record Found(Task task, int steps) {}

    /// Lays a task on its desk.
    ///
    /// @return its number; empty when the same origin opened one before, or one of its kind lies
    ///     there for the subject
    static OptionalLong insert(
            Connection connection, DeskEvent.TaskOpened opened, String actor, Instant now)
            throws SQLException {
        Opening opening = opened.opening();
        Declaration declaration = opening.declaration();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, opening.origin());
            insert.setString(2, opening.kind().name());
            insert.setString(3, opening.kind().regulator().name());
            insert.setString(4, opening.subject());
            insert.setString(5, declaration == null ? null : declaration.invtNo());
            insert.setString(6, opening.cause().name());
            insert.setString(7, opening.facts().get(TaskField.SITE));
            insert.setString(8, opening.facts().get(TaskField.CREDIT));
            insert.setTimestamp(9, Timestamp.from(now));
            insert.setTimestamp(10, Timestamp.from(opened.dueAt()));
            insert.setTimestamp(11, Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                long id = row.getLong(1);
                record(connection, id, List.of(opened), actor, now);
                return OptionalLong.of(id);
            }
        }
    }

    /// The task of a number, held until the transaction ends.
    static Optional<Found> find(Connection connection, long id, Regulator regulator) {
        List<Long> held = new ArrayList<>();
        Query.run(
                connection,
                "SELECT id FROM desk_task WHERE id = ? AND regulator = ? FOR UPDATE",
                select -> {
                    select.setLong(1, id);
                    select.setString(2, regulator.name());
                },
                row -> held.add(row.getLong(1)));
        return held.stream().findFirst().map(one -> fold(connection, one));
    }

    static Found fold(Connection connection, long id) {
        List<Step> steps = new ArrayList<>();
        Query.run(
                connection,
                "SELECT at, actor, events FROM desk_history WHERE task = ? ORDER BY seq",
                select -> select.setLong(1, id),
                row -> steps.add(step(row)));
        Task task = null;
        for (Step step : steps) {
            for (DeskEvent event : step.events()) {
                task = DeskLifecycle.apply(task, event, step.at());
            }
        }
        return new Found(Objects.requireNonNull(task), steps.size());
    }

    /// One line of a history.
    record Step(Instant at, String actor, List<DeskEvent> events) {}

    static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getTimestamp(1).toInstant(),
                row.getString(2),
                HistoryCodec.DESK.read(row.getString(3)));
    }

    static void update(Connection connection, long id, Task task, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE desk_task SET stage = ?, claimed_by = ?, updated_at = ? WHERE id = ?
                        """)) {
            update.setString(1, task.stage().name());
            update.setString(2, task.claimedBy());
            update.setTimestamp(3, Timestamp.from(now));
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /// Takes one task off the desk, unless it was ruled upon meanwhile.
    ///
    /// @param because what settled what it was about
    static void withdrawLying(Connection connection, long id, String because, Instant now)
            throws SQLException {
        List<Long> lying = new ArrayList<>();
        Query.run(
                connection,
                "SELECT id FROM desk_task WHERE id = ? AND stage IN ('OPEN', 'CLAIMED', 'PROPOSED')"
                        + " FOR UPDATE",
                select -> select.setLong(1, id),
                row -> lying.add(row.getLong(1)));
        if (!lying.isEmpty()) {
            withdraw(connection, id, because, now);
        }
    }

    /// Takes the task of a kind about a subject off its desk, if it lies there.
    ///
    /// @param because what settled what it was about
    static void withdrawAbout(
            Connection connection, TaskKind kind, String subject, String because, Instant now)
            throws SQLException {
        List<Long> lying = new ArrayList<>();
        Query.run(
                connection,
                "SELECT id FROM desk_task WHERE subject = ? AND kind = ?"
                        + " AND stage IN ('OPEN', 'CLAIMED', 'PROPOSED') FOR UPDATE",
                select -> {
                    select.setString(1, subject);
                    select.setString(2, kind.name());
                },
                row -> lying.add(row.getLong(1)));
        for (long id : lying) {
            withdraw(connection, id, because, now);
        }
    }

    /// Writes down a step of a task, and answers its number, from 1.
    static int record(
            Connection connection, long id, List<DeskEvent> events, String actor, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setLong(1, id);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setString(3, actor);
            insert.setString(4, HistoryCodec.DESK.write(events));
            insert.setLong(5, id);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /// Whether a task of customs lies on its desk.
    static boolean hasCustomsTask(Connection connection) {
        List<Boolean> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT EXISTS (SELECT FROM desk_task WHERE " + OF_CUSTOMS + ")",
                select -> {},
                row -> found.add(row.getBoolean(1)));
        return found.getFirst();
    }

    /// Takes the tasks of customs about declarations off the desk, but not those that were opened
    /// for what they have come to.
    ///
    /// @param settled inventory numbers and the status that they came to
    static void withdraw(Connection connection, Map<String, String> settled, Instant now)
            throws SQLException {
        Map<Long, String> lying = new LinkedHashMap<>();
        Query.run(
                connection,
                "SELECT id, invt_no FROM desk_task WHERE invt_no = ANY (?) AND "
                        + OF_CUSTOMS
                        + " ORDER BY id FOR UPDATE",
                select -> select.setArray(1, Query.texts(connection, settled.keySet())),
                row -> lying.put(row.getLong(1), row.getString(2)));
        for (Map.Entry<Long, String> one : lying.entrySet()) {
            String status = Objects.requireNonNull(settled.get(one.getValue()));
            withdraw(connection, one.getKey(), status, now);
        }
    }

    /// Takes off the desks what nobody can rule upon any more, whatever settled it: a cancellation,
    /// a parcel that was signed for, an officer of another desk.
    static void withdrawWhatMovedOn(Connection connection, Instant now) throws SQLException {
        Map<Long, String> lying = new LinkedHashMap<>();
        Query.run(
                connection,
                OF_WHAT_MOVED_ON,
                select -> select.setArray(1, Query.texts(connection, WITH_CUSTOMS)),
                row -> lying.put(row.getLong(1), Stage.valueOf(row.getString(2)).status()));
        for (Map.Entry<Long, String> one : lying.entrySet()) {
            withdraw(connection, one.getKey(), one.getValue(), now);
        }
    }

    private static void withdraw(Connection connection, long id, String status, Instant now)
            throws SQLException {
        var withdrawn = new DeskEvent.TaskWithdrawn(status);
        Task task = DeskLifecycle.apply(fold(connection, id).task(), withdrawn, now);
        record(connection, id, List.of(withdrawn), "greenway", now);
        update(connection, id, task, now);
    }

    /// Stage of the declaration; null when there is none.
    static @Nullable Stage stage(Connection connection, @Nullable Declaration declaration) {
        if (declaration == null) {
            return null;
        }
        List<Stage> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT stage FROM dossier WHERE order_no = ? AND ebp_code = ?",
                select -> {
                    select.setString(1, declaration.orderNo());
                    select.setString(2, declaration.ebpCode());
                },
                row -> found.add(Stage.valueOf(row.getString(1))));
        return found.isEmpty() ? null : found.getFirst();
    }
}
