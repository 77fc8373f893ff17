package io.greenway.server.api;

import io.greenway.server.store.StoreFailure;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Turns what no controller answers into a problem document. An exception's own words may quote a
/// message, so they go nowhere.
@RestControllerAdvice
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    /// The framework's own refusals: unknown path, wrong method, wrong media type.
    @ExceptionHandler
    ResponseEntity<Problem> refused(Exception exception) {
        if (exception instanceof ErrorResponse refusal) {
            HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
            String detail = refusal.getBody().getDetail();
            return ResponseEntity.status(status)
                    .headers(refusal.getHeaders())
                    .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .body(
                            Problem.of(
                                    "http",
                                    status.getReasonPhrase(),
                                    status.value(),
                                    detail == null ? status.getReasonPhrase() : detail));
        }
        if (exception instanceof MethodArgumentTypeMismatchException unreadable) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            unreadable.getName() + " cannot be read."));
        }
        if (exception instanceof HttpMessageNotReadableException) {
            return Problem.answer(
                    Problem.of(
                            "unreadable",
                            "Not possible",
                            400,
                            "It is no JSON of the described form."));
        }
        if (exception instanceof DataAccessException
                || exception instanceof StoreFailure
                || exception instanceof SQLException) {
            LOG.warn("The database did not answer: {}", exception.getClass().getSimpleName());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(Problem.of("busy", "Not now", 503, "The database is not available."));
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            LOG.debug("A caller went away: {}", exception.getClass().getSimpleName());
            return Problem.answer(
                    Problem.of(
                            "broken-off",
                            "Broken off",
                            400,
                            "The body ended before its Content-Length; nothing of it was taken."));
        }
        LOG.error("A request failed", withoutWords(exception));
        return ResponseEntity.internalServerError()
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .body(
                        Problem.of(
                                "failure",
                                "Something broke",
                                500,
                                "This is a fault of the platform; it was noted."));
    }

    /// The stack of an exception under its type alone.
    private static Exception withoutWords(Exception exception) {
        var bare = new IllegalStateException(exception.getClass().getName());
        bare.setStackTrace(exception.getStackTrace());
        return bare;
    }
}
