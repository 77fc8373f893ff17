package io.greenway.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A question of a few fields, read from a body that may not be large.
final class SmallBody {
    private static final int MOST_BYTES = 16 << 10;

    private SmallBody() {}

    /// The answer to what was read.
    ///
    /// @param <T> the question
    /// @param <E> what may go wrong besides
    interface Answer<T, E extends Exception> {
        ResponseEntity<?> to(T asked) throws E;
    }

    /// Reads it and answers.
    static <T, E extends Exception> ResponseEntity<?> read(
            HttpServletRequest request, JsonMapper json, Class<T> type, Answer<T, E> answer)
            throws IOException, E {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return OperatorsOnly.tooLarge(MOST_BYTES);
        }
        Optional<T> asked = parsed(body, json, type);
        return asked.isPresent() ? answer.to(asked.get()) : unreadable();
    }

    private static <T> Optional<T> parsed(byte[] body, JsonMapper json, Class<T> type) {
        try {
            return Optional.ofNullable(json.readValue(body, type));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    static ResponseEntity<?> unreadable() {
        return Problem.answer(
                Problem.of(
                        "unreadable",
                        "Not possible",
                        400,
                        "It is no JSON of the described form, or a field that is needed is missing."));
    }
}
