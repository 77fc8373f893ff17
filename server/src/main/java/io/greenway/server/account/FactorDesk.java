package io.greenway.server.account;

import io.greenway.core.account.Password;
import io.greenway.core.account.TimedCode;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.AccountTable.Login;
import io.greenway.server.store.ActionTable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What people change about how they sign in: the password, and timed codes as a second factor.
public final class FactorDesk {
    static final String AREA = "people";
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int HALF = 8;

    private final AccountTable accounts;
    private final SignInDesk signIn;
    private final SessionDesk sessions;
    private final ActionTable actions;
    private final Supplier<Parameters> parameters;
    private final InstantSource clock;
    private final SecureRandom random;

    public FactorDesk(
            AccountTable accounts,
            SignInDesk signIn,
            SessionDesk sessions,
            ActionTable actions,
            Supplier<Parameters> parameters,
            InstantSource clock,
            SecureRandom random) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.actions = actions;
        this.parameters = parameters;
        this.clock = clock;
        this.random = random;
    }

    /// A secret for an authenticator app, told once.
    ///
    /// @param secret in Base32, to be typed in
    /// @param uri to be shown as a QR code
    public record Begun(String secret, String uri) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /// How an account is secured.
    public record Factors(boolean password, boolean code, int recoveryCodes) {}

    public Factors of(Standing standing) {
        Login login = login(standing);
        return new Factors(
                !login.passwordHash().isEmpty(),
                login.confirmed(),
                accounts.recoveryCodes(login.username()));
    }

    /// A new password; all other sessions end.
    ///
    /// @param code needed where codes are asked for; empty otherwise
    public Outcome<Factors> password(Standing standing, String old, String code, String fresh) {
        Login login = login(standing);
        Instant now = clock.instant();
        if (!isThem(login, old, code)) {
            return wrong("/password");
        }
        List<Fault> faults =
                Password.faults(
                        "/newPassword",
                        fresh,
                        login.username(),
                        parameters.get(),
                        Terms.dayOf(now));
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        note(standing, "password-changed", now);
        accounts.putPassword(login.username(), signIn.hash(fresh));
        sessions.endOthers(standing);
        return new Outcome.Accepted<>(of(standing), List.of());
    }

    /// A new secret; nothing changes until it is confirmed.
    public Outcome<Begun> begin(Standing standing) {
        Login login = login(standing);
        if (login.confirmed() || login.passwordHash().isEmpty()) {
            return wrong("");
        }
        byte[] secret = new byte[TimedCode.SECRET_BYTES];
        random.nextBytes(secret);
        accounts.putCode(login.username(), signIn.sealed(login.username(), secret));
        String text = TimedCode.base32(secret);
        String label = "Greenway:" + URLEncoder.encode(login.username(), StandardCharsets.UTF_8);
        return new Outcome.Accepted<>(
                new Begun(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Greenway"),
                List.of());
    }

    /// Shows that the app has the secret; from then on codes are asked for.
    ///
    /// @return recovery codes, told once
    public Outcome<List<String>> confirm(Standing standing, String code) {
        Login login = login(standing);
        Instant now = clock.instant();
        Optional<String> proof =
                login.confirmed() || login.code() == null
                        ? Optional.empty()
                        : signIn.proof(login, code, now);
        if (proof.isEmpty()) {
            return wrong("/code");
        }
        List<String> codes = IntStream.range(0, RECOVERY_CODES).mapToObj(at -> recovery()).toList();
        note(standing, "code-confirmed", now);
        accounts.confirmCode(
                login.username(),
                codes.stream().map(one -> new Secret(one.replace("-", "")).hash()).toList());
        sessions.endOthers(standing);
        return new Outcome.Accepted<>(codes, List.of());
    }

    private String recovery() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        String text = TimedCode.base32(bytes);
        return text.substring(0, HALF) + "-" + text.substring(HALF);
    }

    /// Takes the second factor away, with the password and a code.
    public Outcome<Factors> remove(Standing standing, String password, String code) {
        Login login = login(standing);
        Instant now = clock.instant();
        if (!login.confirmed() || !isThem(login, password, code)) {
            return wrong("/code");
        }
        note(standing, "code-removed", now);
        accounts.putCode(login.username(), null);
        return new Outcome.Accepted<>(of(standing), List.of());
    }

    /// Who sits at a browser that somebody left open may not guess on: failures count here too.
    private boolean isThem(Login login, String password, String code) {
        return signIn.look(login.username(), password, code) instanceof SignIn.Known;
    }

    private Login login(Standing standing) {
        return accounts.find(standing.username()).orElseThrow();
    }

    private void note(Standing standing, String kind, Instant now) {
        actions.append(now, standing.username(), AREA, standing.username(), kind, "{}");
    }

    private static <T> Outcome<T> wrong(String path) {
        return new Outcome.Refused<>(List.of(Fault.of(FaultCode.SECOND_FACTOR, path, null, null)));
    }
}
