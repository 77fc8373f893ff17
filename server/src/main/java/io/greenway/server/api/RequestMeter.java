package io.greenway.server.api;

import io.greenway.server.observe.Meters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Measures every request, by its route and status. A path that is no route counts as one, so
/// that nobody can make labels by asking for nonsense.
public final class RequestMeter extends OncePerRequestFilter {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private final Meters meters;

    public RequestMeter(Meters meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
            meters.request(
                    method,
                    route == null ? "none" : route.toString(),
                    response.getStatus(),
                    System.nanoTime() - began);
        }
    }
}
