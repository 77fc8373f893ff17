package io.greenway.server.api;

import io.greenway.core.party.Enterprise;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Participants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Recognises an enterprise by its API key.
final class ApiKeyFilter extends OncePerRequestFilter {
    /// What a request must carry to be an enterprise's.
    static final String AUTHORITY = "ENTERPRISE";

    private static final String SCHEME = "Bearer ";

    private final Participants participants;
    private final Problems problems;

    ApiKeyFilter(Participants participants, Problems problems) {
        this.participants = participants;
        this.problems = problems;
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
        Optional<Enterprise> holder =
                participants.holder(new ApiKey(header.substring(SCHEME.length()).strip()));
        if (holder.isEmpty()) {
            problems.unauthorized(response, true);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new Caller.OfEnterprise(holder.get()),
                        null,
                        List.of(new SimpleGrantedAuthority(AUTHORITY))));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
