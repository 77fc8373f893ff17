package io.greenway.server.api;

import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.KeyScope;
import io.greenway.server.intake.Participants;
import io.greenway.server.registry.RegistryDesk;
import io.greenway.server.registry.Reminders;
import io.greenway.server.store.ActionTable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The registry of enterprises: people of the zone keep it, and every enterprise sees itself.
@RestController
public final class RegistryController {
    private static final int MOST = 500;
    private static final int MOST_BYTES = 64 << 10;

    private final RegistryDesk desk;
    private final Participants participants;
    private final Reminders reminders;

    public RegistryController(RegistryDesk desk, Participants participants, Reminders reminders) {
        this.desk = desk;
        this.participants = participants;
        this.reminders = reminders;
    }

    /// Enterprises in the order of their codes.
    record Page(List<EnterpriseView> enterprises) {}

    /// A key that is told once.
    record IssuedKey(String code, String apiKey, Set<String> scopes) {}

    /// What is about to end.
    record Ending(LocalDate date, List<Reminders.Reminder> reminders) {}

    /// What was done, and whether the log is as it was written.
    record History(List<ActionTable.Action> actions, boolean intact) {}

    @GetMapping("/api/v1/registry/enterprises")
    public ResponseEntity<?> enterprises(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String stage) {
        LocalDate today = desk.today();
        List<EnterpriseView> found =
                participants.registry().enterprises().stream()
                        .filter(one -> isOpenTo(one.code(), caller))
                        .filter(one -> one.code().contains(q) || one.name().contains(q))
                        .map(one -> EnterpriseView.of(one, today))
                        .filter(one -> stage.isEmpty() || one.stage().equals(lower(stage)))
                        .limit(MOST)
                        .toList();
        return ResponseEntity.ok(new Page(found));
    }

    @GetMapping("/api/v1/registry/enterprises/{code}")
    public ResponseEntity<?> enterprise(
            @AuthenticationPrincipal Caller caller, @PathVariable String code) {
        Optional<Enterprise> found =
                participants.registry().find(code).filter(one -> isOpenTo(code, caller));
        return found.<ResponseEntity<?>>map(
                        one -> ResponseEntity.ok(EnterpriseView.of(one, desk.today())))
                .orElseGet(RegistryController::unknown);
    }

    /// One step of flows 12: the body names it in `action`.
    @PostMapping(
            path = "/api/v1/registry/enterprises/{code}/actions",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> act(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return OperatorsOnly.tooLarge(MOST_BYTES);
        }
        return switch (caller) {
            case Caller.Operator operator -> answer(desk.take(code, body, operator.username()));
            case Caller.OfEnterprise(Enterprise own) ->
                    own.code().equals(code)
                                    && request.isUserInRole(
                                            ApiKeyFilter.authority(KeyScope.MANDATES))
                            ? desk.takeOwn(code, body)
                                    .<ResponseEntity<?>>map(this::answer)
                                    .orElseGet(RegistryController::mandatesOnly)
                            : mandatesOnly();
        };
    }

    private static ResponseEntity<?> mandatesOnly() {
        return Problem.answer(
                Problem.of(
                        "forbidden",
                        "Not for you",
                        403,
                        "An enterprise gives and revokes its own mandates, with a key of the scope"
                                + " 'mandates'; everything else is done by people of the zone."));
    }

    private ResponseEntity<?> answer(Outcome<Enterprise> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<Enterprise>(Enterprise enterprise, List<Fault> none) ->
                    ResponseEntity.ok(EnterpriseView.of(enterprise, desk.today()));
            case Outcome.Refused<Enterprise>(List<Fault> faults) ->
                    Problem.answer(
                            Problem.of(
                                    "registry",
                                    "The registry says no",
                                    status(faults),
                                    "Every fault is listed; the path is a JSON pointer.",
                                    faults));
        };
    }

    /// 400 when the question itself is not right, 409 when the enterprise is not where it must be.
    private static int status(List<Fault> faults) {
        boolean unreadable =
                faults.stream()
                        .map(Fault::code)
                        .anyMatch(
                                code ->
                                        code == FaultCode.REFERENCE_CELL
                                                || code == FaultCode.REGISTRY_VALUE_MISSING);
        return unreadable ? 400 : 409;
    }

    /// A key for an enterprise. Only an administrator hands out keys.
    @PostMapping("/api/v1/registry/enterprises/{code}/keys")
    public ResponseEntity<?> issueKey(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") Set<String> scope) {
        if (!(caller instanceof Caller.Operator operator)
                || !operator.role().equals("administrator")) {
            return OperatorsOnly.answer();
        }
        Set<KeyScope> scopes =
                scope.stream()
                        .map(KeyScope::named)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        if (scopes.size() < scope.size()) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "scope can be send, read, pay, mandates."));
        }
        return desk.issueKey(code, scopes, operator.username())
                .<ResponseEntity<?>>map(key -> ResponseEntity.ok(new IssuedKey(code, key, scope)))
                .orElseGet(RegistryController::unknown);
    }

    @GetMapping("/api/v1/registry/enterprises/{code}/actions")
    public ResponseEntity<?> history(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (!(caller instanceof Caller.Operator)) {
            return OperatorsOnly.answer();
        }
        if (limit < 1 || limit > MOST) {
            return Problem.answer(
                    Problem.of(
                            "parameters", "Not possible", 400, "limit must be 1 to " + MOST + "."));
        }
        return ResponseEntity.ok(
                new History(desk.history(code, after, limit), desk.broken().isEmpty()));
    }

    /// Licences, roles and mandates that end soon.
    @GetMapping("/api/v1/registry/reminders")
    public Ending reminders(@AuthenticationPrincipal Caller caller) {
        LocalDate today = desk.today();
        return new Ending(
                today,
                reminders.on(today).stream().filter(one -> isOpenTo(one.code(), caller)).toList());
    }

    static boolean isOpenTo(String code, Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(var enterprise) -> enterprise.code().equals(code);
            case Caller.Operator operator -> true;
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static ResponseEntity<Problem> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-enterprise",
                        "No such enterprise",
                        404,
                        "The registry has no enterprise of this code that you may see."));
    }
}
