package io.greenway.server.account;

import io.greenway.core.account.Lockout;
import io.greenway.core.account.TimedCode;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameters;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.AccountTable.Login;
import io.greenway.server.store.AccountTable.State;
import io.greenway.server.vault.Sealed;
import io.greenway.server.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Finds out whether somebody is who they say. Attempts that fail are counted in the table, so
/// that a restart gives no new ones; for an unknown login a hash is made as well.
public final class SignInDesk {
    /// A hash takes 16 MiB and a core for some 50 ms; the platform has other things to do.
    private static final int HASHES_AT_ONCE = 4;

    private static final int LONGEST_WAIT_SECONDS = 5;

    private final AccountTable accounts;
    private final PasswordEncoder encoder;
    private final Vault vault;
    private final Supplier<Parameters> parameters;
    private final InstantSource clock;
    private final String nobodysHash;
    private final Semaphore room = new Semaphore(HASHES_AT_ONCE, true);

    public SignInDesk(
            AccountTable accounts,
            PasswordEncoder encoder,
            Vault vault,
            Supplier<Parameters> parameters,
            InstantSource clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.vault = vault;
        this.parameters = parameters;
        this.clock = clock;
        this.nobodysHash = Objects.requireNonNull(encoder.encode("nobody"));
    }

    /// Looks at what somebody gives.
    ///
    /// @param code timed code or recovery code; empty when none was given
    public SignIn look(String username, String password, String code) {
        if (!enter()) {
            return new SignIn.Busy();
        }
        try {
            return seen(username, password, code);
        } finally {
            room.release();
        }
    }

    private boolean enter() {
        try {
            return room.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SignIn seen(String username, String password, String code) {
        Instant now = clock.instant();
        Optional<Login> found = accounts.find(username);
        boolean open =
                found.filter(one -> one.state() == State.ACTIVE && !one.passwordHash().isEmpty())
                        .filter(one -> !one.lockout().isLocked(now))
                        .isPresent();
        String hash = open ? found.map(Login::passwordHash).orElse(nobodysHash) : nobodysHash;
        boolean right = encoder.matches(password, hash);
        if (!open || found.isEmpty()) {
            return new SignIn.Refused();
        }
        Login login = found.get();
        if (!right) {
            return failed(username, now);
        }
        if (!login.confirmed()) {
            return succeeded(login, "password", password, now);
        }
        if (code.isBlank()) {
            return new SignIn.CodeNeeded();
        }
        Optional<String> how = proof(login, code, now);
        return how.isPresent() ? succeeded(login, how.get(), password, now) : failed(username, now);
    }

    /// Several may be looked at together, so what failed is counted from the row as it is now.
    private synchronized SignIn failed(String username, Instant now) {
        Lockout before = accounts.find(username).map(Login::lockout).orElse(Lockout.NONE);
        if (!before.isLocked(now)) {
            accounts.put(username, before.failed(now, parameters.get(), Terms.dayOf(now)));
        }
        return new SignIn.Refused();
    }

    /// Forgets what failed.
    ///
    /// @return false when others have failed so often meanwhile that it is locked
    private synchronized boolean opens(String username, Instant now) {
        Lockout before = accounts.find(username).map(Login::lockout).orElse(Lockout.NONE);
        if (before.failures() > 0 && !before.isLocked(now)) {
            accounts.put(username, Lockout.NONE);
        }
        return !before.isLocked(now);
    }

    private SignIn succeeded(Login login, String how, String password, Instant now) {
        if (!opens(login.username(), now)) {
            return new SignIn.Refused();
        }
        if (encoder.upgradeEncoding(login.passwordHash())) {
            accounts.putPassword(
                    login.username(), Objects.requireNonNull(encoder.encode(password)));
        }
        return new SignIn.Known(standing(login, how));
    }

    static Standing standing(Login login, String how) {
        return new Standing(login.username(), login.displayName(), login.post(), how, "");
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /// What a code proves; nothing when it is wrong or was used.
    Optional<String> proof(Login login, String code, Instant now) {
        byte[] secret = secret(login);
        OptionalLong step =
                secret == null
                        ? OptionalLong.empty()
                        : TimedCode.matching(secret, code, now, login.step());
        if (step.isPresent()) {
            return accounts.use(login.username(), step.getAsLong())
                    ? Optional.of("code")
                    : Optional.empty();
        }
        String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return accounts.useRecovery(login.username(), new Secret(plain).hash())
                ? Optional.of("recovery")
                : Optional.empty();
    }

    private byte @Nullable [] secret(Login login) {
        Sealed sealed = login.code();
        return sealed == null ? null : vault.open(sealed, context(login.username()));
    }

    Sealed sealed(String username, byte[] secret) {
        return vault.seal(secret, context(username));
    }

    private static String context(String username) {
        return "timed code " + username;
    }
}
