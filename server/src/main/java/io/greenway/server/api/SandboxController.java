package io.greenway.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.sandbox.SandboxDesk;
import io.greenway.server.sandbox.SandboxDesk.Enrolled;
import io.greenway.server.sandbox.SandboxDesk.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sandbox, for whoever rehearses. Where the platform is none, nothing of this is there.
@RestController
public final class SandboxController {
    private static final int MOST_BYTES = 4_096;

    private final Optional<SandboxDesk> desk;
    private final JsonMapper json;

    /// @param desk empty when the platform is no sandbox
    public SandboxController(Optional<SandboxDesk> desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /// How it stands.
    ///
    /// @param now what its clock says
    /// @param aheadSeconds how far the clock is ahead of the machine's
    /// @param groups how many groups are enrolled
    /// @param most how many may be
    /// @param notice what it is, for people
    record State(Instant now, long aheadSeconds, int groups, int most, Phrase notice) {
        static State of(Standing standing) {
            return new State(
                    standing.now(),
                    standing.ahead().toSeconds(),
                    standing.groups(),
                    standing.most(),
                    SandboxNotice.SENTENCE);
        }
    }

    /// A group with the keys of its enterprises, told once. The commands read it as a zone.
    ///
    /// @param baseUrl address of the platform
    record Group(String baseUrl, int group, String name, List<Member> enterprises, Phrase notice) {
        static Group of(Enrolled enrolled, HttpServletRequest request) {
            String url = request.getRequestURL().toString();
            return new Group(
                    url.substring(0, url.length() - request.getRequestURI().length()),
                    enrolled.group(),
                    enrolled.name(),
                    enrolled.enterprises().stream()
                            .map(
                                    one ->
                                            new Member(
                                                    one.party().role().json(),
                                                    one.code(),
                                                    one.name(),
                                                    one.apiKey(),
                                                    guarantee(one.party())))
                            .toList(),
                    SandboxNotice.SENTENCE);
        }

        private static @Nullable String guarantee(SandboxParty party) {
            Money guarantee = party.guarantee();
            return guarantee == null ? null : guarantee.toString();
        }
    }

    /// One enterprise.
    ///
    /// @param guarantee what it guarantees, CNY; left out when nothing
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(
            String role, String code, String name, String apiKey, @Nullable String guarantee) {}

    @GetMapping("/api/v1/sandbox")
    public ResponseEntity<?> state() {
        return desk.<ResponseEntity<?>>map(one -> ResponseEntity.ok(State.of(one.standing())))
                .orElseGet(SandboxController::none);
    }

    /// The values that force an outcome.
    @GetMapping("/api/v1/sandbox/values")
    public ResponseEntity<?> values() {
        return desk.<ResponseEntity<?>>map(one -> ResponseEntity.ok(one.values()))
                .orElseGet(SandboxController::none);
    }

    /// Enrols a group of enterprises; nobody's key is needed for it.
    @PostMapping(path = "/api/v1/sandbox/enterprises", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> enrol(HttpServletRequest request) throws IOException, SQLException {
        if (desk.isEmpty()) {
            return none();
        }
        return switch (desk.get().enrol(text(request, "name"))) {
            case Outcome.Accepted<Enrolled>(Enrolled enrolled, List<Fault> _) ->
                    ResponseEntity.status(201).body(Group.of(enrolled, request));
            case Outcome.Refused<Enrolled>(List<Fault> faults) -> refused(faults);
        };
    }

    /// Moves the clock forward by an ISO 8601 duration, `P3DT2H`.
    @PostMapping(path = "/api/v1/sandbox/clock", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> forward(HttpServletRequest request) throws IOException, SQLException {
        if (desk.isEmpty()) {
            return none();
        }
        Duration step;
        try {
            step = Duration.parse(text(request, "forward"));
        } catch (DateTimeParseException wrong) {
            step = Duration.ZERO;
        }
        return switch (desk.get().forward(step)) {
            case Outcome.Accepted<Standing>(Standing standing, List<Fault> _) ->
                    ResponseEntity.ok(State.of(standing));
            case Outcome.Refused<Standing>(List<Fault> faults) -> refused(faults);
        };
    }

    /// Wipes out everything of the caller's group.
    @PostMapping("/api/v1/sandbox/reset")
    public ResponseEntity<?> reset(@AuthenticationPrincipal Caller caller)
            throws SQLException, InterruptedException {
        if (desk.isEmpty()) {
            return none();
        }
        if (!(caller instanceof Caller.OfEnterprise(var enterprise))
                || SandboxParty.group(enterprise.code()) == 0) {
            return Problem.answer(
                    Problem.of("forbidden", "Not for you", 403, "Only a group resets itself."));
        }
        return desk.get().reset(enterprise.code())
                ? ResponseEntity.ok(State.of(desk.get().standing()))
                : Problem.answer(
                        Problem.of("busy", "Not now", 503, "The platform is too busy; try again."));
    }

    private String text(HttpServletRequest request, String field) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES);
        try {
            JsonNode value = json.readTree(body).path(field);
            return value.isString() ? value.asString() : "";
        } catch (JacksonException wrong) {
            return "";
        }
    }

    private static ResponseEntity<Problem> refused(List<Fault> faults) {
        boolean full = faults.getFirst().code() == FaultCode.SANDBOX_FULL;
        return Problem.answer(
                Problem.of(
                        "sandbox",
                        "The sandbox says no",
                        full ? 409 : 400,
                        "Every fault is listed; the path is a JSON pointer.",
                        faults));
    }

    private static ResponseEntity<Problem> none() {
        return Problem.answer(
                Problem.of("no-sandbox", "Not here", 404, "This platform is no sandbox."));
    }
}
