package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Certainty;
import io.greenway.core.reference.Hands;
import io.greenway.core.reference.Parameter;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.reference.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The rule register and the parameters in force on a day, with their documents and how certain
/// they are. Open to everybody.
@RestController
public final class RuleController {
    private final Supplier<Reference> reference;
    private final Clock clock;

    public RuleController(Supplier<Reference> reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    /// What holds on a day.
    ///
    /// @param tables where the rows of the other tables of that day are, with the document of each
    record InForce(
            LocalDate date, List<RuleView> rules, List<Parameter> parameters, List<Link> tables) {}

    /// A rule with who entered and who approved it.
    record RuleView(
            String number,
            String zh,
            String en,
            String sw,
            String documentNo,
            String clause,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Certainty certainty,
            String enteredBy,
            @Nullable String approvedBy) {
        static RuleView of(Rule rule, Hands hands) {
            return new RuleView(
                    rule.number(),
                    rule.zh(),
                    rule.en(),
                    rule.sw(),
                    rule.documentNo(),
                    rule.clause(),
                    rule.validFrom(),
                    rule.validTo(),
                    rule.certainty(),
                    hands.enteredBy(),
                    hands.approvedBy());
        }
    }

    /// A table by its name.
    record Link(String table, String href) {}

    @GetMapping("/api/v1/rules")
    public InForce rules(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(() -> Terms.dayOf(clock.instant()));
        Reference now = reference.get();
        return new InForce(
                day,
                now.rules().on(day).stream().map(rule -> view(rule, now, day)).toList(),
                now.parameters().on(day),
                ReferenceTable.all().stream().map(table -> link(table, day)).toList());
    }

    private static RuleView view(Rule rule, Reference reference, LocalDate day) {
        Hands hands = reference.rules().hands(rule.number(), day).orElseThrow();
        return RuleView.of(rule, hands);
    }

    private static Link link(ReferenceTable table, LocalDate day) {
        return new Link(
                table.name(), "/api/v1/rules/tables/%s?date=%s".formatted(table.name(), day));
    }
}
