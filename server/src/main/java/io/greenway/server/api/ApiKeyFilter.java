package io.greenway.server.api;

import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.KeyScope;
import io.greenway.server.intake.Participants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Recognises an enterprise by its API key.
final class ApiKeyFilter extends OncePerRequestFilter {
    /// What a request must carry to read what is an enterprise's.
    static final String AUTHORITY = "ENTERPRISE";

    /// Of most keys; made once, since it is asked for with each message.
    private static final List<SimpleGrantedAuthority> ORDINARY = authorities(KeyScope.BASE);

    private static final String SCHEME = "Bearer ";

    private final Participants participants;
    private final Problems problems;

    ApiKeyFilter(Participants participants, Problems problems) {
        this.participants = participants;
        this.problems = problems;
    }

    /// What is needed to do what a scope is for.
    static String authority(KeyScope scope) {
        return switch (scope) {
            case READ -> AUTHORITY;
            case SEND, PAY, MANDATES -> "ROLE_KEY_" + scope.name();
        };
    }

    private static List<SimpleGrantedAuthority> authorities(Set<KeyScope> scopes) {
        return scopes.stream()
                .map(ApiKeyFilter::authority)
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    /// Whether the header that says who asks holds a key.
    static boolean hasKey(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !hasKey(header)) {
            chain.doFilter(request, response);
            return;
        }
        ApiKey key = new ApiKey(header.substring(SCHEME.length()).strip());
        Optional<Participants.Holder> holder = participants.known(key);
        if (holder.isEmpty()) {
            problems.unauthorized(response, true);
            return;
        }
        Set<KeyScope> scopes = holder.get().scopes();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new Caller.OfEnterprise(holder.get().enterprise()),
                        null,
                        scopes.equals(KeyScope.BASE) ? ORDINARY : authorities(scopes)));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
