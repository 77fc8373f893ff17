package io.greenway.server.api;

import io.greenway.core.party.Admission;
import io.greenway.core.party.ApplicationState;
import io.greenway.core.party.LicenceKind;
import io.greenway.core.party.Role;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.ServiceAllowance;
import io.greenway.server.registry.ApplicationDesk;
import io.greenway.server.registry.ApplicationDesk.Queued;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.ApplicationStore.Filed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Applications of enterprises that are not in the registry: anybody files one and looks at it by
/// its number, people of the zone decide. What is answered to the applicant says nothing of
/// whether the enterprise is known or has applied before.
@RestController
public final class ApplicationController {
    private final ApplicationDesk desk;
    private final Participants participants;
    private final AccessLog log;
    private final ServiceAllowance filings;
    private final Clock clock;
    private final JsonMapper json;

    /// @param filings seconds of a day that an address has left for applications
    public ApplicationController(
            ApplicationDesk desk,
            Participants participants,
            AccessLog log,
            ServiceAllowance filings,
            Clock clock,
            JsonMapper json) {
        this.desk = desk;
        this.participants = participants;
        this.log = log;
        this.filings = filings;
        this.clock = clock;
        this.json = json;
    }

    /// What may be asked for, and which papers it takes.
    @GetMapping("/api/v1/applications/offer")
    public ApplicationForms.Offer offer() {
        List<ApplicationForms.Wanted> roles = new ArrayList<>();
        for (Map.Entry<Role, Set<LicenceKind>> one : desk.needed().entrySet()) {
            roles.add(
                    new ApplicationForms.Wanted(
                            one.getKey().json(),
                            one.getValue().stream().sorted().map(LicenceKind::json).toList()));
        }
        List<String> kinds = Arrays.stream(LicenceKind.values()).map(LicenceKind::json).toList();
        return new ApplicationForms.Offer(roles, kinds);
    }

    /// Says what is not right about an application; keeps nothing.
    @PostMapping(path = "/api/v1/applications/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> check(HttpServletRequest request) throws IOException {
        return SmallBody.read(
                request,
                json,
                ApplicationForms.Form.class,
                form ->
                        MeController.told(
                                new ApplicationForms.Checked(
                                        desk.check(form.read()).stream()
                                                .map(Problem.Item::of)
                                                .toList())));
    }

