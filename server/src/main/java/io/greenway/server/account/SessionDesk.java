package io.greenway.server.account;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameters;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.AccountTable.Login;
import io.greenway.server.store.AccountTable.State;
import io.greenway.server.store.SessionTable;
import io.greenway.server.store.SessionTable.Session;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Who is signed in. Sessions stand in the database, so that a restart or an upgrade signs nobody
/// out, a session ends at once wherever it is ended, and its owner can see it; each request of a
/// browser costs one row by its key. Systems with an API key have none.
public final class SessionDesk {
    /// A use is noted at most this often, so that reading does not write.
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final int MOST = 50;
    private static final int AGENT_MAX = 200;
    private static final int NAME_DIGITS = 16;

    private final SessionTable sessions;
    private final AccountTable accounts;
    private final Supplier<Parameters> parameters;
    private final InstantSource clock;
    private final SecureRandom random;

    public SessionDesk(
            SessionTable sessions,
            AccountTable accounts,
            Supplier<Parameters> parameters,
            InstantSource clock,
            SecureRandom random) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.parameters = parameters;
        this.clock = clock;
        this.random = random;
    }

    /// A session of its owner.
    ///
    /// @param id tells it apart and opens nothing
    /// @param current whether it is the one that asks
    public record Shown(
            String id,
            String how,
            String agent,
            Instant openedAt,
            Instant seenAt,
            boolean current) {}

    /// Opens a session.
    ///
    /// @param agent what the browser says it is
    /// @return its token
    public Secret open(Standing standing, String agent) {
        Instant now = clock.instant();
        forget(now);
        Secret token = Secret.random(random);
        Duration most = Duration.ofHours(parameters.get().days("SESSION_HOURS", day(now)));
        sessions.open(
                new Session(
                        token.hash(),
                        standing.username(),
                        standing.how(),
                        agent.substring(0, Math.min(agent.length(), AGENT_MAX)),
                        now,
                        now,
                        now.plus(most)));
        return token;
    }

    /// Who a token stands for, with the rights they have at this moment.
    public Optional<Standing> standing(String token) {
        Instant now = clock.instant();
        String hash = new Secret(token).hash();
        Optional<Session> found =
                sessions.find(hash)
                        .filter(one -> now.isBefore(one.expiresAt()))
                        .filter(one -> now.isBefore(one.seenAt().plus(idle(now))));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Session session = found.get();
        if (now.isAfter(session.seenAt().plus(NOTED))) {
            sessions.seen(hash, now);
        }
        return accounts.find(session.username())
                .filter(one -> one.state() == State.ACTIVE)
                .map(one -> standing(one, session));
    }

    private static Standing standing(Login login, Session session) {
        return new Standing(
                login.username(), login.displayName(), login.post(), session.how(), session.hash());
    }

    public void end(String token) {
        sessions.end(new Secret(token).hash());
    }

    /// The sessions of who asks, newest first.
    public List<Shown> of(Standing standing) {
        return sessions.of(standing.username(), MOST).stream()
                .map(
                        one ->
                                new Shown(
                                        one.hash().substring(0, NAME_DIGITS),
                                        one.how(),
                                        one.agent(),
                                        one.openedAt(),
                                        one.seenAt(),
                                        one.hash().equals(standing.session())))
                .toList();
    }

    /// Ends a session of who asks.
    ///
    /// @return whether there was one
    public boolean end(Standing standing, String id) {
        Optional<Session> found =
                sessions.of(standing.username(), MOST).stream()
                        .filter(one -> one.hash().startsWith(id) && id.length() == NAME_DIGITS)
                        .findFirst();
        found.ifPresent(one -> sessions.end(one.hash()));
        return found.isPresent();
    }

    /// Ends all sessions of an account, but for the one that asks.
    void endOthers(Standing standing) {
        sessions.endAll(standing.username(), standing.session());
    }

    void endAll(String username) {
        sessions.endAll(username, "");
    }

    private void forget(Instant now) {
        sessions.forget(now, now.minus(idle(now)));
    }

    private Duration idle(Instant now) {
        return Duration.ofMinutes(parameters.get().days("SESSION_IDLE_MINUTES", day(now)));
    }

    private static LocalDate day(Instant now) {
        return Terms.dayOf(now);
    }
}
