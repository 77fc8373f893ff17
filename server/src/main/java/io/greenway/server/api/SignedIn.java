package io.greenway.server.api;

import io.greenway.core.account.Right;
import io.greenway.core.party.Enterprise;
import io.greenway.server.account.Standing;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.KeyScope;
import io.greenway.server.intake.Participants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A person who is known for one request. To everything that is an enterprise's they are the
/// enterprise, with no more than their rights; who they are themselves stands in [#standing].
public final class SignedIn extends AbstractAuthenticationToken {
    /// What every person has and no system.
    static final String AUTHORITY = "PERSON";

    private static final long serialVersionUID = 1;

    private final transient Caller caller;
    private final transient Standing standing;

    private SignedIn(Caller caller, Standing standing, List<GrantedAuthority> authorities) {
        super(authorities);
        this.caller = caller;
        this.standing = standing;
        setAuthenticated(true);
    }

    /// The person as a caller; nothing when their enterprise is not in the registry.
    static Optional<SignedIn> of(Standing standing, Participants participants) {
        String enterprise = standing.post().enterprise();
        if (enterprise == null) {
            String role = standing.post().role();
            return Optional.of(
                    new SignedIn(
                            new Caller.Operator(standing.username(), standing.displayName(), role),
                            standing,
                            authorities("ROLE_" + role.toUpperCase(Locale.ROOT))));
        }
        return participants
                .registry()
                .find(enterprise)
                .map(
                        found ->
                                new SignedIn(
                                        new Caller.OfEnterprise(found),
                                        standing,
                                        ofEnterprise(standing)));
    }

    private static List<GrantedAuthority> ofEnterprise(Standing standing) {
        List<GrantedAuthority> all = authorities(ApiKeyFilter.AUTHORITY);
        if (standing.has(Right.DECLARANT)) {
            all.add(authority(KeyScope.SEND));
        }
        if (standing.has(Right.FINANCE)) {
            all.add(authority(KeyScope.PAY));
        }
        if (standing.has(Right.ADMINISTRATOR)) {
            all.add(authority(KeyScope.MANDATES));
        }
        return all;
    }

    private static GrantedAuthority authority(KeyScope scope) {
        return new SimpleGrantedAuthority(ApiKeyFilter.authority(scope));
    }

    private static List<GrantedAuthority> authorities(String one) {
        List<GrantedAuthority> all = new ArrayList<>();
        all.add(new SimpleGrantedAuthority(AUTHORITY));
        all.add(new SimpleGrantedAuthority(one));
        return all;
    }

    /// The person behind a request; nothing when a system asks.
    static Optional<Standing> person(@Nullable Authentication authentication) {
        return authentication instanceof SignedIn person
                ? Optional.of(person.standing)
                : Optional.empty();
    }

    Standing standing() {
        return standing;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return standing.username();
    }

    /// The code of the enterprise, when the person works for one.
    Optional<Enterprise> enterprise() {
        return caller instanceof Caller.OfEnterprise(Enterprise enterprise)
                ? Optional.of(enterprise)
                : Optional.empty();
    }
}
