package io.greenway.server.store;

import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What lies on the desks. Every question names the regulator that asks, so that nobody sees a task
/// of another one.
public final class DeskQueue {
    /// Whatever is null or empty does not narrow the question.
    private static final String PAGE =
            """
            SELECT id, kind, subject, cause, site, credit, stage, claimed_by, opened_at, due_at
            FROM desk_task
            WHERE regulator = ?
                AND (CASE WHEN ?::text IS NULL THEN stage IN ('OPEN', 'CLAIMED', 'PROPOSED')
                     ELSE stage = ? END)
                AND (?::text IS NULL OR kind = ?)
                AND (?::text IS NULL OR site = ?)
                AND (?::text IS NULL OR credit = ?)
                AND (?::text IS NULL OR subject = ?)
                AND (?::text IS NULL OR coalesce(claimed_by, '') = ?)
                AND opened_at <= ? AND (NOT ? OR due_at < ?)
                AND (due_at, id) > (?, ?)
            ORDER BY due_at, id LIMIT ?
            """;

    private static final String FIGURES =
            """
            SELECT kind, count(*), count(*) FILTER (WHERE stage = 'OPEN'),
                count(*) FILTER (WHERE due_at < ?), min(opened_at)
            FROM desk_task WHERE stage IN ('OPEN', 'CLAIMED', 'PROPOSED')
            GROUP BY kind ORDER BY kind
            """;

    private final DataSource source;

    public DeskQueue(DataSource source) {
        this.source = source;
    }

    /// What is asked for.
    ///
    /// @param regulator who asks
    /// @param stage only this stage; null for all that is not done
    /// @param kind only this kind; null for all
    /// @param site only this customs district; null for all
    /// @param credit only this credit class; null for all
    /// @param subject only this subject, such as an inventory number; null for all
    /// @param claimedBy only what this login has, empty for what nobody has; null for all
    /// @param openedBy only what was opened by then
    /// @param overdue whether only what is overdue
    /// @param after where the page before ended
    public record Question(
            Regulator regulator,
            @Nullable String stage,
            @Nullable String kind,
            @Nullable String site,
            @Nullable String credit,
            @Nullable String subject,
            @Nullable String claimedBy,
            Instant openedBy,
            boolean overdue,
            Place after) {}

    /// A place in the queue, which is ordered by the time until which a task is to be ruled upon.
    public record Place(Instant dueAt, long id) {
        /// Before everything.
        public static final Place FRONT = new Place(Instant.EPOCH, 0);
    }

    /// A task in the queue.
    public record Item(
            long id,
            String kind,
            String subject,
            String cause,
            @Nullable String site,
            @Nullable String credit,
            String stage,
            @Nullable String claimedBy,
            Instant openedAt,
            Instant dueAt) {}

    /// One line of a history.
    public record Step(Instant at, String actor, List<String> events) {}

    /// A task with its history.
    public record Whole(long id, Task task, List<Step> steps) {}

    /// How much of a kind is not done.
    ///
    /// @param open not done
    /// @param unclaimed of them, those that nobody has
    /// @param overdue of them, those that should be done
    /// @param oldest when the oldest was opened; null when there is none
    public record Figures(
            TaskKind kind, long open, long unclaimed, long overdue, @Nullable Instant oldest) {}

    /// A page of the queue, what is due first at the front.
    public List<Item> page(Question question, Instant now, int limit) throws SQLException {
        List<Item> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    PAGE,
                    select -> {
                        int at = 1;
                        select.setString(at++, question.regulator().name());
                        for (String one :
                                new @Nullable String[] {
                                    question.stage(),
                                    question.kind(),
                                    question.site(),
                                    question.credit(),
                                    question.subject(),
                                    question.claimedBy()
                                }) {
                            select.setString(at++, one);
                            select.setString(at++, one);
                        }
                        select.setTimestamp(at++, Timestamp.from(question.openedBy()));
                        select.setBoolean(at++, question.overdue());
                        select.setTimestamp(at++, Timestamp.from(now));
                        select.setTimestamp(at++, Timestamp.from(question.after().dueAt()));
                        select.setLong(at++, question.after().id());
                        select.setInt(at, limit);
                    },
                    row ->
                            found.add(
                                    new Item(
                                            row.getLong(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6),
                                            row.getString(7),
                                            row.getString(8),
                                            row.getTimestamp(9).toInstant(),
                                            row.getTimestamp(10).toInstant())));
        }
        return found;
    }

    /// The task of a number, if it lies on the regulator's desk.
    public Optional<Whole> whole(long id, Regulator regulator) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Long> found = new ArrayList<>();
            Query.run(
                    connection,
                    "SELECT id FROM desk_task WHERE id = ? AND regulator = ?",
                    select -> {
                        select.setLong(1, id);
                        select.setString(2, regulator.name());
                    },
                    row -> found.add(row.getLong(1)));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<Step> steps = new ArrayList<>();
            Query.run(
                    connection,
                    "SELECT at, actor, events FROM desk_history WHERE task = ? ORDER BY seq",
                    select -> select.setLong(1, id),
                    row -> {
                        DeskTable.Step step = DeskTable.step(row);
                        steps.add(
                                new Step(
                                        step.at(),
                                        step.actor(),
                                        step.events().stream()
                                                .map(event -> event.getClass().getSimpleName())
                                                .toList()));
                    });
            return Optional.of(new Whole(id, DeskTable.fold(connection, id).task(), steps));
        }
    }

    /// What is not done, one line a kind.
    public List<Figures> figures(Instant now) throws SQLException {
        List<Figures> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    FIGURES,
                    select -> select.setTimestamp(1, Timestamp.from(now)),
                    row -> {
                        Timestamp oldest = row.getTimestamp(5);
                        found.add(
                                new Figures(
                                        TaskKind.valueOf(row.getString(1)),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        oldest == null ? null : oldest.toInstant()));
                    });
        }
        return found;
    }
}
