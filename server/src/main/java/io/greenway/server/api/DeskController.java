package io.greenway.server.api;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Cause;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.desk.DeskCommand;
import io.greenway.core.desk.DeskLifecycle;
import io.greenway.core.desk.Officer;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.Reasons;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.desk.TaskStage;
import io.greenway.core.party.Trust;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.api.DeskForms.Asked;
import io.greenway.server.api.DeskForms.AskedOfMany;
import io.greenway.server.api.DeskForms.OpeningAsked;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Participants;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.DeskStore.Numbered;
import io.greenway.server.store.FoldedDossiers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desks of the four regulators: an officer sees and does what lies on the own one.
@RestController
public final class DeskController {
    private static final int MOST = 500;

    private final DeskStore store;
    private final DeskQueue queue;
    private final FoldedDossiers dossiers;
    private final Participants participants;
    private final Terms.Buyers buyers;
    private final ReferenceDesk reference;
    private final Explanation explanation;
    private final AccessLog log;
    private final Clock clock;

    public DeskController(
            DeskStore store,
            DeskQueue queue,
            FoldedDossiers dossiers,
            Participants participants,
            Terms.Buyers buyers,
            ReferenceDesk reference,
            Explanation explanation,
            AccessLog log,
            Clock clock) {
        this.store = store;
        this.queue = queue;
        this.dossiers = dossiers;
        this.participants = participants;
        this.buyers = buyers;
        this.reference = reference;
        this.explanation = explanation;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/api/v1/desk/tasks")
    public ResponseEntity<?> page(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> filter,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int olderThanMinutes,
            @RequestParam(defaultValue = "false") boolean overdue)
            throws SQLException {
        Officer officer = officer(caller);
        Instant now = clock.instant();
        Optional<DeskQueue.Place> after = DeskForms.place(filter.get("after"));
        if (limit < 1 || limit > MOST || olderThanMinutes < 0 || after.isEmpty()) {
            return parameters("limit must be 1 to " + MOST + ", and after what a page gave.");
        }
        String stage = filter.get("stage");
        String kind = filter.get("kind");
        if (isUnknown(TaskStage.values(), stage) || isUnknown(TaskKind.values(), kind)) {
            return parameters("There is no such stage or kind.");
        }
        log.note(officer.login(), officer.regulator().json(), "desk", "queue", now);
        List<DeskQueue.Item> found =
                queue.page(
                        new DeskQueue.Question(
                                officer.regulator(),
                                DeskForms.named(TaskStage.values(), stage)
                                        .map(Enum::name)
                                        .orElse(null),
                                DeskForms.named(TaskKind.values(), kind)
                                        .map(Enum::name)
                                        .orElse(null),
                                filter.get("site"),
                                filter.get("credit"),
                                filter.get("subject"),
                                claimedBy(filter.get("claimedBy"), officer),
                                now.minus(Duration.ofMinutes(olderThanMinutes)),
                                overdue,
                                after.get()),
                        now,
                        limit);
        return ResponseEntity.ok(
                new DeskForms.Page(
                        found.stream().map(item -> DeskForms.item(item, now)).toList(),
                        found.size() < limit ? null : DeskForms.place(found.getLast())));
    }

    private static <E extends Enum<E>> boolean isUnknown(E[] values, @Nullable String name) {
        return name != null && DeskForms.named(values, name).isEmpty();
    }

    private static @Nullable String claimedBy(@Nullable String asked, Officer officer) {
        if (asked == null) {
            return null;
        }
        return switch (asked) {
            case "me" -> officer.login();
            case "nobody" -> "";
            default -> asked;
        };
    }

    @GetMapping("/api/v1/desk/tasks/{id}")
    public ResponseEntity<?> one(@AuthenticationPrincipal Caller caller, @PathVariable long id)
            throws SQLException {
        Officer officer = officer(caller);
        log.note(
                officer.login(), officer.regulator().json(), "desk", "task " + id, clock.instant());
        Optional<DeskQueue.Whole> found = queue.whole(id, officer.regulator());
        return found.isEmpty() ? unknown(id) : ResponseEntity.ok(view(found.get()));
    }

    private DeskForms.View view(DeskQueue.Whole whole) {
        return DeskForms.view(whole, explanation, clock.instant());
    }

    @PostMapping("/api/v1/desk/tasks")
    public ResponseEntity<?> open(
            @AuthenticationPrincipal Caller caller, @RequestBody OpeningAsked asked)
            throws SQLException {
        Officer officer = officer(caller);
        Optional<TaskKind> kind = DeskForms.named(TaskKind.values(), asked.kind());
        String invtNo = asked.invtNo();
        if (kind.isEmpty() || invtNo == null) {
            return incomplete();
        }
        Dossier dossier = dossiers.of(List.of(invtNo)).get(invtNo);
        Declaration declaration = dossier == null ? null : DeclarationFacts.declaration(dossier);
        if (dossier == null || declaration == null) {
            return refused(
                    List.of(Fault.of(FaultCode.DESK_DECLARATION_UNKNOWN, "/invtNo", invtNo, null)));
        }
        List<Fault> obstacles = DeskLifecycle.obstacles(kind.get(), dossier.stage());
        if (!obstacles.isEmpty()) {
            return refused(obstacles);
        }
        Instant now = clock.instant();
        Opening opening =
                new Opening(
                        officer.login() + " " + now + " " + kind.get() + " " + invtNo,
                        kind.get(),
                        invtNo,
                        declaration,
                        Cause.MANUAL,
                        List.of(),
                        DeclarationFacts.of(dossier, buyers, trust(declaration, now)));
        return switch (store.open(opening, List.of(), officer, now)) {
            case Outcome.Accepted<Numbered>(Numbered made, List<Fault> none) ->
                    ResponseEntity.status(201)
                            .body(view(queue.whole(made.id(), officer.regulator()).orElseThrow()));
            case Outcome.Refused<Numbered>(List<Fault> faults) -> refused(faults);
        };
    }

    /// How far seller and declarant are trusted.
    private Trust trust(Declaration declaration, Instant now) {
        return participants
                .registry()
                .trust(declaration.ebcCode(), declaration.agentCode(), Terms.dayOf(now));
    }

    @PostMapping("/api/v1/desk/tasks/{id}/actions")
    public ResponseEntity<?> act(
            @AuthenticationPrincipal Caller caller, @PathVariable long id, @RequestBody Asked asked)
            throws SQLException {
        Officer officer = officer(caller);
        Optional<DeskCommand> command = DeskForms.command(asked);
        if (command.isEmpty()) {
            return incomplete();
        }
        return switch (store.act(id, command.get(), officer, clock.instant())) {
            case Outcome.Accepted<Numbered>(Numbered made, List<Fault> none) ->
                    ResponseEntity.ok(
                            view(queue.whole(made.id(), officer.regulator()).orElseThrow()));
            case Outcome.Refused<Numbered>(List<Fault> faults) -> refused(faults);
        };
    }

    /// Each task by itself: one that is refused keeps no other from being done.
    @PostMapping("/api/v1/desk/actions")
    public ResponseEntity<?> actOnMany(
            @AuthenticationPrincipal Caller caller, @RequestBody AskedOfMany asked)
            throws SQLException {
        Officer officer = officer(caller);
        Optional<DeskCommand> command = DeskForms.command(asked.one());
        List<Long> tasks = asked.tasks();
        if (command.isEmpty() || tasks == null) {
            return incomplete();
        }
        Instant now = clock.instant();
        int most = reference.get().parameters().days("DESK_BULK_TASKS", Terms.dayOf(now));
        if (tasks.isEmpty() || tasks.size() > most) {
            return refused(
                    List.of(
                            Fault.of(
                                    FaultCode.DESK_TOO_MANY,
                                    "/tasks",
                                    String.valueOf(tasks.size()),
                                    "1-" + most)));
        }
        List<DeskForms.Result> results = new ArrayList<>();
        for (long id : tasks) {
            results.add(
                    switch (store.act(id, command.get(), officer, now)) {
                        case Outcome.Accepted<Numbered>(Numbered made, List<Fault> none) ->
                                new DeskForms.Result(
                                        id, true, made.task().stage().name(), List.of());
                        case Outcome.Refused<Numbered>(List<Fault> faults) ->
                                new DeskForms.Result(
                                        id,
                                        false,
                                        null,
                                        faults.stream().map(Problem.Item::of).toList());
                    });
        }
        return ResponseEntity.ok(new DeskForms.Results(results));
    }

    @GetMapping("/api/v1/desk/reasons")
    public DeskForms.ReasonPage reasons(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(() -> Terms.dayOf(clock.instant()));
        return new DeskForms.ReasonPage(
                day, Reasons.of(reference.get()).inForce(officer(caller).regulator(), day));
    }

    @GetMapping("/api/v1/desk/figures")
    public DeskForms.FigurePage figures(@AuthenticationPrincipal Caller caller)
            throws SQLException {
        Regulator regulator = officer(caller).regulator();
        return new DeskForms.FigurePage(
                queue.figures(clock.instant()).stream()
                        .filter(one -> one.kind().regulator() == regulator)
                        .toList());
    }

    /// Whoever comes here has the role of a regulator; the guard lets nobody else in.
    static Officer officer(Caller caller) {
        if (caller instanceof Caller.Operator(String login, String name, String role)) {
            return new Officer(login, Regulator.named(role).orElseThrow());
        }
        throw new IllegalStateException("no officer");
    }

    static ResponseEntity<?> refused(List<Fault> faults) {
        return Problem.answer(
                Problem.of(
                        "desk-refused",
                        "Not possible",
                        faults.stream().mapToInt(one -> status(one.code())).min().orElse(422),
                        "The step was refused and changed nothing.",
                        faults));
    }

    private static int status(FaultCode code) {
        if (code == FaultCode.DESK_REGULATOR || code == FaultCode.DESK_SAME_OFFICER) {
            return 403;
        }
        if (code == FaultCode.DESK_TASK_UNKNOWN || code == FaultCode.DESK_DECLARATION_UNKNOWN) {
            return 404;
        }
        boolean raced =
                code == FaultCode.DESK_CLAIMED
                        || code == FaultCode.DESK_STATE
                        || code == FaultCode.DESK_NOT_CLAIMED
                        || code == FaultCode.DESK_TASK_EXISTS;
        return raced ? 409 : 422;
    }

    private static ResponseEntity<?> unknown(long id) {
        return refused(
                List.of(Fault.of(FaultCode.DESK_TASK_UNKNOWN, "/task", String.valueOf(id), null)));
    }

    static ResponseEntity<?> incomplete() {
        return Problem.answer(
                Problem.of(
                        "incomplete",
                        "Something is missing",
                        400,
                        "A field that is needed is missing, or not one that can be."));
    }

    private static ResponseEntity<?> parameters(String detail) {
        return Problem.answer(Problem.of("parameters", "Not possible", 400, detail));
    }
}
