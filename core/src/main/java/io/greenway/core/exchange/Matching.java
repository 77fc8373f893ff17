package io.greenway.core.exchange;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How money and declarations agree: a state for each declaration, what is wrong with it,
/// and the money that belongs
/// to none. Every tolerance is a dated parameter.
///
/// @param day of the report
/// @param lines one for each declaration, in the given order
/// @param withoutDeclaration money for which there is no declaration
/// @param declared goods value of all, without what came back
/// @param paid money for them
/// @param unplaced money without declaration
public record Matching(
        LocalDate day,
        List<Line> lines,
        List<Paid> withoutDeclaration,
        Money declared,
        Money paid,
        Money unplaced) {
    public Matching {
        lines = List.copyOf(lines);
        withoutDeclaration = List.copyOf(withoutDeclaration);
    }

    /// How a declaration stands.
    public enum State {
        UNMATCHED,
        PARTIAL,
        MATCHED,
        OVER,
        WAIVED
    }

    /// What is wrong.
    public enum Finding {
        /// Declared, and no money after the time allowed.
        UNPAID_TOO_LONG,
        /// The money went to a country that the declaration does not name.
        COUNTRY_DIFFERS,
        /// The money went too long before or after the release.
        TIME_OUTSIDE
    }

    /// One declaration.
    ///
    /// @param invtNo inventory number
    /// @param ebcCode seller
    /// @param releasedOn day of release
    /// @param goodsValue declared, without what came back
    /// @param paid money for it
    /// @param state how it stands
    /// @param findings what is wrong
    /// @param sources payments
    public record Line(
            String invtNo,
            String ebcCode,
            LocalDate releasedOn,
            Money goodsValue,
            Money paid,
            State state,
            List<Finding> findings,
            List<String> sources) {
        public Line {
            findings = List.copyOf(findings);
            sources = List.copyOf(sources);
        }
    }

    /// Makes the report.
    ///
    /// @param waived inventory numbers that an officer waived
    public static Matching of(
            List<Declared> declarations,
            Collection<Paid> money,
            Set<String> waived,
            LocalDate day,
            Reference reference) {
        Map<String, List<Paid>> byDeclaration = new LinkedHashMap<>();
        declarations.forEach(one -> byDeclaration.put(one.invtNo(), new ArrayList<>()));
        List<Paid> without = new ArrayList<>();
        for (Paid paid : money) {
            List<Paid> place = paid.invtNo() == null ? null : byDeclaration.get(paid.invtNo());
            (place == null ? without : place).add(paid);
        }
        List<Line> lines =
                declarations.stream()
                        .map(
                                one ->
                                        line(
                                                one,
                                                byDeclaration.getOrDefault(one.invtNo(), List.of()),
                                                waived.contains(one.invtNo()),
                                                day,
                                                reference))
                        .toList();
        return new Matching(
                day,
                lines,
                without,
                Money.sum(lines.stream().map(Line::goodsValue).toList()),
                Money.sum(lines.stream().map(Line::paid).toList()),
                sum(without));
    }

    private static Line line(
            Declared declared,
            List<Paid> money,
            boolean waived,
            LocalDate day,
            Reference reference) {
        Money paid = sum(money);
        State state =
                waived ? State.WAIVED : state(declared, paid, money.isEmpty(), day, reference);
        return new Line(
                declared.invtNo(),
                declared.ebcCode(),
                declared.releasedOn(),
                declared.goodsValue(),
                paid,
                state,
                findings(declared, money, state, day, reference.parameters()),
                money.stream().map(Paid::source).distinct().toList());
    }

    /// The larger of the two tolerances counts. Where everything came back no money is due.
    private static State state(
            Declared declared, Money paid, boolean none, LocalDate day, Reference reference) {
        if (none) {
            return declared.goodsValue().isZero() ? State.MATCHED : State.UNMATCHED;
        }
        Parameters parameters = reference.parameters();
        BigDecimal share = parameters.number("FX_MATCH_TOLERANCE", day);
        Money relative = Money.of(declared.goodsValue().decimal().multiply(share));
        Money absolute =
                Worth.yuan(parameters.number("FX_MATCH_TOLERANCE_USD", day), day, reference);
        Money slack = relative.isMoreThan(absolute) ? relative : absolute;
        Money difference = paid.minus(declared.goodsValue());
        if (difference.isMoreThan(slack)) {
            return State.OVER;
        }
        return difference.plus(slack).isNegative() ? State.PARTIAL : State.MATCHED;
    }

    private static List<Finding> findings(
            Declared declared,
            List<Paid> money,
            State state,
            LocalDate day,
            Parameters parameters) {
        List<Finding> findings = new ArrayList<>();
        LocalDate released = declared.releasedOn();
        if (state == State.UNMATCHED
                && day.isAfter(released.plusDays(parameters.days("FX_UNPAID_DAYS", day)))) {
            findings.add(Finding.UNPAID_TOO_LONG);
        }
        if (money.stream().anyMatch(paid -> !declared.countries().contains(paid.country()))) {
            findings.add(Finding.COUNTRY_DIFFERS);
        }
        LocalDate first = released.minusDays(parameters.days("FX_MATCH_DAYS_BEFORE", day));
        LocalDate last = released.plusDays(parameters.days("FX_MATCH_DAYS_AFTER", day));
        if (money.stream()
                .anyMatch(paid -> paid.day().isBefore(first) || paid.day().isAfter(last))) {
            findings.add(Finding.TIME_OUTSIDE);
        }
        return findings;
    }

    private static Money sum(List<Paid> money) {
        return Money.sum(money.stream().map(Paid::yuan).toList());
    }
}
