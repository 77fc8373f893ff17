package io.greenway.server.api;

import org.springframework.http.ResponseEntity;

/// Answers of the desks at which only people of the zone work.
final class OperatorsOnly {
    private OperatorsOnly() {}

    static ResponseEntity<Problem> answer() {
        return Problem.answer(
                Problem.of("forbidden", "Not for you", 403, "This login may not do that."));
    }

    static ResponseEntity<Problem> tooLarge(int most) {
        return Problem.answer(
                Problem.of(
                        "too-large",
                        "It is too large",
                        413,
                        "It may have at most %d bytes.".formatted(most)));
    }
}
