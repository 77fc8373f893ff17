package io.greenway.server.api;

import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.LandedCost;
import io.greenway.core.tax.LandedCostAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Services for traders: the same code as the pipeline, without side effects.
@RestController
public final class ServiceController {
    private static final int MOST_BYTES = 256 << 10;

    private final Supplier<Reference> reference;
    private final JsonMapper json;

    public ServiceController(Supplier<Reference> reference, JsonMapper json) {
        this.reference = reference;
        this.json = json;
    }

    /// What an order will cost in tax, with the formula of each step in words and its document.
    /// Open to everybody: it asks nothing about anybody and changes nothing.
    @PostMapping(path = "/api/v1/services/landed-cost", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> landedCost(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Problem.answer(
                    Problem.of(
                            "too-large",
                            "The question is too large",
                            413,
                            "A question may have at most %d bytes.".formatted(MOST_BYTES)));
        }
        try {
            return answer(json.readValue(body, LandedCost.class));
        } catch (JacksonException unreadable) {
            return Problem.answer(
                    Problem.of(
                            "unreadable",
                            "The question cannot be read",
                            400,
                            "It is no JSON of the described form."));
        }
    }

    private ResponseEntity<?> answer(LandedCost question) {
        return switch (question.answer(reference.get())) {
            case Outcome.Accepted<LandedCostAnswer> accepted -> ResponseEntity.ok(accepted.value());
            case Outcome.Refused<LandedCostAnswer> refused ->
                    Problem.answer(
                            Problem.of(
                                    "landed-cost",
                                    "The question cannot be answered",
                                    400,
                                    "Every fault is listed; the path is a JSON pointer.",
                                    refused.faults()));
        };
    }
}
