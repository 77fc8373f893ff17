package io.greenway.server.api;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.account.FactorDesk;
import io.greenway.server.account.SessionDesk;
import io.greenway.server.account.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a person keeps of their own account: sessions, password, second factor.
@RestController
public final class MeController {
    private final SessionDesk sessions;
    private final FactorDesk factors;
    private final JsonMapper json;

    public MeController(SessionDesk sessions, FactorDesk factors, JsonMapper json) {
        this.sessions = sessions;
        this.factors = factors;
        this.json = json;
    }

    /// Where somebody is signed in.
    record SessionPage(List<SessionDesk.Shown> sessions) {}

    /// Codes that are told once.
    record Recovery(List<String> recoveryCodes) {}

    /// What a change is asked for with; what is not needed is left out.
    record Change(@Nullable String password, @Nullable String code, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "Change";
        }
    }

    @GetMapping("/api/v1/me/sessions")
    public ResponseEntity<?> sessions(Authentication authentication) {
        return told(new SessionPage(sessions.of(standing(authentication))));
    }

    @DeleteMapping("/api/v1/me/sessions/{id}")
    public ResponseEntity<?> end(Authentication authentication, @PathVariable String id) {
        return sessions.end(standing(authentication), id)
                ? ResponseEntity.noContent().build()
                : Problem.answer(
                        Problem.of("not-found", "Nothing there", 404, "You have no such session."));
    }

    @GetMapping("/api/v1/me/factors")
    public ResponseEntity<?> factors(Authentication authentication) {
        return told(factors.of(standing(authentication)));
    }

    @PostMapping(path = "/api/v1/me/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> password(Authentication authentication, HttpServletRequest request)
            throws IOException {
        return SmallBody.read(
                request,
                json,
                Change.class,
                change ->
                        answer(
                                factors.password(
                                        standing(authentication),
                                        text(change.password()),
                                        text(change.code()),
                                        text(change.newPassword()))));
    }

    /// A secret for an authenticator app; it does nothing until it is confirmed.
    @PostMapping("/api/v1/me/code")
    public ResponseEntity<?> begin(Authentication authentication) {
        return answer(factors.begin(standing(authentication)));
    }

    @PostMapping(path = "/api/v1/me/code/confirmation", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> confirm(Authentication authentication, HttpServletRequest request)
            throws IOException {
        return SmallBody.read(
                request,
                json,
                Change.class,
                change ->
                        confirmed(factors.confirm(standing(authentication), text(change.code()))));
    }

    private static ResponseEntity<?> confirmed(Outcome<List<String>> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<List<String>>(List<String> codes, List<Fault> _) ->
                    told(new Recovery(codes));
            case Outcome.Refused<List<String>>(List<Fault> faults) -> refused(faults);
        };
    }

    @PostMapping(path = "/api/v1/me/code/removal", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> remove(Authentication authentication, HttpServletRequest request)
            throws IOException {
        return SmallBody.read(
                request,
                json,
                Change.class,
                change ->
                        answer(
                                factors.remove(
                                        standing(authentication),
                                        text(change.password()),
                                        text(change.code()))));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static Standing standing(Authentication authentication) {
        return SignedIn.person(authentication).orElseThrow();
    }

    static <T> ResponseEntity<?> answer(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value, List<Fault> _) -> told(value);
            case Outcome.Refused<T>(List<Fault> faults) -> refused(faults);
        };
    }

    static ResponseEntity<?> refused(List<Fault> faults) {
        return Problem.answer(
                Problem.of(
                        "account",
                        "Not possible",
                        422,
                        "Nothing was changed; every fault is listed.",
                        faults));
    }

    static ResponseEntity<?> told(@Nullable Object value) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(value);
    }
}
