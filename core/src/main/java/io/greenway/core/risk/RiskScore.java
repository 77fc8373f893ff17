package io.greenway.core.risk;

import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The score of a declaration, with everything that it is made of.
///
/// @param points sum of the weights
/// @param hits what the rules found, in their order
public record RiskScore(int points, List<Hit> hits) {
    public RiskScore {
        hits = List.copyOf(hits);
    }

    /// What one rule found.
    ///
    /// @param weight points of the day
    /// @param fault the rule's number and both values
    public record Hit(RiskRule rule, int weight, Fault fault) {}

    /// Asks every rule.
    ///
    /// @param day whose weights and limits count
    public static RiskScore of(
            RiskFacts facts, RiskPast past, Parameters parameters, LocalDate day) {
        List<Hit> hits = new ArrayList<>();
        int points = 0;
        for (RiskRule rule : RiskRule.values()) {
            int weight = parameters.days(rule.weight(), day);
            Fault found = weight == 0 ? null : rule.find(facts, past, parameters, day);
            if (found != null) {
                hits.add(new Hit(rule, weight, found));
                points += weight;
            }
        }
        return new RiskScore(points, hits);
    }
}
