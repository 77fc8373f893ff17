package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.OrderCommand;
import io.greenway.core.inspection.OrderStage;
import io.greenway.core.inspection.ReleaseGuard;
import io.greenway.core.inspection.Selection;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.api.InspectionForms.OrderAsked;
import io.greenway.server.api.InspectionForms.StepAsked;
import io.greenway.server.api.InspectionForms.StepOfMany;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.InspectionStore;
import io.greenway.server.store.InspectionStore.Made;
import io.greenway.server.store.InspectionStore.Who;
import io.greenway.server.store.InspectionViews;
import io.greenway.server.store.StopStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Control orders 布控指令: the officer of inspection and quarantine works on them; an enterprise
/// sees those about its goods, and may appeal. The officer sees inspection and nothing else.
@RestController
public final class InspectionController {
    private static final int MOST = 500;

    private final InspectionStore store;
    private final InspectionViews views;
    private final StopStore stops;
    private final AccessLog log;
    private final Supplier<Reference> reference;
    private final Supplier<Registry> registry;
    private final Clock clock;

    public InspectionController(
            InspectionStore store,
            InspectionViews views,
            StopStore stops,
            AccessLog log,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.stops = stops;
        this.log = log;
        this.reference = reference;
        this.registry = registry;
        this.clock = clock;
    }

    /// Declarations that wait.
    record Stops(List<StopStore.Stopped> stops) {}

    @GetMapping("/api/v1/inspection/orders")
    public ResponseEntity<?> latest(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable String officer,
            @RequestParam Optional<Long> after)
            throws SQLException {
        boolean known =
                stage == null
                        || Arrays.stream(OrderStage.values())
                                .anyMatch(one -> one.name().equals(stage));
        if (limit < 1 || limit > MOST || !known) {
            return parameters();
        }
        note(caller, "inspection orders", stage == null ? "all" : stage);
        boolean all = party(caller).isEmpty();
        List<InspectionViews.Item> found =
                views.latest(
                        party(caller),
                        stage,
                        all ? officer : null,
                        after.orElse(Long.MAX_VALUE),
                        limit);
        return ResponseEntity.ok(
                new InspectionForms.Page(
                        found.stream()
                                .map(item -> InspectionForms.item(item, all, watch()))
                                .toList(),
                        found.size() < limit ? null : found.getLast().id()));
    }

    @PostMapping("/api/v1/inspection/orders")
    public ResponseEntity<?> order(
            @AuthenticationPrincipal Caller caller, @RequestBody OrderAsked asked)
            throws SQLException {
        String invtNo = asked.invtNo();
        String because = asked.because();
        if (party(caller).isPresent()) {
            return officersOnly();
        }
        if (invtNo == null
                || because == null
                || !InspectionForms.given(invtNo)
                || !InspectionForms.given(because)) {
            return incomplete();
        }
        return switch (store.order(invtNo, because, who(caller), clock.instant())) {
            case Outcome.Accepted<Long>(Long id, List<Fault> _) ->
                    ResponseEntity.status(201).body(whole(id, caller).orElseThrow());
            case Outcome.Refused<Long>(List<Fault> faults) -> refused(faults);
        };
    }

    @GetMapping("/api/v1/inspection/orders/{id}")
    public ResponseEntity<?> one(@AuthenticationPrincipal Caller caller, @PathVariable long id)
            throws SQLException {
        note(caller, "inspection order", String.valueOf(id));
        Optional<InspectionForms.View> found = whole(id, caller);
        return found.isEmpty() ? unknown() : ResponseEntity.ok(found.get());
    }

    @PostMapping("/api/v1/inspection/orders/{id}/steps")
    public ResponseEntity<?> step(
            @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @RequestBody StepAsked asked)
            throws SQLException {
        Who who = who(caller);
        Optional<OrderCommand> command = InspectionForms.command(asked, who.name());
        if (command.isEmpty()) {
            return incomplete();
        }
        Optional<Outcome<Made>> done = store.step(id, command.get(), who, clock.instant());
        if (done.isEmpty()) {
            return unknown();
        }
        return switch (done.get()) {
            case Outcome.Accepted<Made> made -> ResponseEntity.ok(whole(id, caller).orElseThrow());
            case Outcome.Refused<Made>(List<Fault> faults) -> refused(faults);
        };
    }

