package io.greenway.server.api;

import io.greenway.server.account.SignIn;
import io.greenway.server.account.SignInDesk;
import io.greenway.server.account.Standing;
import io.greenway.server.intake.Participants;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Knows people by name and password: those who send both with every request, and those of the
/// form. A login that asks for a code besides is not let in with a password alone, so a second
/// factor cannot be gone round.
public final class OperatorLogin implements AuthenticationProvider {
    private final SignInDesk desk;
    private final Participants participants;

    public OperatorLogin(SignInDesk desk, Participants participants) {
        this.desk = desk;
        this.participants = participants;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = Objects.toString(attempt.getCredentials(), "");
        return switch (desk.look(attempt.getName(), password, "")) {
            case SignIn.Known(Standing standing) ->
                    SignedIn.of(standing, participants)
                            .orElseThrow(() -> new BadCredentialsException("No such enterprise"));
            case SignIn.CodeNeeded needed -> throw new BadCredentialsException("A code is needed");
            case SignIn.Refused refused -> throw new BadCredentialsException("Unknown login");
            case SignIn.Busy busy -> throw new BadCredentialsException("Busy");
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
