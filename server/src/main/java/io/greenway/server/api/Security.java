package io.greenway.server.api;

import io.greenway.server.intake.KeyScope;
import io.greenway.server.intake.Participants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/// Who may call what. Systems of enterprises come with an API key and leave no session; people
/// log in to the pages, and their session is good for the interface too.
public final class Security {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none';"
                    + " form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String FEATURES =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// The figures are for people of the zone, and for a scraper.
    private static final String[] WATCHERS = {"ROLE_OPERATOR", "ROLE_ADMINISTRATOR", "SCRAPER"};

    /// For everyone: descriptions of the interface, of the rules, which are public law, and what
    /// follows from them. Who asks for a buyer's quota proves who they are in the question itself.
    private static final String[] PUBLIC_INTERFACE = {
        "/api/v1/openapi.json",
        "/api/v1/session",
        "/api/v1/session/**",
        "/api/v1/invitations",
        "/api/v1/applications",
        "/api/v1/applications/**",
        "/api/v1/services/check",
        "/api/v1/services/landed-cost",
        "/api/v1/services/mode",
        "/api/v1/services/deadlines",
        "/api/v1/services/commodities",
        "/api/v1/statistics/*",
        "/api/v1/services/forms/*",
        "/api/v1/services/quota",
        "/api/v1/services/quota/challenges",
        "/api/v1/services/parcels/*",
        "/api/v1/buyer",
        "/api/v1/papers/*",
        "/api/v1/demo/signing",
        "/api/v1/demo/proofs",
        "/api/v1/rules",
        "/api/v1/rules/**",
        "/api/v1/codes",
        "/api/v1/codes/**",
        "/api/v1/sandbox",
        "/api/v1/sandbox/enterprises",
        "/api/v1/sandbox/values"
    };

    private static final String[] PUBLIC_PAGES = {
        "/health",
        "/assets/**",
        "/api-docs",
        "/api-docs/**",
        "/webjars/swagger-ui/**",
        PortalController.FILES
    };

    /// A lane is for the parties of a dossier, the zone's people, and officers of its regulator.
    private static final String[] WHO_SEE_LANES = {
        ApiKeyFilter.AUTHORITY,
        "ROLE_OPERATOR",
        "ROLE_ADMINISTRATOR",
        "ROLE_CUSTOMS",
        "ROLE_INSPECTION",
        "ROLE_TAX",
        "ROLE_EXCHANGE"
    };

    /// The officer of foreign exchange sees foreign exchange and nothing else (facts: regulators).
    private static final String EXCHANGE = "ROLE_EXCHANGE";

    /// And the tax officer the tax lane.
    private static final String TAX = "ROLE_TAX";

    /// The officer of inspection and quarantine likewise.
    private static final String INSPECTION = "ROLE_INSPECTION";

    /// Where messages come in and receipts go out.
    private static final Set<String> DOOR = Set.of(MessageDoor.PATH, "/api/v1/receipts");

    /// Officers work at the desk of their regulator; nobody else does, the zone's people neither.
    private static final String[] OFFICERS = {
        "ROLE_CUSTOMS", "ROLE_INSPECTION", "ROLE_TAX", EXCHANGE
    };

    /// What a key, or a person by right, may do besides reading.
    private static final String SEND = ApiKeyFilter.authority(KeyScope.SEND);

    private static final String PAY = ApiKeyFilter.authority(KeyScope.PAY);

    /// Computations change nothing, whatever their method; the registry looks for the scope itself,
    /// to say which one.
    private static final String[] NOT_BY_METHOD = {"/api/v1/services/**", "/api/v1/registry/**"};

    private static final String[] WHO_READ = {
        ApiKeyFilter.AUTHORITY, "ROLE_OPERATOR", "ROLE_ADMINISTRATOR"
    };

    /// What a part forgot to say of itself is at least not for a key that reads.
    private static final String[] WHO_CHANGE = {SEND, "ROLE_OPERATOR", "ROLE_ADMINISTRATOR"};

    /// For people, of whatever place, and for no system.
    private static final String[] OF_PERSONS = {
        "/api/v1/me/**", "/api/v1/people", "/api/v1/people/**", "/api/v1/keys", "/api/v1/keys/**"
    };