    /// Each order by itself: one that is refused keeps no other from being done.
    @PostMapping("/api/v1/inspection/steps")
    public ResponseEntity<?> stepMany(
            @AuthenticationPrincipal Caller caller, @RequestBody StepOfMany asked)
            throws SQLException {
        if (party(caller).isPresent()) {
            return officersOnly();
        }
        Who who = who(caller);
        List<Long> orders = asked.orders();
        Optional<OrderCommand> command = InspectionForms.command(asked.one(), who.name());
        if (command.isEmpty() || orders == null) {
            return incomplete();
        }
        Instant now = clock.instant();
        int most = reference.get().parameters().days("DESK_BULK_TASKS", Terms.dayOf(now));
        if (orders.isEmpty() || orders.size() > most) {
            return refused(
                    List.of(
                            Fault.of(
                                    FaultCode.DESK_TOO_MANY,
                                    "/orders",
                                    String.valueOf(orders.size()),
                                    "1-" + most)));
        }
        List<InspectionForms.Result> results = new ArrayList<>();
        for (long id : orders) {
            results.add(result(id, store.step(id, command.get(), who, now)));
        }
        return ResponseEntity.ok(new InspectionForms.Results(results));
    }

    private static InspectionForms.Result result(long id, Optional<Outcome<Made>> done) {
        Outcome<Made> outcome =
                done.orElseGet(
                        () ->
                                new Outcome.Refused<>(
                                        List.of(
                                                Fault.of(
                                                        FaultCode.INSPECTION_ORDER_UNKNOWN,
                                                        "/order",
                                                        String.valueOf(id),
                                                        null))));
        return switch (outcome) {
            case Outcome.Accepted<Made>(Made made, List<Fault> _) ->
                    new InspectionForms.Result(id, true, made.order().stage().name(), List.of());
            case Outcome.Refused<Made>(List<Fault> faults) ->
                    new InspectionForms.Result(
                            id, false, null, faults.stream().map(Problem.Item::of).toList());
        };
    }

    @GetMapping("/api/v1/inspection/orders/{id}/selection")
    public ResponseEntity<?> selection(
            @AuthenticationPrincipal Caller caller, @PathVariable long id) throws SQLException {
        note(caller, "inspection selection", String.valueOf(id));
        Optional<InspectionViews.Whole> found = views.whole(id, party(caller));
        if (found.isEmpty()) {
            return unknown();
        }
        LocalDate day = found.get().item().orderedOn();
        var goods = found.get().goods();
        return ResponseEntity.ok(
                InspectionForms.selection(
                        Selection.of(
                                goods,
                                ReleaseGuard.credit(goods, registry.get(), day),
                                reference.get(),
                                day)));
    }

    @GetMapping("/api/v1/inspection/stops")
    public ResponseEntity<?> stops(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String warning)
            throws SQLException {
        if (party(caller).isPresent()) {
            return officersOnly();
        }
        if (limit < 1 || limit > MOST) {
            return parameters();
        }
        note(caller, "inspection stops", warning == null ? "all" : warning);
        return ResponseEntity.ok(new Stops(stops.lasting(warning, limit)));
    }

    private Optional<InspectionForms.View> whole(long id, Caller caller) throws SQLException {
        boolean officer = party(caller).isEmpty();
        return views.whole(id, party(caller))
                .map(one -> InspectionForms.view(one, officer, watch()));
    }

    private InspectionForms.Watch watch() {
        return new InspectionForms.Watch(reference.get().parameters(), clock.instant());
    }

    private void note(Caller caller, String view, String subject) throws SQLException {
        if (caller instanceof Caller.Operator officer) {
            log.note(officer.username(), officer.role(), view, subject, clock.instant());
        }
    }

    static Who who(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(Enterprise enterprise) ->
                    new Who(enterprise.code(), enterprise.code());
            case Caller.Operator officer -> new Who(officer.username(), null);
        };
    }

    static Optional<String> party(Caller caller) {
        return Optional.ofNullable(who(caller).enterprise());
    }

    static ResponseEntity<?> refused(List<Fault> faults) {
        boolean notYours =
                faults.stream().anyMatch(one -> one.code() == FaultCode.INSPECTION_NOT_YOURS);
        return Problem.answer(
                Problem.of(
                        "inspection-refused",
                        "Not possible",
                        notYours ? 403 : 422,
                        "The step was refused and changed nothing.",
                        faults));
    }

    static ResponseEntity<?> officersOnly() {
        return Problem.answer(
                Problem.of("forbidden", "Not for you", 403, "Only an officer may do this."));
    }

    static ResponseEntity<?> parameters() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        "limit must be 1 to " + MOST + ", and a stage one that exists."));
    }

    static ResponseEntity<?> incomplete() {
        return Problem.answer(
                Problem.of(
                        "incomplete",
                        "Something is missing",
                        400,
                        "A field that is needed is missing, unknown, or longer than 200"
                                + " characters."));
    }

    static ResponseEntity<?> unknown() {
        return Problem.answer(
                Problem.of(
                        "not-found",
                        "Nothing there",
                        404,
                        "There is nothing of this number for you."));
    }
}
