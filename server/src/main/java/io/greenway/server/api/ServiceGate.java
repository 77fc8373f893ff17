package io.greenway.server.api;

import io.greenway.server.intake.Caller;
import io.greenway.server.intake.ServiceAllowance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Slows down who asks the services more than is fair. An enterprise is known by its key, everybody
/// else by address; of an IPv6 address the first half counts, since one line has all of the rest.
public final class ServiceGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final String SERVICES = "/api/v1/services/";
    private static final String STATISTICS = "/api/v1/statistics/";
    private static final int IPV6_GROUPS = 4;

    private static final String SANDBOX = "/api/v1/sandbox/";
    private static final String APPLICATIONS = "/api/v1/applications";

    private static final String BUYER = "/api/v1/buyer";
    private static final String PAPERS = "/api/v1/papers/";
    private static final String DEMO_PROOFS = "/api/v1/demo/proofs";

    /// These read or write much, or are about persons, or would be asked by whoever tries numbers.
    private static final List<String> DEAR_ONES =
            List.of(
                    SERVICES + "check",
                    SERVICES + "pre-check",
                    SERVICES + "quota",
                    SERVICES + "raw-data",
                    SERVICES + "parcels",
                    BUYER,
                    PAPERS,
                    DEMO_PROOFS,
                    SANDBOX,
                    APPLICATIONS);

    /// One is printed at a time.
    private static final List<String> PRINTS = List.of("/release-note", "/document");

    private static final int DEAR = 10;

    private final ServiceAllowance allowance;
    private final Problems problems;

    public ServiceGate(ServiceAllowance allowance, Problems problems) {
        this.allowance = allowance;
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        SERVICES + "**",
                        STATISTICS + "**",
                        BUYER,
                        PAPERS + "**",
                        DEMO_PROOFS,
                        SANDBOX + "**",
                        APPLICATIONS,
                        APPLICATIONS + "/**",
                        "/api/v1/dossiers/*/*/release-note",
                        "/api/v1/tax/bills/*/document");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        int tokens = isDear(request.getServletPath()) ? DEAR : 1;
        Duration pause = allowance.take(caller(request), tokens);
        if (pause.isZero()) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Problems.seconds(pause));
        problems.write(
                response,
                Problem.of(
                        "too-many",
                        "Too many questions",
                        429,
                        "You ask faster than you may; try again after the time given."));
        return false;
    }

    /// Asked of the path as it was understood: written in another way it costs the same.
    private static boolean isDear(String path) {
        return DEAR_ONES.stream().anyMatch(path::startsWith)
                || PRINTS.stream().anyMatch(path::endsWith);
    }

    private static String caller(HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return switch (known == null ? null : known.getPrincipal()) {
            case Caller.OfEnterprise(var enterprise) -> "enterprise " + enterprise.code();
            case Caller.Operator operator -> "operator " + operator.username();
            case null, default -> "address " + line(request.getRemoteAddr());
        };
    }

    static String line(String address) {
        int end = -1;
        for (int group = 0; group < IPV6_GROUPS; group++) {
            int next = address.indexOf(':', end + 1);
            if (next < 0) {
                return address;
            }
            end = next;
        }
        return address.substring(0, end);
    }
}