    /// Files an application.
    @PostMapping(path = "/api/v1/applications", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> file(HttpServletRequest request) throws IOException {
        if (SessionController.isForeign(request)) {
            return OperatorsOnly.answer();
        }
        return SmallBody.read(
                request, json, ApplicationForms.Form.class, form -> file(form, request));
    }

    private ResponseEntity<?> file(ApplicationForms.Form form, HttpServletRequest request) {
        List<Fault> faults = desk.check(form.read());
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        Duration pause =
                filings.take(ServiceGate.line(request.getRemoteAddr()), desk.secondsBetween());
        if (!pause.isZero()) {
            return ResponseEntity.status(429)
                    .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .header(HttpHeaders.RETRY_AFTER, Problems.seconds(pause))
                    .body(
                            Problem.of(
                                    "too-many",
                                    "Too many applications",
                                    429,
                                    "Your address has filed as many as it may; try again later."));
        }
        return switch (desk.file(form.read())) {
            case Outcome.Accepted<Filed>(Filed filed, List<Fault> _) ->
                    ResponseEntity.status(201).body(own(filed));
            case Outcome.Refused<Filed>(List<Fault> wrong) -> refused(wrong);
        };
    }

    /// An application, for whoever has its number.
    @GetMapping("/api/v1/applications/{number}")
    public ResponseEntity<?> application(@PathVariable String number) {
        return desk.find(number)
                .<ResponseEntity<?>>map(one -> MeController.told(own(one)))
                .orElseGet(ApplicationController::unknown);
    }

    /// Hands in papers that were asked for.
    @PostMapping(
            path = "/api/v1/applications/{number}/papers",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> papers(@PathVariable String number, HttpServletRequest request)
            throws IOException {
        if (SessionController.isForeign(request)) {
            return OperatorsOnly.answer();
        }
        Optional<Filed> found = desk.find(number);
        if (found.isEmpty()) {
            return unknown();
        }
        return SmallBody.read(
                request,
                json,
                ApplicationForms.Papers.class,
                papers -> answer(desk.papers(number, ApplicationForms.typed(papers.papers()))));
    }

    private ResponseEntity<?> answer(Outcome<Filed> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<Filed>(Filed filed, List<Fault> _) ->
                    MeController.told(own(filed));
            case Outcome.Refused<Filed>(List<Fault> faults) -> refused(faults);
        };
    }

    /// The queue of the zone.
    @GetMapping("/api/v1/registry/applications")
    public ResponseEntity<?> queue(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "waiting") String state) {
        if (!(caller instanceof Caller.Operator)) {
            return OperatorsOnly.answer();
        }
        Optional<ApplicationState> named = ApplicationState.named(state);
        if (named.isEmpty()) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "state can be waiting, papers, approved, refused."));
        }
        return MeController.told(
                new ApplicationForms.Queue(
                        desk.queue(named.get()).stream().map(this::line).toList()));
    }

    /// One application with its contact, which is personal: who looks is written down.
    @GetMapping("/api/v1/registry/applications/{number}")
    public ResponseEntity<?> whole(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestParam @Nullable String purpose)
            throws SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        Optional<Purpose> said = Purpose.said(purpose);
        if (said.isEmpty()) {
            return Purpose.missing();
        }
        note(operator, number, said.get());
        return desk.find(number)
                .<ResponseEntity<?>>map(one -> MeController.told(whole(one)))
                .orElseGet(ApplicationController::unknown);
    }

    /// Asks for papers, approves or refuses.
    @PostMapping(
            path = "/api/v1/registry/applications/{number}/actions",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> act(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            HttpServletRequest request)
            throws IOException, SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        Optional<Filed> found = desk.find(number);
        if (found.isEmpty()) {
            return unknown();
        }
        return SmallBody.<ApplicationForms.Act, SQLException>read(
                request, json, ApplicationForms.Act.class, act -> act(found.get(), act, operator));
    }

    private void note(Caller.Operator operator, String number, Purpose purpose)
            throws SQLException {
        log.note(
                operator.username(),
                operator.role(),
                "application",
                number,
                purpose.text(),
                clock.instant());
    }

    private ResponseEntity<?> act(Filed filed, ApplicationForms.Act act, Caller.Operator operator)
            throws SQLException {
        var decision = act.decision();
        if (decision.isEmpty()) {
            return SmallBody.unreadable();
        }
        // The answer shows the contact, so deciding is a look as well, and its own purpose.
        note(operator, filed.number(), new Purpose("decision: " + act.action()));
        return switch (desk.decide(filed, decision.get(), operator.username())) {
            case Outcome.Accepted<Filed>(Filed after, List<Fault> _) ->
                    MeController.told(whole(after));
            case Outcome.Refused<Filed>(List<Fault> faults) -> refused(faults);
        };
    }

    private ApplicationForms.Own own(Filed one) {
        String stage =
                one.state() == ApplicationState.APPROVED
                        ? participants
                                .registry()
                                .find(code(one))
                                .map(found -> lower(found.file().stage()))
                                .orElse(null)
                        : null;
        return new ApplicationForms.Own(
                one.number(),
                one.receivedAt(),
                one.creditCode(),
                one.customsCode(),
                one.name(),
                roles(one),
                desk.papers(one).stream().map(ApplicationForms.Paper::of).toList(),
                one.state().json(),
                one.note(),
                one.decidedAt(),
                stage);
    }

    private ApplicationForms.Line line(Queued queued) {
        Filed one = queued.filed();
        return new ApplicationForms.Line(
                one.number(),
                one.receivedAt(),
                code(one),
                one.creditCode(),
                one.name(),
                roles(one),
                one.state().json(),
                queued.others());
    }

    private ApplicationForms.Whole whole(Filed one) {
        ApplicationForms.@Nullable Person contact =
                desk.contact(one)
                        .map(
                                who ->
                                        new ApplicationForms.Person(
                                                who.name(), who.telephone(), who.mail()))
                        .orElse(null);
        return new ApplicationForms.Whole(
                own(one),
                code(one),
                contact,
                one.decidedBy(),
                desk.digest(one),
                participants.registry().enterprises().stream()
                        .anyMatch(
                                other ->
                                        Admission.isSame(
                                                one.creditCode(), one.customsCode(), other)),
                desk.beside(one).stream().map(Filed::number).toList());
    }

    private static String code(Filed one) {
        return Objects.requireNonNullElse(one.customsCode(), one.creditCode());
    }

    private List<String> roles(Filed one) {
        return desk.roles(one).stream().map(Role::json).toList();
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static ResponseEntity<?> refused(List<Fault> faults) {
        FaultCode first = faults.getFirst().code();
        boolean isState =
                first == FaultCode.APPLICATION_STATE
                        || first == FaultCode.APPLICATION_PAPERS_CHANGED
                        || first == FaultCode.APPLICATIONS_TOO_MANY;
        return Problem.answer(
                Problem.of(
                        "application",
                        "Not possible",
                        isState ? 409 : 422,
                        "Nothing was changed; every fault is listed.",
                        faults));
    }

    private static ResponseEntity<?> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-application",
                        "No such application",
                        404,
                        "There is no application of this number."));
    }
}
