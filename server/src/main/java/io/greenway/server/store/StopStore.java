package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release;
import io.greenway.core.clearance.Stage;
import io.greenway.core.inspection.Hold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Declarations that are held: those that a draw or a warning selected get a control order, and
/// those that are stopped go on when nothing stops them any more.
public final class StopStore {
    private static final String STOP =
            """
            INSERT INTO inspection_stop (invt_no, at, warnings, batches, before, released)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (invt_no) DO UPDATE SET at = excluded.at, warnings = excluded.warnings,
                batches = excluded.batches, lifted_at = NULL,
                before = CASE WHEN inspection_stop.lifted_at IS NULL
                    THEN inspection_stop.before ELSE excluded.before END,
                released = excluded.released
                    OR (inspection_stop.released AND inspection_stop.lifted_at IS NULL)
            """;

    private static final String LASTING =
            """
            SELECT invt_no, before, released,
                EXISTS (SELECT FROM inspection_order o
                    WHERE o.subject = 'PARCEL' AND o.number = s.invt_no AND o.open)
                OR EXISTS (SELECT FROM dossier d
                    WHERE d.invt_no = s.invt_no AND d.stage = 'DETAINED')
                OR EXISTS (SELECT FROM desk_task t
                    WHERE t.invt_no = s.invt_no AND t.stage IN ('OPEN', 'CLAIMED', 'PROPOSED')
                        AND t.kind IN ('CUSTOMS_INSPECTION', 'CUSTOMS_DETENTION')),
                EXISTS (SELECT FROM inspection_order o
                    WHERE o.subject = 'PARCEL' AND o.number = s.invt_no)
            FROM inspection_stop s
            WHERE lifted_at IS NULL AND NOT (warnings && ?) AND NOT (batches && ?)
            ORDER BY at LIMIT ?
            """;

    private static final String LIFTED_TEXT = "[Code:2399;Desc:警示或批次冻结已解除]";
    private static final String RELEASE_TEXT = "[Code:2600;Desc:放行]";
    private static final int AT_ONCE = 500;

    private final DataSource source;

    public StopStore(DataSource source) {
        this.source = source;
    }

    /// A declaration that waits.
    public record Stopped(
            String invtNo,
            Instant at,
            List<String> warnings,
            List<String> batches,
            boolean released) {}

    /// Rows for declarations that were held, written by the transaction that held them.
    static CopyRows rows() {
        return new CopyRows("inspection_hold (dossier, at)");
    }

    /// Adds a declaration that was held by these events; each declaration asks, and few are.
    static void add(CopyRows rows, long id, Dossier dossier, List<Event> events, Instant at) {
        if (dossier.stage() == Stage.INSPECTION
                && events.stream().anyMatch(Event.ReleaseHeld.class::isInstance)) {
            rows.add(id).time(at).end();
        }
    }

    /// A declaration that was held and is not taken down.
    public record Fresh(long id, long dossier) {}

