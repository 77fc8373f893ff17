package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.RemittanceCommand;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.RemittanceStage;
import io.greenway.core.party.Enterprise;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.api.RemittanceForms.Asked;
import io.greenway.server.api.RemittanceForms.StepAsked;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.ExchangeViews;
import io.greenway.server.store.RemittanceStore;
import io.greenway.server.store.RemittanceStore.Numbered;
import io.greenway.server.store.RemittanceStore.Who;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/// Payments abroad 付汇: an enterprise asks, its bank carries out; what is in review lies on the desk
/// of foreign exchange. Each sees its own; the officer sees all of foreign exchange and nothing
/// else.
@RestController
public final class RemittanceController {
    private static final int MOST = 500;

    private final RemittanceStore store;
    private final ExchangeViews views;
    private final AccessLog log;
    private final Supplier<Explanation> explanation;
    private final Clock clock;

    public RemittanceController(
            RemittanceStore store,
            ExchangeViews views,
            AccessLog log,
            Supplier<Explanation> explanation,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.log = log;
        this.explanation = explanation;
        this.clock = clock;
    }

    @PostMapping("/api/v1/exchange/remittances")
    public ResponseEntity<?> request(
            @AuthenticationPrincipal Caller caller, @RequestBody Asked asked) throws SQLException {
        if (!(caller instanceof Caller.OfEnterprise(Enterprise payer))) {
            return notYours();
        }
        Optional<RemittanceRequest> request = RemittanceForms.request(asked, payer);
        if (request.isEmpty()) {
            return incomplete();
        }
        Instant now = clock.instant();
        return switch (store.request(request.get(), who(caller), now)) {
            case Outcome.Accepted<Numbered>(Numbered made, List<Fault> _) ->
                    ResponseEntity.status(201).body(whole(made.id(), caller));
            case Outcome.Refused<Numbered>(List<Fault> faults) -> refused(faults);
        };
    }

    @PostMapping("/api/v1/exchange/remittances/{number}/steps")
    public ResponseEntity<?> step(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestBody StepAsked asked)
            throws SQLException {
        Optional<RemittanceCommand> command = RemittanceForms.command(asked);
        if (command.isEmpty()) {
            return incomplete();
        }
        Optional<Outcome<Numbered>> outcome =
                store.step(RemittanceStore.id(number), command.get(), who(caller), clock.instant());
        if (outcome.isEmpty()) {
            return unknown();
        }
        return switch (outcome.get()) {
            case Outcome.Accepted<Numbered>(Numbered made, List<Fault> _) ->
                    ResponseEntity.ok(whole(made.id(), caller));
            case Outcome.Refused<Numbered>(List<Fault> faults) -> refused(faults);
        };
    }

    @GetMapping("/api/v1/exchange/remittances")
    public ResponseEntity<?> latest(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable String after)
            throws SQLException {
        boolean known =
                stage == null
                        || Arrays.stream(RemittanceStage.values())
                                .anyMatch(one -> one.name().equals(stage));
        long before = after == null ? Long.MAX_VALUE : RemittanceStore.id(after);
        if (limit < 1 || limit > MOST || !known || before == 0) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "limit must be 1 to "
                                    + MOST
                                    + ", stage one that exists, and after what a page gave."));
        }
        note(caller, "remittances", stage == null ? "all" : stage);
        List<ExchangeViews.Item> found = views.latest(party(caller), stage, before, limit);
        return ResponseEntity.ok(
                new RemittanceForms.Page(
                        found.stream().map(RemittanceForms::item).toList(),
                        found.size() < limit
                                ? null
                                : RemittanceStore.number(found.getLast().id())));
    }

    @GetMapping("/api/v1/exchange/remittances/{number}")
    public ResponseEntity<?> one(
            @AuthenticationPrincipal Caller caller, @PathVariable String number)
            throws SQLException {
        note(caller, "remittance", number);
        Optional<ExchangeViews.Whole> found =
                views.whole(RemittanceStore.id(number), party(caller));
        return found.isEmpty() ? unknown() : ResponseEntity.ok(view(found.get()));
    }

    private RemittanceForms.View whole(long id, Caller caller) throws SQLException {
        return view(views.whole(id, party(caller)).orElseThrow());
    }

    private RemittanceForms.View view(ExchangeViews.Whole whole) {
        Remittance remittance = whole.remittance();
        return RemittanceForms.view(
                whole, remittance.faults().stream().map(explanation.get()::of).toList());
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

    private static ResponseEntity<?> refused(List<Fault> faults) {
        boolean notYours =
                faults.stream().anyMatch(one -> one.code() == FaultCode.FX_NOT_YOUR_STEP);
        boolean taken =
                faults.stream().anyMatch(one -> one.code() == FaultCode.FX_REFERENCE_REUSED);
        int status = notYours ? 403 : taken ? 409 : 422;
        return Problem.answer(
                Problem.of(
                        "remittance-refused",
                        "Not possible",
                        status,
                        "The step was refused and changed nothing.",
                        faults));
    }

    private static ResponseEntity<?> notYours() {
        return Problem.answer(
                Problem.of(
                        "forbidden", "Not for you", 403, "Only an enterprise asks for a payment."));
    }

    private static ResponseEntity<?> incomplete() {
        return Problem.answer(
                Problem.of(
                        "incomplete",
                        "Something is missing",
                        400,
                        "A field that is needed is missing, or longer than 200 characters."));
    }

    private static ResponseEntity<?> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-remittance",
                        "No such payment",
                        404,
                        "You are not a party of a payment of this number."));
    }

    static LocalDate today(Clock clock) {
        return Terms.dayOf(clock.instant());
    }
}
