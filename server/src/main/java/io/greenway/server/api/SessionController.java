package io.greenway.server.api;

import io.greenway.core.account.Right;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.server.account.SignIn;
import io.greenway.server.account.SignInDesk;
import io.greenway.server.account.Standing;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.ServiceAllowance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Who is signed in; signing in with a password and out again.
@RestController
public final class SessionController {
    /// So long an attempt waits for its turn at most.
    private static final String BUSY_SECONDS = "5";

    private final SignInDesk desk;
    private final Sessions sessions;
    private final Participants participants;
    private final ServiceAllowance allowance;
    private final List<Provider> providers;
    private final JsonMapper json;

    /// @param allowance how fast one address may try
    /// @param providers who else signs people in
    public SessionController(
            SignInDesk desk,
            Sessions sessions,
            Participants participants,
            ServiceAllowance allowance,
            List<Provider> providers,
            JsonMapper json) {
        this.desk = desk;
        this.sessions = sessions;
        this.participants = participants;
        this.allowance = allowance;
        this.providers = List.copyOf(providers);
        this.json = json;
    }

    /// An identity provider that signs people in.
    ///
    /// @param id short name
    /// @param name for people
    /// @param address where to send the browser
    public record Provider(String id, String name, String address) {}

    /// Where the token against forged requests stands and where it goes.
    record Forgery(String cookie, String header, @Nullable String token) {}

    /// The enterprise of who asks.
    record Place(String code, String name, List<String> roles) {}

    /// Who asks.
    ///
    /// @param signedIn false when nobody said who they are; the rest is empty then
    /// @param role as in a post; `enterprise` for a key as well
    /// @param how by which proof; `key` for a system
    record Session(
            boolean signedIn,
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String role,
            @Nullable Place enterprise,
            List<String> rights,
            @Nullable String how,
            Forgery csrf,
            List<Provider> providers) {}

    /// What somebody signs in with.
    record Attempt(@Nullable String username, @Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    @GetMapping("/api/v1/session")
    public ResponseEntity<?> session(
            @Nullable Authentication authentication, HttpServletRequest request) {
        return told(session(authentication, forgery(request)));
    }

    @PostMapping(path = "/api/v1/session", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> signIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isForeign(request)) {
            return OperatorsOnly.answer();
        }
        Duration pause = allowance.take("sign in " + ServiceGate.line(request.getRemoteAddr()), 1);
        if (!pause.isZero()) {
            return ResponseEntity.status(429)
                    .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .header(HttpHeaders.RETRY_AFTER, Problems.seconds(pause))
                    .body(
                            Problem.of(
                                    "too-many",
                                    "Too many questions",
                                    429,
                                    "You try faster than you may; try again after the time given."));
        }
        return SmallBody.read(
                request, json, Attempt.class, attempt -> signIn(attempt, request, response));
    }

    /// Browsers say from where a request comes; a page that is not ours may sign nobody in.
    static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private ResponseEntity<?> signIn(
            Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        String username = attempt.username();
        String password = attempt.password();
        if (username == null || password == null) {
            return SmallBody.unreadable();
        }
        String code = Objects.requireNonNullElse(attempt.code(), "");
        return switch (desk.look(username, password, code)) {
            case SignIn.Known(Standing standing) -> opened(standing, request, response);
            case SignIn.CodeNeeded needed ->
                    problem(
                            "code-needed",
                            401,
                            "The login asks for a code of its authenticator app.");
            case SignIn.Refused refused ->
                    problem(
                            "sign-in",
                            401,
                            "Login, password or code is not right, or the login is locked for some"
                                    + " minutes after too many failures.");
            case SignIn.Busy busy ->
                    ResponseEntity.status(503)
                            .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                            .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS)
                            .body(
                                    Problem.of(
                                            "busy",
                                            "Busy",
                                            503,
                                            "Many are signing in; try again."));
        };
    }

    /// Opens a session and says whose it is.
    ResponseEntity<?> opened(
            Standing standing, HttpServletRequest request, HttpServletResponse response) {
        Optional<SignedIn> person = SignedIn.of(standing, participants);
        if (person.isEmpty()) {
            return problem("sign-in", 401, "The enterprise of the login is not in the registry.");
        }
        sessions.signIn(standing, request, response);
        return told(session(person.get(), forgery(request)));
    }

    @DeleteMapping("/api/v1/session")
    public ResponseEntity<?> signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
        return ResponseEntity.noContent().build();
    }

    private Session session(@Nullable Authentication known, Forgery forgery) {
        Object caller = known == null ? null : known.getPrincipal();
        Optional<Standing> person = SignedIn.person(known);
        return new Session(
                caller instanceof Caller,
                person.map(Standing::username).orElse(null),
                person.map(Standing::displayName).orElse(null),
                caller instanceof Caller one ? role(one) : null,
                caller instanceof Caller.OfEnterprise(Enterprise enterprise)
                        ? place(enterprise)
                        : null,
                person.map(one -> one.post().rights().stream().sorted().map(Right::json).toList())
                        .orElseGet(List::of),
                caller instanceof Caller ? person.map(Standing::how).orElse("key") : null,
                forgery,
                providers);
    }

    private static String role(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise enterprise -> "enterprise";
            case Caller.Operator operator -> operator.role();
        };
    }

    private static Place place(Enterprise enterprise) {
        return new Place(
                enterprise.code(),
                enterprise.name(),
                enterprise.roles().stream().sorted().map(Role::json).toList());
    }

    private static Forgery forgery(HttpServletRequest request) {
        Object token = request.getAttribute(CsrfToken.class.getName());
        return new Forgery(
                "XSRF-TOKEN",
                "X-XSRF-TOKEN",
                token instanceof CsrfToken known ? known.getToken() : null);
    }

    private static ResponseEntity<?> told(Session session) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
    }

    static ResponseEntity<Problem> problem(String kind, int status, String detail) {
        return Problem.answer(Problem.of(kind, "Not signed in", status, detail));
    }
}