    /// What was held longest ago.
    public List<Fresh> fresh(int limit) throws SQLException {
        List<Fresh> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    "SELECT id, dossier FROM inspection_hold ORDER BY id LIMIT ?",
                    select -> select.setInt(1, limit),
                    row -> found.add(new Fresh(row.getLong(1), row.getLong(2))));
        }
        return found;
    }

    /// Takes down what was held: a control order, or a stop until it is lifted.
    ///
    /// @param told the dossiers of these rows
    public void take(List<Fresh> fresh, List<DossierReader.Told> told) throws SQLException {
        Transactions.in(
                source,
                connection -> {
                    for (DossierReader.Told one : told) {
                        held(connection, one);
                    }
                    try (PreparedStatement delete =
                            connection.prepareStatement(
                                    "DELETE FROM inspection_hold WHERE id = ANY (?)")) {
                        List<Long> ids = fresh.stream().map(Fresh::id).toList();
                        delete.setArray(1, Query.numbers(connection, ids));
                        return delete.executeUpdate();
                    }
                });
    }

    private static void held(Connection connection, DossierReader.Told told) throws SQLException {
        Optional<Release.Moment> last = lastHeld(told);
        if (last.isEmpty() || !(last.get().event() instanceof Event.ReleaseHeld held)) {
            return;
        }
        Instant at = last.get().at();
        List<Hold> lifted = held.holds().stream().filter(Hold::endsByItself).toList();
        Optional<Hold> inspected =
                held.holds().stream().filter(hold -> !hold.endsByItself()).findFirst();
        if (inspected.isPresent()) {
            String because =
                    held.holds().stream()
                            .map(hold -> hold.kind() + " " + hold.by())
                            .collect(Collectors.joining("; "));
            InspectionStore.put(
                    connection, told.dossier(), inspected.get().reason(), because, "greenway", at);
        }
        if (!lifted.isEmpty()) {
            stop(connection, told.dossier(), lifted, Stage.INSPECTION.name(), true, at);
        }
    }

    /// The last hold of what is declared now, as long as customs has the goods. Customs had
    /// released them, so what it says afterwards is mostly an answer that its own release overtook;
    /// the inspection stands. What was declared anew was held for nothing yet.
    private static Optional<Release.Moment> lastHeld(DossierReader.Told told) {
        return told.dossier().stage().isWithCustoms()
                ? told.events().reversed().stream()
                        .takeWhile(moment -> !(moment.event() instanceof Event.LogicChecked))
                        .filter(moment -> moment.event() instanceof Event.ReleaseHeld)
                        .findFirst()
                : Optional.empty();
    }

    private static void stop(
            Connection connection,
            Dossier dossier,
            List<Hold> holds,
            String before,
            boolean released,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STOP)) {
            insert.setString(1, Objects.requireNonNull(dossier.invtNo()));
            insert.setTimestamp(2, Timestamp.from(at));
            insert.setArray(3, Query.texts(connection, by(holds, Hold.Kind.STOP)));
            insert.setArray(4, Query.texts(connection, by(holds, Hold.Kind.BATCH)));
            insert.setString(5, before);
            insert.setBoolean(6, released);
            insert.executeUpdate();
        }
    }

    private static List<String> by(List<Hold> holds, Hold.Kind kind) {
        return holds.stream().filter(hold -> hold.kind() == kind).map(Hold::by).distinct().toList();
    }

    /// Stops a declaration that customs has not decided about, and tells it so.
    ///
    /// @param holds suspensions that speak of its goods
    /// @param info text of the answer
    public void stop(Dossier dossier, List<Hold> holds, String info, Instant now)
            throws SQLException {
        Transactions.in(
                source,
                connection -> {
                    boolean released = dossier.sequel().heldRelease() != null;
                    stop(connection, dossier, holds, dossier.stage().name(), released, now);
                    String invtNo = Objects.requireNonNull(dossier.invtNo());
                    InspectionMessages.add(connection, invtNo, "500", info, now);
                    return invtNo;
                });
    }

    /// Lets those go on whom nothing stops any more. One with an open control order waits for its
    /// result, and one that customs detained meanwhile or has to inspect itself for its officer;
    /// one that customs would have released is approved, so that it is still drawn for sampling,
    /// and released; any other goes back to where it was.
    ///
    /// @param warnings suspensions in force
    /// @param batches batches that are frozen
    /// @return how many went on
    public int lift(Collection<String> warnings, Collection<String> batches, Instant now)
            throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    List<Lasting> ended = new ArrayList<>();
                    Query.run(
                            connection,
                            LASTING,
                            select -> {
                                select.setArray(1, Query.texts(connection, warnings));
                                select.setArray(2, Query.texts(connection, batches));
                                select.setInt(3, AT_ONCE);
                            },
                            row ->
                                    ended.add(
                                            new Lasting(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getBoolean(3),
                                                    row.getBoolean(4),
                                                    row.getBoolean(5))));
                    for (Lasting one : ended) {
                        goOn(connection, one, now);
                    }
                    return ended.size();
                });
    }

    private record Lasting(
            String invtNo, String before, boolean released, boolean awaited, boolean wasOrdered) {}

    private static void goOn(Connection connection, Lasting one, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE inspection_stop SET lifted_at = ? WHERE invt_no = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, one.invtNo());
            update.executeUpdate();
        }
        if (one.awaited()) {
            return;
        }
        boolean review = one.before().equals(Stage.REVIEW.name()) && !one.released();
        if (!one.wasOrdered()) {
            String status = review ? Stage.REVIEW.status() : Stage.APPROVED.status();
            InspectionMessages.add(connection, one.invtNo(), status, LIFTED_TEXT, now);
        }
        if (one.released()) {
            InspectionMessages.add(connection, one.invtNo(), "800", RELEASE_TEXT, now);
        }
    }

    /// What is stopped now, the longest first.
    public List<Stopped> lasting(@Nullable String warning, int limit) throws SQLException {
        List<Stopped> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT invt_no, at, warnings, batches, released FROM inspection_stop
                    WHERE lifted_at IS NULL AND (?::text IS NULL OR ? = ANY (warnings))
                    ORDER BY at LIMIT ?
                    """,
                    select -> {
                        select.setString(1, warning);
                        select.setString(2, warning);
                        select.setInt(3, limit);
                    },
                    row ->
                            found.add(
                                    new Stopped(
                                            row.getString(1),
                                            row.getTimestamp(2).toInstant(),
                                            List.of((String[]) row.getArray(3).getArray()),
                                            List.of((String[]) row.getArray(4).getArray()),
                                            row.getBoolean(5))));
        }
        return found;
    }
}
