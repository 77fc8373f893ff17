package io.greenway.core.inspection;

import io.greenway.core.party.CreditClass;
import io.greenway.core.reference.InspectionFactor;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.RestrictionsOfDay;
import io.greenway.core.reference.Warning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How likely a line of goods is to be sampled, with every factor:
/// `clamp(base × origin × brand × credit × alert, minimum, 1)`.
///
/// @param gnum the line
/// @param factors what was multiplied, by name
/// @param forced whether a warning has it inspected whatever the factors say
/// @param value the probability
public record Probability(int gnum, List<Factor> factors, boolean forced, BigDecimal value) {
    public Probability {
        factors = List.copyOf(factors);
    }

    /// One factor.
    ///
    /// @param name such as `base:food` or the number of a warning
    public record Factor(String name, BigDecimal factor) {}

    static Probability of(Goods.Line line, CreditClass credit, Reference reference, LocalDate day) {
        RestrictionsOfDay restrictions = reference.restrictions().on(day);
        List<Factor> factors = new ArrayList<>();
        add(factors, restrictions, "base", reference.tariff().category(line.code(), day));
        add(factors, restrictions, "origin", line.origin());
        Optional<InspectionFactor> brand = restrictions.brand(line.words());
        factors.add(
                brand.map(row -> new Factor(row.name(), row.factor()))
                        .orElseGet(() -> factor(restrictions, "brand", "*")));
        add(factors, restrictions, "credit", credit.json());
        boolean forced = false;
        for (Warning warning : restrictions.warnings(line.restricted())) {
            forced |= warning.effect() == Warning.Effect.INSPECT;
            if (warning.effect() == Warning.Effect.RAISE) {
                factors.add(new Factor("alert:" + warning.code(), warning.factor()));
            }
        }
        BigDecimal product =
                factors.stream().map(Factor::factor).reduce(BigDecimal.ONE, BigDecimal::multiply);
        BigDecimal least = restrictions.factor("minimum", "*");
        BigDecimal value = forced ? BigDecimal.ONE : product.max(least).min(BigDecimal.ONE);
        return new Probability(line.gnum(), factors, forced, value);
    }

    private static void add(
            List<Factor> factors, RestrictionsOfDay restrictions, String kind, String of) {
        factors.add(factor(restrictions, kind, of));
    }

    private static Factor factor(RestrictionsOfDay restrictions, String kind, String of) {
        return new Factor(kind + ":" + of, restrictions.factor(kind, of));
    }
}
