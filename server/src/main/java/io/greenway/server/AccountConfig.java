package io.greenway.server;

import io.greenway.core.party.Enterprise;
import io.greenway.core.reference.Parameters;
import io.greenway.server.account.FactorDesk;
import io.greenway.server.account.KeyDesk;
import io.greenway.server.account.PeopleDesk;
import io.greenway.server.account.SessionDesk;
import io.greenway.server.account.SignInDesk;
import io.greenway.server.account.SignInSettings;
import io.greenway.server.api.EventController;
import io.greenway.server.api.KeyController;
import io.greenway.server.api.MeController;
import io.greenway.server.api.OperatorLogin;
import io.greenway.server.api.PasskeyController;
import io.greenway.server.api.PeopleController;
import io.greenway.server.api.ProviderLogin;
import io.greenway.server.api.Providers;
import io.greenway.server.api.SessionController;
import io.greenway.server.api.Sessions;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.ServiceAllowance;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.sandbox.SandboxClock;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ApiKeyTable;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.PasskeyTable;
import io.greenway.server.store.ReceiptTable;
import io.greenway.server.store.SessionTable;
import io.greenway.server.vault.Vault;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/// The parts with which people sign in, and keep accounts and keys.
@Configuration(proxyBeanMethods = false)
class AccountConfig {
    /// From one address, perhaps the gateway of a whole company: tries in a second, and after a
    /// pause. Each costs a slow hash.
    private static final int TRIES_A_SECOND = 5;

    private static final int TRIES_AT_ONCE = 100;

    /// Argon2id as OWASP asks for it (19 MiB, two passes), from BouncyCastle, which signatures need
    /// anyway. Hashes of before, which name no kind, are bcrypt; signing in renews them.
    @Bean
    PasswordEncoder passwordEncoder() {
        var encoder =
                new DelegatingPasswordEncoder(
                        "argon2",
                        Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 19_456, 2)));
        encoder.setDefaultPasswordEncoderForMatches(new BCryptPasswordEncoder());
        return encoder;
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    SignInSettings signInSettings(Settings settings) {
        return SignInSettings.in(settings.data());
    }

    @Bean
    AccountTable accountTable(Database database) {
        return new AccountTable(database.source());
    }

    private static Supplier<Parameters> parameters(ReferenceDesk reference) {
        return () -> reference.get().parameters();
    }

    @Bean
    SignInDesk signInDesk(
            AccountTable accounts,
            PasswordEncoder encoder,
            Vault vault,
            ReferenceDesk reference,
            Clock clock) {
        return new SignInDesk(accounts, encoder, vault, parameters(reference), clock);
    }

    /// Whoever moves the clock of a sandbox stays signed in, and so does everybody else.
    @Bean
    SessionDesk sessionDesk(
            Database database,
            AccountTable accounts,
            ReferenceDesk reference,
            Clock clock,
            SecureRandom random) {
        return new SessionDesk(
                new SessionTable(database.source()),
                accounts,
                parameters(reference),
                clock instanceof SandboxClock sandbox ? sandbox.machine() : clock,
                random);
    }

    @Bean
    Sessions sessions(SessionDesk desk, Participants participants, SignInSettings settings) {
        return new Sessions(desk, participants, settings.isSecure());
    }

    @Bean
    OperatorLogin operatorLogin(SignInDesk desk, Participants participants) {
        return new OperatorLogin(desk, participants);
    }

    @Bean
    Providers providers(SignInSettings settings) {
        return new Providers(settings);
    }

    @Bean
    ProviderLogin providerLogin(
            Providers providers,
            AccountTable accounts,
            Sessions sessions,
            SignInSettings settings,
            Clock clock) {
        return new ProviderLogin(providers, accounts, sessions, settings.isSecure(), clock);
    }

    @Bean
    SessionController sessionController(
            SignInDesk desk,
            Sessions sessions,
            Participants participants,
            Providers providers,
            Clock clock,
            JsonMapper json) {
        ServiceAllowance allowance = new ServiceAllowance(TRIES_A_SECOND, TRIES_AT_ONCE, clock);
        return new SessionController(
                desk, sessions, participants, allowance, providers.shown(), json);
    }

    @Bean
    MeController meController(
            AccountTable accounts,
            SignInDesk signIn,
            SessionDesk sessions,
            ActionTable actions,
            ReferenceDesk reference,
            Clock clock,
            SecureRandom random,
            JsonMapper json) {
        FactorDesk factors =
                new FactorDesk(
                        accounts, signIn, sessions, actions, parameters(reference), clock, random);
        return new MeController(sessions, factors, json);
    }

    @Bean
    PeopleController peopleController(
            AccountTable accounts,
            PasskeyTable passkeys,
            SignInDesk signIn,
            SessionDesk sessions,
            ActionTable actions,
            Participants participants,
            ParticipantTables tables,
            ReferenceDesk reference,
            Clock clock,
            SecureRandom random,
            JsonMapper json) {
        // An enterprise that the registry knows from its log has no row of its own yet.
        Predicate<String> registered =
                code -> {
                    Optional<Enterprise> found = participants.registry().find(code);
                    found.ifPresent(one -> tables.ensure(code, one.name()));
                    return found.isPresent();
                };
        PeopleDesk desk =
                new PeopleDesk(
                        accounts,
                        passkeys,
                        signIn,
                        sessions,
                        actions,
                        registered,
                        parameters(reference),
                        clock,
                        random);
        return new PeopleController(desk, json);
    }

    @Bean
    PasskeyTable passkeyTable(Database database) {
        return new PasskeyTable(database.source());
    }

    /// Without an address of its own the platform is on this machine, where browsers take
    /// `localhost` and no number for a passkey.
    @Bean
    PasskeyController passkeyController(
            Settings settings,
            SignInSettings signIn,
            AccountTable accounts,
            PasskeyTable passkeys,
            SessionController sessions,
            Clock clock) {
        URI address =
                Objects.requireNonNullElseGet(
                        signIn.publicUrl(),
                        () -> URI.create("http://localhost:" + settings.port()));
        return new PasskeyController(address, accounts, passkeys, sessions, clock);
    }

    @Bean
    EventController eventController(
            Database database, ReceiptBell bell, DeskQueue queue, Clock clock, JsonMapper json) {
        ReceiptTable receipts = new ReceiptTable(database.source());
        return new EventController(receipts, bell, queue, clock, json);
    }

    @Bean
    KeyController keyController(
            Database database,
            ParticipantTables tables,
            Participants participants,
            ActionTable actions,
            ReferenceDesk reference,
            Clock clock,
            SecureRandom random,
            JsonMapper json) {
        KeyDesk desk =
                new KeyDesk(
                        new ApiKeyTable(database.source()),
                        tables,
                        participants,
                        actions,
                        parameters(reference),
                        clock,
                        random);
        return new KeyController(desk, json);
    }
}
