package io.greenway.core.clearance;

import io.greenway.core.match.Disagreement;
import io.greenway.core.match.Papers;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.money.Money;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.FaultCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a change of reference data would mean for the zone's own trade: declarations that were
/// released are matched and taxed once more as if they came on the day of the change, without it
/// and with it. Nothing is kept, no ledger is asked, and a buyer counts as having used nothing.
///
/// @param day day of the change
/// @param declarations how many were looked at
/// @param dearer how many would owe more tax, of those that neither way refuses
/// @param cheaper how many would owe less
/// @param taxBefore their tax without the change, CNY
/// @param taxAfter their tax with it, CNY
/// @param refusals what would be refused otherwise than without the change, by fault
public record Hindsight(
        LocalDate day,
        int declarations,
        int dearer,
        int cheaper,
        Money taxBefore,
        Money taxAfter,
        List<Refusal> refusals) {
    public Hindsight {
        refusals = List.copyOf(refusals);
    }

    /// How many declarations have a fault.
    ///
    /// @param before without the change
    /// @param after with it
    public record Refusal(FaultCode code, int before, int after) {}

    /// Looks at declarations of which all four papers are still there; others are passed over.
    ///
    /// @param before tables without the change
    /// @param after tables with it
    public static Hindsight of(
            Collection<Dossier> released,
            LocalDate day,
            Registry registry,
            Reference before,
            Reference after) {
        Terms.Buyers nobody = (idType, idNumber) -> "";
        Instant noon = day.atTime(12, 0).atZone(Terms.CHINA).toInstant();
        Terms without = new Terms(before, registry, nobody, noon, 1);
        Terms with = new Terms(after, registry, nobody, noon, 1);
        var counting = new Counting(day);
        for (Dossier dossier : released) {
            if (dossier.missing().isEmpty()) {
                counting.add(Progress.papers(dossier), without, with);
            }
        }
        return counting.result();
    }

    private static final class Counting {
        private final LocalDate day;
        private final Map<FaultCode, int[]> faults = new EnumMap<>(FaultCode.class);
        private int declarations;
        private int dearer;
        private int cheaper;
        private Money taxBefore = Money.ZERO;
        private Money taxAfter = Money.ZERO;

        private Counting(LocalDate day) {
            this.day = day;
        }

        private void add(Papers papers, Terms without, Terms with) {
            declarations++;
            boolean refusedBefore = isRefused(papers, without, 0);
            boolean refusedAfter = isRefused(papers, with, 1);
            if (refusedBefore || refusedAfter) {
                return;
            }
            Money before = tax(papers.inventory(), without);
            Money after = tax(papers.inventory(), with);
            taxBefore = taxBefore.plus(before);
            taxAfter = taxAfter.plus(after);
            if (after.isMoreThan(before)) {
                dearer++;
            } else if (before.isMoreThan(after)) {
                cheaper++;
            }
        }

        private boolean isRefused(Papers papers, Terms terms, int at) {
            List<FaultCode> found =
                    Progress.findings(papers, day, terms).stream()
                            .filter(Disagreement::refuses)
                            .map(one -> one.fault().code())
                            .distinct()
                            .toList();
            found.forEach(code -> faults.computeIfAbsent(code, one -> new int[2])[at]++);
            return !found.isEmpty();
        }

        private Money tax(Inventory inventory, Terms terms) {
            return Valuation.assess(inventory, day, Money.ZERO, terms.reference()).total();
        }

        private Hindsight result() {
            List<Refusal> refusals = new ArrayList<>();
            faults.forEach(
                    (code, counts) -> {
                        if (counts[0] != counts[1]) {
                            refusals.add(new Refusal(code, counts[0], counts[1]));
                        }
                    });
            return new Hindsight(day, declarations, dearer, cheaper, taxBefore, taxAfter, refusals);
        }
    }
}
