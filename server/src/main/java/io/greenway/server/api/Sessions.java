package io.greenway.server.api;

import io.greenway.server.account.SessionDesk;
import io.greenway.server.account.Standing;
import io.greenway.server.intake.Participants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Finds who is signed in by the cookie, and signs people in and out. Nothing else of the platform
/// keeps a session.
public final class Sessions implements SecurityContextRepository {
    private final SessionDesk desk;
    private final Participants participants;
    private final boolean secure;

    /// @param secure whether browsers come over TLS, so that cookies may never go in clear
    public Sessions(SessionDesk desk, Participants participants, boolean secure) {
        this.desk = desk;
        this.participants = participants;
        this.secure = secure;
    }

    /// Whether browsers come over TLS by the settings, whatever a request says of itself.
    boolean isSecure() {
        return secure;
    }

    /// The one thing an implementation must have, though nobody asks it directly any more.
    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return person(holder.getRequest())
                .map(SecurityContextImpl::new)
                .orElseGet(SecurityContextImpl::new);
    }

    /// The person whose browser sent the request.
    Optional<SignedIn> person(HttpServletRequest request) {
        // Who says in the request itself who they are is that person and no other.
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                ? Optional.empty()
                : SessionCookie.of(request)
                        .flatMap(desk::standing)
                        .flatMap(one -> SignedIn.of(one, participants));
    }

    /// The form signs in here, and the way out signs out.
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            // Who says it with each request leaves no session.
            return;
        }
        Authentication known = context.getAuthentication();
        if (known instanceof SignedIn person && person.standing().session().isEmpty()) {
            signIn(person.standing(), request, response);
        } else if (known == null) {
            signOut(request, response);
        }
    }

    /// Opens a session; one that was there before ends, so that nobody can have planted it.
    Standing signIn(Standing standing, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.of(request).ifPresent(desk::end);
        String agent = Objects.toString(request.getHeader(HttpHeaders.USER_AGENT), "");
        String token = desk.open(standing, agent).text();
        SessionCookie.put(response, token, secure || request.isSecure());
        return standing;
    }

    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.of(request)
                .ifPresent(
                        token -> {
                            desk.end(token);
                            SessionCookie.clear(response, secure || request.isSecure());
                        });
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionCookie.of(request).isPresent();
    }
}
