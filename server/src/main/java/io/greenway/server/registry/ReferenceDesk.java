package io.greenway.server.registry;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceChange;
import io.greenway.core.reference.ReferenceChange.State;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.store.ActionTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Reference data as people of the zone change it: one enters, another approves, and from then on
/// everybody decides by it, each document by the version of its day.
public final class ReferenceDesk implements Supplier<Reference> {
    /// Rows of one change at most.
    public static final int ROWS_MAX = 20_000;

    private static final String AREA = "reference";
    private static final String ENTERED = "entered";
    private static final JsonMapper JSON = new JsonMapper();

    private final ActionTable actions;
    private final InstantSource clock;
    private final TreeMap<Long, ReferenceChange> changes = new TreeMap<>();
    private volatile Reference current;

    /// @param bundled the tables that the platform starts from
    public ReferenceDesk(Reference bundled, ActionTable actions, InstantSource clock) {
        this.actions = actions;
        this.clock = clock;
        Reference known = bundled;
        for (ActionTable.Action action : actions.all(AREA)) {
            known = replay(action, known);
        }
        this.current = known;
    }

    /// The rows of a change as they are written down.
    private record Entry(String table, List<Map<String, String>> rows) {}

    private Reference replay(ActionTable.Action action, Reference known) {
        long id = Long.parseLong(action.subject());
        if (action.kind().equals(ENTERED)) {
            Entry entry = JSON.readValue(action.body(), Entry.class);
            ReferenceTable table = ReferenceTable.named(entry.table()).orElseThrow();
            ReferenceDraft draft = new ReferenceDraft(table, entry.rows());
            changes.put(id, ReferenceChange.entered(id, draft, action.actor(), action.at()));
            return known;
        }
        State state = State.valueOf(action.kind().toUpperCase(Locale.ROOT));
        ReferenceChange before = changes.get(id);
        if (before == null) {
            throw new IllegalStateException("Decision about an unknown change " + id);
        }
        ReferenceChange after =
                new ReferenceChange(
                        id,
                        before.draft(),
                        before.enteredBy(),
                        before.enteredAt(),
                        state,
                        action.actor(),
                        action.at());
        changes.put(id, after);
        return after.appliedTo(known);
    }

    /// The reference data with everything that was approved.
    @Override
    public Reference get() {
        return current;
    }

    /// Day of the zone.
    public LocalDate today() {
        return Terms.dayOf(clock.instant());
    }

    /// Reads rows from a file, without entering them.
    ///
    /// @param workbook whether it is an XLSX workbook; comma-separated values in UTF-8 otherwise
    public Outcome<ReferenceDraft> read(ReferenceTable table, byte[] bytes, boolean workbook) {
        if (!workbook) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return DraftReading.csv(table, text, current, today());
        }
        try {
            List<Map<String, String>> rows = Spreadsheet.rows(bytes, ROWS_MAX);
            return DraftReading.rows(table, rows, current, today());
        } catch (IllegalArgumentException noWorkbook) {
            return new Outcome.Refused<>(
                    List.of(
                            Fault.of(
                                    FaultCode.REFERENCE_COLUMN,
                                    "/",
                                    null,
                                    noWorkbook.getMessage())));
        }
    }

    /// Enters rows; they hold once another person has approved them.
    public synchronized ReferenceChange enter(ReferenceDraft draft, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id = changes.isEmpty() ? 1 : changes.lastKey() + 1;
        String body = JSON.writeValueAsString(new Entry(draft.table().name(), draft.rows()));
        actions.append(now, by, AREA, String.valueOf(id), ENTERED, body);
        ReferenceChange change = ReferenceChange.entered(id, draft, by, now);
        changes.put(id, change);
        return change;
    }

    /// Approves or rejects a change.
    ///
    /// @return empty when there is no such change
    public synchronized Optional<Outcome<ReferenceChange>> decide(long id, State to, String by) {
        ReferenceChange change = changes.get(id);
        if (change == null) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Outcome<ReferenceChange> decided = change.decide(to, by, now, Terms.dayOf(now));
        if (decided instanceof Outcome.Accepted<ReferenceChange>(var after, List<Fault> none)) {
            String kind = to.name().toLowerCase(Locale.ROOT);
            Reference changed = after.appliedTo(current);
            actions.append(now, by, AREA, String.valueOf(id), kind, "{}");
            changes.put(id, after);
            current = changed;
        }
        return Optional.of(decided);
    }

    /// Every change, newest first.
    public synchronized List<ReferenceChange> changes() {
        return List.copyOf(changes.descendingMap().values());
    }

    /// One change.
    public synchronized Optional<ReferenceChange> change(long id) {
        return Optional.ofNullable(changes.get(id));
    }
}
