package io.greenway.server.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem documents where no controller does: in filters and for errors of the container.
public final class Problems {
    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /// An answer that a controller would give.
    void write(HttpServletResponse response, ResponseEntity<Problem> answer) throws IOException {
        answer.getHeaders()
                .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        write(response, Objects.requireNonNull(answer.getBody()));
    }

    /// Seconds for `Retry-After`, rounded up.
    static String seconds(Duration duration) {
        return Long.toString(Math.max(1, Math.ceilDiv(duration.toMillis(), 1000)));
    }

    /// No key, or one that is not valid.
    void unauthorized(HttpServletResponse response, boolean given) throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                given
                        ? "Bearer realm=\"greenway\", error=\"invalid_token\""
                        : "Bearer realm=\"greenway\"");
        write(
                response,
                Problem.of(
                        "unauthorized",
                        "Who are you?",
                        HttpServletResponse.SC_UNAUTHORIZED,
                        given
                                ? "The API key or the login is not known, or was revoked."
                                : "Send an API key: Authorization: Bearer KEY."));
    }

    void forbidden(HttpServletResponse response) throws IOException {
        write(
                response,
                Problem.of(
                        "forbidden",
                        "Not for you",
                        HttpServletResponse.SC_FORBIDDEN,
                        "This login may not do that."));
    }
}