    /// Enterprises hear of their own documents, officers of their own desk.
    private static final String[] WHO_LISTEN = {
        ApiKeyFilter.AUTHORITY, "ROLE_CUSTOMS", "ROLE_INSPECTION", "ROLE_TAX", "ROLE_EXCHANGE"
    };

    private Security() {}

    /// Systems of enterprises at the door, with their key: most of all requests. They ride on no
    /// session, so nothing that concerns sessions is asked for each of them.
    public static SecurityFilterChain door(
            HttpSecurity http, Participants participants, Problems problems) {
        headers(http);
        return http.securityMatcher(Security::isAtTheDoor)
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(sessions -> sessions.disable())
                .servletApi(servlet -> servlet.disable())
                .requestCache(cache -> cache.disable())
                .addFilterBefore(
                        new ApiKeyFilter(participants, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(paths -> paths.anyRequest().access(Security::throughTheDoor))
                .build();
    }

    /// A key reads or sends, or both. Asked for each message, so no pattern of a path is matched.
    private static AuthorizationDecision throughTheDoor(
            Supplier<? extends @Nullable Authentication> caller,
            RequestAuthorizationContext context) {
        String needed =
                context.getRequest().getMethod().equals("POST") ? SEND : ApiKeyFilter.AUTHORITY;
        Authentication known = caller.get();
        return new AuthorizationDecision(
                known != null
                        && known.getAuthorities().stream()
                                .anyMatch(one -> needed.equals(one.getAuthority())));
    }

    private static boolean isAtTheDoor(HttpServletRequest request) {
        return DOOR.contains(request.getRequestURI())
                && ApiKeyFilter.hasKey(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    /// Everything below `/api`.
    public static SecurityFilterChain api(
            HttpSecurity http,
            Participants participants,
            OperatorLogin operators,
            Sessions people,
            Problems problems) {
        forBrowsers(http, people);
        return http.securityMatcher("/api/**")
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(context -> context.securityContextRepository(people))
                .logout(logout -> logout.disable())
                .csrf(
                        csrf -> {
                            tokenInACookie(csrf, people);
                            csrf.requireCsrfProtectionMatcher(Security::ridesOnASession);
                        })
                .authenticationProvider(operators)
                .addFilterBefore(
                        new ApiKeyFilter(participants, problems), BasicAuthenticationFilter.class)
                .httpBasic(
                        basic ->
                                basic.authenticationEntryPoint(
                                        (request, response, cause) ->
                                                problems.unauthorized(response, true)))
                .exceptionHandling(
                        refused ->
                                refused.authenticationEntryPoint(
                                                (request, response, cause) ->
                                                        problems.unauthorized(response, false))
                                        .accessDeniedHandler(
                                                (request, response, cause) ->
                                                        problems.forbidden(response)))
                .authorizeHttpRequests(Security::whoMayWhat)
                .requestCache(cache -> cache.disable())
                .build();
    }

    /// The first line that matches a path holds.
    private static void whoMayWhat(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    paths) {
        paths.requestMatchers(PUBLIC_INTERFACE)
                .permitAll()
                .requestMatchers("/api/v1/views/**")
                .hasAnyAuthority(OFFICERS)
                .requestMatchers("/api/v1/dossiers/*/*/buyer")
                .hasAnyAuthority(SEND, "ROLE_CUSTOMS")
                .requestMatchers("/api/v1/dossiers/*/*/lanes")
                .hasAnyAuthority(WHO_SEE_LANES)
                .requestMatchers(OF_PERSONS)
                .hasAuthority(SignedIn.AUTHORITY)
                .requestMatchers("/api/v1/events")
                .hasAnyAuthority(WHO_LISTEN)
                .requestMatchers(HttpMethod.POST, MessageDoor.PATH)
                .hasAuthority(SEND)
                .requestMatchers("/api/v1/demo/signatures")
                .hasAuthority(SEND)
                .requestMatchers(HttpMethod.POST, "/api/v1/exchange/**")
                .hasAnyAuthority(PAY, EXCHANGE)
                .requestMatchers("/api/v1/exchange/**")
                .hasAnyAuthority(ApiKeyFilter.AUTHORITY, EXCHANGE)
                .requestMatchers(HttpMethod.POST, "/api/v1/inspection/**")
                .hasAnyAuthority(SEND, INSPECTION)
                .requestMatchers("/api/v1/tax/**")
                .hasAnyAuthority(ApiKeyFilter.AUTHORITY, TAX)
                .requestMatchers("/api/v1/inspection/**")
                .hasAnyAuthority(ApiKeyFilter.AUTHORITY, INSPECTION)
                .requestMatchers("/api/v1/desk/**")
                .hasAnyAuthority(OFFICERS)
                .requestMatchers(HttpMethod.POST, NOT_BY_METHOD)
                .hasAnyAuthority(WHO_READ)
                .requestMatchers(HttpMethod.POST, "/api/**")
                .hasAnyAuthority(WHO_CHANGE)
                .anyRequest()
                .hasAnyAuthority(WHO_READ);
    }

    /// The figures: for operators with their login, and for a scraper with its token.
    public static SecurityFilterChain metrics(
            HttpSecurity http, OperatorLogin operators, Sessions people, ScrapeToken token) {
        forBrowsers(http, people);
        return http.securityMatcher("/metrics")
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(context -> context.securityContextRepository(people))
                .authenticationProvider(operators)
                .addFilterBefore(token, BasicAuthenticationFilter.class)
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(paths -> paths.anyRequest().hasAnyAuthority(WATCHERS))
                .requestCache(cache -> cache.disable())
                .build();
    }

    /// The pages.
    public static SecurityFilterChain pages(
            HttpSecurity http, OperatorLogin operators, Sessions people, ProviderLogin providers) {
        forBrowsers(http, people);
        providers.in(http);
        return http.authenticationProvider(operators)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(context -> context.securityContextRepository(people))
                .exceptionHandling(
                        refused ->
                                refused.authenticationEntryPoint(
                                        new LoginUrlAuthenticationEntryPoint("/login")))
                .csrf(csrf -> tokenInACookie(csrf, people))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(
                        paths ->
                                paths.requestMatchers(PUBLIC_PAGES)
                                        .permitAll()
                                        .requestMatchers(PortalController.ADDRESSES)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /// The pages are files and cannot hold a token; their script takes it from a cookie.
    private static void tokenInACookie(CsrfConfigurer<HttpSecurity> csrf, Sessions people) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(
                one -> {
                    one.sameSite("Strict");
                    if (people.isSecure()) {
                        one.secure(true);
                    }
                });
        csrf.csrfTokenRepository(cookie).csrfTokenRequestHandler(new AlwaysGivenToken());
    }

    /// Without this the cookie would come only when something on the server asks for the token.
    private static final class AlwaysGivenToken extends CsrfTokenRequestAttributeHandler {
        @Override
        public void handle(
                HttpServletRequest request,
                HttpServletResponse response,
                Supplier<CsrfToken> token) {
            super.handle(request, response, token);
            token.get().getToken();
        }
    }

    private static void headers(HttpSecurity http) {
        http.headers(
                headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_POLICY))
                                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                                .referrerPolicy(
                                        policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }

    /// What only browsers heed; the door does without, since each header costs every message.
    private static void forBrowsers(HttpSecurity http, Sessions people) {
        headers(http);
        if (people.isSecure()) {
            // Where a proxy ends TLS, no request says that the browser came over it.
            http.headers(
                    headers ->
                            headers.httpStrictTransportSecurity(
                                    hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)));
        }
        http.headers(
                headers ->
                        headers.permissionsPolicyHeader(policy -> policy.policy(FEATURES))
                                .crossOriginOpenerPolicy(
                                        policy ->
                                                policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .crossOriginResourcePolicy(
                                        policy ->
                                                policy.policy(
                                                        CrossOriginResourcePolicy.SAME_ORIGIN)));
    }

    /// A browser adds the session by itself, so a foreign page could use it; a request that
    /// brings its own key or login cannot be forged that way.
    private static boolean ridesOnASession(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && SessionCookie.of(request).isPresent();
    }
}
