package io.greenway.server.api;

import io.greenway.core.clearance.Hindsight;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Difference;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceChange;
import io.greenway.core.reference.ReferenceChange.State;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.FoldedDossiers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reference data: open to read for everybody, changed by two persons of the zone.
@RestController
public final class ReferenceController {
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_SHOWN = 1_000;

    private final ReferenceDesk desk;
    private final Supplier<Registry> registry;
    private final FoldedDossiers dossiers;

    public ReferenceController(
            ReferenceDesk desk, Supplier<Registry> registry, FoldedDossiers dossiers) {
        this.desk = desk;
        this.registry = registry;
        this.dossiers = dossiers;
    }

    /// What of a table holds on a day.
    record Rows(String table, LocalDate date, List<Map<String, String>> rows) {}

    /// What is not the same on two days.
    record Differences(String table, LocalDate from, LocalDate to, List<Difference> differences) {}

    /// What a change would do: to the table, and to the declarations released last.
    record Preview(
            String table,
            int rows,
            List<Difference> differences,
            boolean cut,
            HindsightView declarations) {}

    /// What it would do to declarations.
    record HindsightView(
            LocalDate day,
            int looked,
            int dearer,
            int cheaper,
            String taxBefore,
            String taxAfter,
            List<RefusalView> refusals) {
        static HindsightView of(Hindsight found) {
            return new HindsightView(
                    found.day(),
                    found.declarations(),
                    found.dearer(),
                    found.cheaper(),
                    found.taxBefore().toString(),
                    found.taxAfter().toString(),
                    found.refusals().stream()
                            .map(
                                    one ->
                                            new RefusalView(
                                                    one.code().number(), one.before(), one.after()))
                            .toList());
        }
    }

    /// Declarations with a fault, without the change and with it.
    record RefusalView(int number, int before, int after) {}

    /// Changes, newest first.
    record Changes(List<ChangeView> changes) {}

    /// A change.
    ///
    /// @param firstDay first day on which something changes
    record ChangeView(
            long id,
            String table,
            String state,
            String enteredBy,
            Instant enteredAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            LocalDate firstDay,
            List<Map<String, String>> rows) {
        static ChangeView of(ReferenceChange change) {
            return new ChangeView(
                    change.id(),
                    change.draft().table().name(),
                    change.state().name().toLowerCase(Locale.ROOT),
                    change.enteredBy(),
                    change.enteredAt(),
                    change.decidedBy(),
                    change.decidedAt(),
                    change.draft().firstDay(),
                    change.draft().rows().stream().limit(MOST_SHOWN).toList());
        }
    }

    /// A table as it is in force on a day, with the document of each row.
    @GetMapping("/api/v1/rules/tables/{table}")
    public ResponseEntity<?> rows(
            @PathVariable String table,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date)
            throws SQLException {
        LocalDate day = date.orElseGet(desk::today);
        return with(
                table,
                known ->
                        ResponseEntity.ok(
                                new Rows(
                                        known.name(),
                                        day,
                                        List.copyOf(known.rows(desk.get(), day).values()))));
    }

    /// What changed in a table between two days.
    @GetMapping("/api/v1/rules/tables/{table}/diff")
    public ResponseEntity<?> difference(
            @PathVariable String table,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to)
            throws SQLException {
        return with(
                table,
                known ->
                        ResponseEntity.ok(
                                new Differences(
                                        known.name(),
                                        from,
                                        to,
                                        Difference.between(known, desk.get(), from, to))));
    }

    /// Reads rows and says what they would change, or every fault of every row.
    @PostMapping(
            path = "/api/v1/reference/{table}/preview",
            consumes = {CSV, XLSX})
    public ResponseEntity<?> preview(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String table,
            HttpServletRequest request)
            throws IOException, SQLException {
        return read(
                caller,
                table,
                request,
                (draft, by) -> {
                    List<Difference> found = draft.preview(desk.get());
                    return ResponseEntity.ok(
                            new Preview(
                                    draft.table().name(),
                                    draft.rows().size(),
                                    found.stream().limit(MOST_SHOWN).toList(),
                                    found.size() > MOST_SHOWN,
                                    HindsightView.of(hindsight(draft, by))));
                });
    }

