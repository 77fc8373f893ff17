package io.greenway.server.account;

import io.greenway.core.account.Delegation;
import io.greenway.core.account.Lockout;
import io.greenway.core.account.Password;
import io.greenway.core.account.Post;
import io.greenway.core.account.Right;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.AccountTable.Login;
import io.greenway.server.store.AccountTable.State;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.PasskeyTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Who has an account, kept by those whom it concerns: an administrator of an enterprise invites
/// people of the enterprise, one of a regulator its officers, one of the zone everybody. Each step
/// is written into the log of actions first.
public final class PeopleDesk {
    private static final int MOST = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final AccountTable accounts;
    private final PasskeyTable passkeys;
    private final SignInDesk signIn;
    private final SessionDesk sessions;
    private final ActionTable actions;
    private final Predicate<String> registered;
    private final Supplier<Parameters> parameters;
    private final InstantSource clock;
    private final SecureRandom random;

    /// @param registered whether there is an enterprise of that code; makes room for it
    public PeopleDesk(
            AccountTable accounts,
            PasskeyTable passkeys,
            SignInDesk signIn,
            SessionDesk sessions,
            ActionTable actions,
            Predicate<String> registered,
            Supplier<Parameters> parameters,
            InstantSource clock,
            SecureRandom random) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.sessions = sessions;
        this.actions = actions;
        this.registered = registered;
        this.parameters = parameters;
        this.clock = clock;
        this.random = random;
    }

    /// An invitation.
    ///
    /// @param token told once; null where an identity provider signs the person in
    public record Invited(Login login, @Nullable String token, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Invited " + login.username();
        }
    }

    /// The accounts that somebody keeps.
    public List<Login> of(Standing keeper) {
        Post own = keeper.post();
        return accounts.at(own.role().equals(Post.ADMINISTRATOR) ? null : own, MOST).stream()
                .filter(one -> own.keeps(one.post()))
                .toList();
    }

    /// Invites somebody.
    public synchronized Outcome<Invited> invite(
            Standing keeper,
            String username,
            String displayName,
            Post post,
            @Nullable String provider) {
        Instant now = clock.instant();
        int people = accounts.at(post, MOST).size();
        List<Fault> faults =
                Delegation.invitation(
                        keeper.post(),
                        post,
                        username,
                        displayName,
                        people,
                        parameters.get(),
                        Terms.dayOf(now));
        String enterprise = post.enterprise();
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        if (enterprise != null && !registered.test(enterprise)) {
            return refused(FaultCode.ENTERPRISE_UNKNOWN, "/enterprise", enterprise);
        }
        if (accounts.find(username).isPresent()) {
            return refused(FaultCode.ACCOUNT_EXISTS, "/username", username);
        }
        note(keeper, username, "invited", Map.of("post", text(post)), now);
        return accounts.invite(username, displayName, post, provider)
                ? new Outcome.Accepted<>(invitation(keeper, username, provider, now), List.of())
                : refused(FaultCode.ACCOUNT_EXISTS, "/username", username);
    }

    private Invited invitation(
            Standing keeper, String username, @Nullable String provider, Instant now) {
        Login login = accounts.find(username).orElseThrow();
        if (provider != null) {
            return new Invited(login, null, null);
        }
        Secret token = Secret.random(random);
        int days = parameters.get().days("INVITATION_DAYS", Terms.dayOf(now));
        Instant expires = now.plus(Duration.ofDays(days));
        accounts.putInvitation(username, token.hash(), keeper.username(), expires);
        return new Invited(login, token.text(), expires);
    }

    /// Takes an invitation up.
    ///
    /// @return the login; empty when the invitation is not good
    public Optional<Outcome<String>> accept(String token, String password) {
        Instant now = clock.instant();
        String hash = new Secret(token).hash();
        Optional<String> invited = accounts.invited(hash, now);
        if (invited.isEmpty()) {
            return Optional.empty();
        }
        List<Fault> faults =
                Password.faults(
                        "/password", password, invited.get(), parameters.get(), Terms.dayOf(now));
        if (!faults.isEmpty()) {
            return Optional.of(new Outcome.Refused<>(faults));
        }
        return accepted(hash, signIn.hash(password), now)
                .map(username -> new Outcome.Accepted<>(username, List.of()));
    }

    private synchronized Optional<String> accepted(String hash, String slow, Instant now) {
        Optional<String> invited = accounts.invited(hash, now);
        invited.ifPresent(
                username ->
                        actions.append(now, username, FactorDesk.AREA, username, "accepted", "{}"));
        return accounts.accept(hash, slow, now);
    }

    /// An account that somebody keeps; there is no other for them.
    public Optional<Login> find(Standing keeper, String username) {
        return accounts.find(username).filter(one -> keeper.post().keeps(one.post()));
    }

    /// Gives an account other rights.
    public synchronized Outcome<Login> rights(Standing keeper, Login login, Set<Right> rights) {
        if (!rights.contains(Right.ADMINISTRATOR)) {
            List<Fault> faults = Delegation.farewell(login.post(), others(login));
            if (!faults.isEmpty()) {
                return new Outcome.Refused<>(faults);
            }
        }
        Map<String, String> body = Map.of("rights", text(rights));
        note(keeper, login.username(), "rights-given", body, clock.instant());
        accounts.put(login.username(), rights);
        return again(login);
    }

    /// Signs an account out and lets nobody in any more.
    public synchronized Outcome<Login> suspend(Standing keeper, Login login) {
        if (login.state() == State.SUSPENDED) {
            return state(login, State.ACTIVE.json() + "|" + State.INVITED.json());
        }
        if (login.state() == State.ACTIVE) {
            List<Fault> faults = Delegation.farewell(login.post(), others(login));
            if (!faults.isEmpty()) {
                return new Outcome.Refused<>(faults);
            }
        }
        note(keeper, login.username(), "suspended", Map.of(), clock.instant());
        accounts.put(login.username(), State.SUSPENDED);
        sessions.endAll(login.username());
        return again(login);
    }

    /// Lets an account in again, and forgets what failed.
    public synchronized Outcome<Login> reinstate(Standing keeper, Login login) {
        boolean never = login.passwordHash().isEmpty() && login.provider() == null;
        if (login.state() == State.INVITED) {
            return state(login, State.SUSPENDED.json() + "|" + State.ACTIVE.json());
        }
        note(keeper, login.username(), "reinstated", Map.of(), clock.instant());
        accounts.put(login.username(), Lockout.NONE);
        accounts.put(login.username(), never ? State.INVITED : State.ACTIVE);
        return again(login);
    }

    /// Starts an account over, for who lost password or authenticator: signed out, without either
    /// and without passkeys, and with a new invitation.
    public synchronized Outcome<Invited> reset(Standing keeper, Login login) {
        if (login.provider() != null || login.state() == State.SUSPENDED) {
            return state(login, State.ACTIVE.json() + "|" + State.INVITED.json());
        }
        if (keeper.username().equals(login.username())) {
            List<Fault> faults = Delegation.farewell(login.post(), others(login));
            if (!faults.isEmpty()) {
                return new Outcome.Refused<>(faults);
            }
        }
        Instant now = clock.instant();
        note(keeper, login.username(), "reset", Map.of(), now);
        sessions.endAll(login.username());
        accounts.putCode(login.username(), null);
        passkeys.removeAll(login.username());
        accounts.putPassword(login.username(), "");
        accounts.put(login.username(), State.INVITED);
        return new Outcome.Accepted<>(invitation(keeper, login.username(), null, now), List.of());
    }

    private int others(Login login) {
        return (int)
                accounts.at(login.post(), MOST).stream()
                        .filter(one -> one.state() == State.ACTIVE)
                        .filter(one -> !one.username().equals(login.username()))
                        .filter(
                                one ->
                                        one.post().role().equals(Post.ADMINISTRATOR)
                                                || one.post()
                                                        .rights()
                                                        .contains(Right.ADMINISTRATOR))
                        .count();
    }

    private Outcome<Login> again(Login login) {
        return new Outcome.Accepted<>(accounts.find(login.username()).orElseThrow(), List.of());
    }

    private void note(
            Standing keeper, String username, String kind, Map<String, String> body, Instant now) {
        actions.append(
                now,
                keeper.username(),
                FactorDesk.AREA,
                username,
                kind,
                JSON.writeValueAsString(body));
    }

    private static String text(Post post) {
        String enterprise = post.enterprise();
        return post.role()
                + (enterprise == null ? "" : " " + enterprise)
                + " "
                + text(post.rights());
    }

    private static String text(Set<Right> rights) {
        return rights.stream().sorted().map(Right::json).collect(Collectors.joining(" "));
    }

    private static <T> Outcome<T> state(Login login, String wanted) {
        return new Outcome.Refused<>(
                List.of(
                        Fault.of(
                                FaultCode.ACCOUNT_STATE, "/action", login.state().json(), wanted)));
    }

    private static <T> Outcome<T> refused(FaultCode code, String path, String found) {
        return new Outcome.Refused<>(List.of(Fault.of(code, path, found, null)));
    }
}
