package io.greenway.server.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// What a look at personal data is for, in the words of whoever looks: 1 to 200 characters, written
/// down before the answer is given.
record Purpose(String text) {
    private static final int LONGEST = 200;

    /// The purpose that was said; empty when it is none or too long.
    static Optional<Purpose> said(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(one -> !one.isBlank() && one.length() <= LONGEST && !one.contains("\0"))
                .map(one -> new Purpose(one.strip()));
    }

    /// The answer to whoever said none.
    static ResponseEntity<?> missing() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        "purpose must say in 1 to " + LONGEST + " characters what for."));
    }
}