    private Hindsight hindsight(ReferenceDraft draft, String by) throws SQLException {
        Reference before = desk.get();
        int most = before.parameters().number("PREVIEW_DECLARATIONS", desk.today()).intValue();
        return Hindsight.of(
                dossiers.newest(most),
                draft.lastDay(),
                registry.get(),
                before,
                draft.appliedTo(before, by, ""));
    }

    /// Enters rows, to be approved by somebody else.
    @PostMapping(
            path = "/api/v1/reference/{table}/changes",
            consumes = {CSV, XLSX})
    public ResponseEntity<?> enter(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String table,
            HttpServletRequest request)
            throws IOException, SQLException {
        return read(
                caller,
                table,
                request,
                (draft, by) -> ResponseEntity.ok(ChangeView.of(desk.enter(draft, by))));
    }

    @GetMapping("/api/v1/reference/changes")
    public ResponseEntity<?> changes(@AuthenticationPrincipal Caller caller) {
        return caller instanceof Caller.Operator
                ? ResponseEntity.ok(
                        new Changes(
                                desk.changes().stream()
                                        .limit(MOST_SHOWN)
                                        .map(ChangeView::of)
                                        .toList()))
                : OperatorsOnly.answer();
    }

    @PostMapping("/api/v1/reference/changes/{id}/approval")
    public ResponseEntity<?> approve(
            @AuthenticationPrincipal Caller caller, @PathVariable long id) {
        return decide(caller, id, State.APPROVED);
    }

    @PostMapping("/api/v1/reference/changes/{id}/rejection")
    public ResponseEntity<?> reject(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        return decide(caller, id, State.REJECTED);
    }

    private ResponseEntity<?> decide(Caller caller, long id, State to) {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        Optional<Outcome<ReferenceChange>> decided = desk.decide(id, to, operator.username());
        if (decided.isEmpty()) {
            return unknown("No change has this number.");
        }
        return switch (decided.get()) {
            case Outcome.Accepted<ReferenceChange>(ReferenceChange change, List<Fault> none) ->
                    ResponseEntity.ok(ChangeView.of(change));
            case Outcome.Refused<ReferenceChange>(List<Fault> faults) -> refused(409, faults);
        };
    }

    /// What is done with rows that are in order.
    @FunctionalInterface
    private interface Use {
        ResponseEntity<?> of(ReferenceDraft draft, String by) throws SQLException;
    }

    private ResponseEntity<?> read(Caller caller, String table, HttpServletRequest request, Use use)
            throws IOException, SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return OperatorsOnly.tooLarge(MOST_BYTES);
        }
        String type = request.getContentType();
        boolean workbook = type != null && type.startsWith(XLSX);
        return with(
                table,
                known ->
                        switch (desk.read(known, bytes, workbook)) {
                            case Outcome.Accepted<ReferenceDraft>(
                                            ReferenceDraft draft,
                                            List<Fault> none) ->
                                    use.of(draft, operator.username());
                            case Outcome.Refused<ReferenceDraft>(List<Fault> faults) ->
                                    refused(400, faults);
                        });
    }

    /// What is done with a table.
    @FunctionalInterface
    private interface Look {
        ResponseEntity<?> at(ReferenceTable table) throws SQLException;
    }

    private static ResponseEntity<?> with(String name, Look look) throws SQLException {
        Optional<ReferenceTable> table = ReferenceTable.named(name);
        return table.isPresent()
                ? look.at(table.get())
                : unknown(
                        "The tables are "
                                + String.join(
                                        ", ",
                                        ReferenceTable.all().stream()
                                                .map(ReferenceTable::name)
                                                .toList())
                                + ".");
    }

    private static ResponseEntity<Problem> refused(int status, List<Fault> faults) {
        List<Fault> shown = faults.stream().limit(MOST_SHOWN).toList();
        return Problem.answer(
                Problem.of(
                        "reference",
                        "The reference data stays as it is",
                        status,
                        "Every fault is listed with its row, of the first %d."
                                .formatted(MOST_SHOWN),
                        shown));
    }

    private static ResponseEntity<Problem> unknown(String detail) {
        return Problem.answer(Problem.of("no-such-table", "Not there", 404, detail));
    }
}
