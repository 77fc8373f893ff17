package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameter;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The rule register and the parameters in force on a day, with their documents and how certain
/// they are. Open to everybody.
@RestController
public final class RuleController {
    private final Reference reference;
    private final Clock clock;

    public RuleController(Reference reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    /// What holds on a day.
    record InForce(LocalDate date, List<Rule> rules, List<Parameter> parameters) {}

    @GetMapping("/api/v1/rules")
    public InForce rules(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(() -> Terms.dayOf(clock.instant()));
        return new InForce(
                day,
                reference.rules().all().stream().filter(rule -> rule.holdsOn(day)).toList(),
                reference.parameters().all().stream().filter(row -> row.holdsOn(day)).toList());
    }
}
