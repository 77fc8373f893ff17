package io.greenway.server.api;

import io.greenway.server.account.Standing;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.AccountTable.State;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// Signing in at an identity provider (OpenID Connect). The account is there already and names the
/// provider: who is known elsewhere is not thereby known here. The platform wants to know who it
/// is and nothing else, so it keeps no token of the provider.
public final class ProviderLogin
        implements AuthorizationRequestRepository<OAuth2AuthorizationRequest>,
                OAuth2AuthorizedClientRepository {
    private static final String COOKIE = "GREENWAY_HANDSHAKE";
    private static final String PATH = "/login/oauth2";

    /// The browser comes from a foreign page here, and would not send a cookie of a session along a
    /// redirection; from a page of ours it does.
    private static final String ON =
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="refresh" content="0;url=/home"><title>Greenway</title></head>
            <body><a href="/home">Greenway 绿道</a></body></html>
            """;

    private final Providers providers;
    private final AccountTable accounts;
    private final Sessions sessions;
    private final boolean secure;
    private final Ceremonies<OAuth2AuthorizationRequest> handshakes;

    public ProviderLogin(
            Providers providers,
            AccountTable accounts,
            Sessions sessions,
            boolean secure,
            InstantSource clock) {
        this.providers = providers;
        this.accounts = accounts;
        this.sessions = sessions;
        this.secure = secure;
        this.handshakes = new Ceremonies<>(clock);
    }

    /// Adds it to a chain, when there are providers.
    void in(HttpSecurity http) {
        if (providers.isEmpty()) {
            return;
        }
        http.oauth2Login(
                login ->
                        login.loginPage("/login")
                                .clientRegistrationRepository(providers)
                                .authorizedClientRepository(this)
                                .authorizationEndpoint(
                                        endpoint -> endpoint.authorizationRequestRepository(this))
                                .successHandler(this::known)
                                .failureUrl("/login?error"));
    }

    private void known(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthenticationToken token = (OAuth2AuthenticationToken) authentication;
        String provider = token.getAuthorizedClientRegistrationId();
        Optional<Standing> standing =
                accounts.find(token.getName())
                        .filter(one -> provider.equals(one.provider()))
                        .filter(one -> one.state() == State.ACTIVE)
                        .map(
                                one ->
                                        new Standing(
                                                one.username(),
                                                one.displayName(),
                                                one.post(),
                                                "provider",
                                                ""));
        if (standing.isEmpty()) {
            response.sendRedirect("/login?error");
            return;
        }
        sessions.signIn(standing.get(), request, response);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(ON.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (asked != null) {
            put(response, handshakes.begin(asked), Duration.ofMinutes(5));
        }
    }

    /// Gives back what this browser asked for; another one's answer does not fit.
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        String state = request.getParameter("state");
        Optional<OAuth2AuthorizationRequest> asked =
                cookie(request)
                        .flatMap(handshakes::end)
                        .filter(one -> state != null && state.equals(one.getState()));
        put(response, "", Duration.ZERO);
        return asked.orElse(null);
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(one -> one.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private void put(HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(COOKIE, value)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String provider, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Nothing of the provider's is kept.
    }

    @Override
    public void removeAuthorizedClient(
            String provider,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        // There is none.
    }
}
