package io.greenway.server.api;

import io.greenway.core.account.Post;
import io.greenway.core.account.Right;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.account.PeopleDesk;
import io.greenway.server.account.Standing;
import io.greenway.server.store.AccountTable.Login;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Accounts, for those who keep them: an administrator of an enterprise or a regulator for the own
/// people, one of the zone for everybody. To others an account does not exist.
@RestController
public final class PeopleController {
    private final PeopleDesk desk;
    private final JsonMapper json;

    public PeopleController(PeopleDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /// The accounts.
    record Page(List<Person> people) {}

    /// One of them.
    record Person(
            String username,
            String displayName,
            String role,
            @Nullable String enterprise,
            List<String> rights,
            String state,
            @Nullable String provider,
            boolean secondFactor,
            @Nullable Instant lockedUntil) {
        static Person of(Login login) {
            return new Person(
                    login.username(),
                    login.displayName(),
                    login.post().role(),
                    login.post().enterprise(),
                    login.post().rights().stream().sorted().map(Right::json).toList(),
                    login.state().json(),
                    login.provider(),
                    login.confirmed(),
                    login.lockout().until());
        }
    }

    /// An account and the invitation to it.
    ///
    /// @param invitation told once; null where an identity provider signs the person in
    record Invited(Person person, @Nullable String invitation, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Invited";
        }
    }

    /// Whom to invite. Without a role the person works where the inviter does.
    record Asked(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String role,
            @Nullable String enterprise,
            @Nullable List<String> rights,
            @Nullable String provider) {}

    /// What to do with an account.
    record Act(@Nullable String action, @Nullable List<String> rights) {}

    /// An invitation and the password chosen.
    record Accepted(@Nullable String invitation, @Nullable String password) {
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    @GetMapping("/api/v1/people")
    public ResponseEntity<?> people(Authentication authentication) {
        Standing keeper = MeController.standing(authentication);
        return MeController.told(new Page(desk.of(keeper).stream().map(Person::of).toList()));
    }

    @PostMapping(path = "/api/v1/people", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> invite(Authentication authentication, HttpServletRequest request)
            throws IOException {
        return SmallBody.read(
                request,
                json,
                Asked.class,
                asked -> invite(MeController.standing(authentication), asked));
    }

    private ResponseEntity<?> invite(Standing keeper, Asked asked) {
        Optional<Set<Right>> rights = rights(asked.rights());
        String role = asked.role();
        Post own = keeper.post();
        if (rights.isEmpty()) {
            return SmallBody.unreadable();
        }
        Post post =
                role == null
                        ? new Post(own.role(), own.enterprise(), rights.get())
                        : new Post(role, asked.enterprise(), rights.get());
        Outcome<PeopleDesk.Invited> outcome =
                desk.invite(
                        keeper,
                        text(asked.username()),
                        text(asked.displayName()),
                        post,
                        asked.provider());
        return invited(outcome, 201);
    }

    private static ResponseEntity<?> invited(Outcome<PeopleDesk.Invited> outcome, int status) {
        return switch (outcome) {
            case Outcome.Accepted<PeopleDesk.Invited>(PeopleDesk.Invited made, List<Fault> _) ->
                    ResponseEntity.status(status)
                            .body(
                                    new Invited(
                                            Person.of(made.login()),
                                            made.token(),
                                            made.expiresAt()));
            case Outcome.Refused<PeopleDesk.Invited>(List<Fault> faults) ->
                    MeController.refused(faults);
        };
    }

    @PostMapping(
            path = "/api/v1/people/{username}/actions",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> act(
            Authentication authentication,
            @PathVariable String username,
            HttpServletRequest request)
            throws IOException {
        Standing keeper = MeController.standing(authentication);
        Optional<Login> found = desk.find(keeper, username);
        if (found.isEmpty()) {
            return Problem.answer(
                    Problem.of(
                            "not-found",
                            "Nothing there",
                            404,
                            "There is no account of this login that you keep."));
        }
        return SmallBody.read(request, json, Act.class, act -> act(keeper, found.get(), act));
    }

    private ResponseEntity<?> act(Standing keeper, Login login, Act act) {
        return switch (text(act.action())) {
            case "give-rights" ->
                    rights(act.rights())
                            .<ResponseEntity<?>>map(
                                    rights -> person(desk.rights(keeper, login, rights)))
                            .orElseGet(SmallBody::unreadable);
            case "suspend" -> person(desk.suspend(keeper, login));
            case "reinstate" -> person(desk.reinstate(keeper, login));
            case "reset" -> invited(desk.reset(keeper, login), 200);
            default -> SmallBody.unreadable();
        };
    }

    private static ResponseEntity<?> person(Outcome<Login> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<Login>(Login login, List<Fault> _) ->
                    MeController.told(Person.of(login));
            case Outcome.Refused<Login>(List<Fault> faults) -> MeController.refused(faults);
        };
    }

    /// Takes an invitation up: whoever has it chooses a password.
    @PostMapping(path = "/api/v1/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> accept(HttpServletRequest request) throws IOException {
        if (SessionController.isForeign(request)) {
            return OperatorsOnly.answer();
        }
        return SmallBody.read(request, json, Accepted.class, this::accept);
    }

    /// The login that an invitation was for.
    record Welcome(String username) {}

    private ResponseEntity<?> accept(Accepted accepted) {
        Optional<Outcome<String>> outcome =
                desk.accept(text(accepted.invitation()), text(accepted.password()));
        if (outcome.isEmpty()) {
            return Problem.answer(
                    Problem.of(
                            "invitation",
                            "Not possible",
                            404,
                            "There is no such invitation, or it was taken up or has ended."));
        }
        return switch (outcome.get()) {
            case Outcome.Accepted<String>(String username, List<Fault> _) ->
                    MeController.told(new Welcome(username));
            case Outcome.Refused<String>(List<Fault> faults) -> MeController.refused(faults);
        };
    }

    /// Nothing when there is one that does not exist.
    private static Optional<Set<Right>> rights(@Nullable List<String> names) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String name : names == null ? List.<String>of() : names) {
            Optional<Right> right = Right.named(name);
            if (right.isEmpty()) {
                return Optional.empty();
            }
            rights.add(right.get());
        }
        return Optional.of(rights);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
