package io.greenway.server.api;

import io.greenway.server.intake.Caller;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.ParticipantTables.Account;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Knows the people of the zone by name and password.
public final class OperatorLogin implements AuthenticationProvider {
    private final ParticipantTables tables;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    public OperatorLogin(ParticipantTables tables, PasswordEncoder encoder) {
        this.tables = tables;
        this.encoder = encoder;
        this.nobodysHash = Objects.requireNonNull(encoder.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = Objects.toString(attempt.getCredentials(), "");
        Optional<Account> account = tables.account(attempt.getName());
        // An unknown name takes as long as a wrong password, so nobody learns which names exist.
        String hash = account.map(Account::passwordHash).orElse(nobodysHash);
        if (!encoder.matches(password, hash) || account.isEmpty()) {
            throw new BadCredentialsException("Unknown login");
        }
        Account known = account.get();
        return UsernamePasswordAuthenticationToken.authenticated(
                new Caller.Operator(known.username(), known.displayName(), known.role()),
                null,
                List.of(
                        new SimpleGrantedAuthority(
                                "ROLE_" + known.role().toUpperCase(Locale.ROOT))));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
