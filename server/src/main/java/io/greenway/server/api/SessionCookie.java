package io.greenway.server.api;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookie that holds the token of a session. No script reads it and no foreign page can make a
/// browser send it; over TLS it never goes in clear. It ends with the browser, the session at the
/// latest when its row does.
final class SessionCookie {
    static final String NAME = "GREENWAY_SESSION";

    private static final int TOKEN_MAX = 100;

    private SessionCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty() && value.length() <= TOKEN_MAX)
                        .findFirst();
    }

    static void put(HttpServletResponse response, String token, boolean secure) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, secure).build().toString());
    }

    static void clear(HttpServletResponse response, boolean secure) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie("", secure).maxAge(Duration.ZERO).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean secure) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict");
    }
}
