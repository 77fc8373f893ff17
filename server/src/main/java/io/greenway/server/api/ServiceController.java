package io.greenway.server.api;

import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.LandedCost;
import io.greenway.core.tax.LandedCostAnswer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Services for traders: the same code as the pipeline, without side effects.
@RestController
public final class ServiceController {
    private final Reference reference;

    public ServiceController(Reference reference) {
        this.reference = reference;
    }

    /// What an order will cost in tax, with the formula of each step in words and its document.
    @PostMapping(path = "/api/v1/services/landed-cost", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> landedCost(@RequestBody LandedCost question) {
        return switch (question.answer(reference)) {
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
