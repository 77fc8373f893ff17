package io.greenway.server.api;

import io.greenway.core.reference.Language;
import io.greenway.server.observe.Lookout;
import io.greenway.server.observe.Reason;
import io.greenway.server.observe.Reason.State;
import io.greenway.server.observe.Words;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /health`: how the platform is and why, for people and for load balancers. Only when it can
/// take no messages is the status 503.
@RestController
public final class HealthController {
    /// The answer.
    ///
    /// @param status `up`, `degraded` or `down`
    /// @param database `up` or `down`
    /// @param signatures `off` or `required`
    /// @param reasons what keeps it from being up
    record Health(String status, String database, String signatures, List<Because> reasons) {
        Health {
            reasons = List.copyOf(reasons);
        }
    }

    /// A reason.
    ///
    /// @param code for programs
    /// @param state what the platform is because of it
    /// @param words for people
    record Because(String code, String state, String words) {}

    private final Lookout lookout;
    private final String signatures;
    private final Words words = Words.bundled();

    public HealthController(Lookout lookout, String signatures) {
        this.lookout = lookout;
        this.signatures = signatures;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health(@RequestParam(defaultValue = "en") String lang) {
        List<Reason> reasons = lookout.reasons();
        State state = Lookout.worst(reasons);
        boolean away = reasons.stream().anyMatch(one -> one.code().equals("database-away"));
        Language language = language(lang);
        return ResponseEntity.status(state == State.DOWN ? 503 : 200)
                .body(
                        new Health(
                                lower(state),
                                away ? "down" : "up",
                                signatures,
                                reasons.stream()
                                        .map(
                                                one ->
                                                        new Because(
                                                                one.code(),
                                                                lower(one.state()),
                                                                words.say(
                                                                        one.code(),
                                                                        language,
                                                                        one.value())))
                                        .toList()));
    }

    private static String lower(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Language language(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "zh" -> Language.ZH;
            case "sw" -> Language.SW;
            default -> Language.EN;
        };
    }
}
