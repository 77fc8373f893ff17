package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What becomes of a return.
public sealed interface ReturnDecision {
    /// Applied and arrived in time.
    ///
    /// @param value dutiable value given back
    /// @param tax tax not levied
    /// @param taxAfter tax of the declaration that remains
    /// @param annualUsedAfter what the buyer has used after it, never negative
    record Accepted(Money value, Money tax, Money taxAfter, Money annualUsedAfter)
            implements ReturnDecision {}

    /// Applied in time; the goods are still on their way.
    ///
    /// @param arriveBy last day
    record Awaited(LocalDate arriveBy) implements ReturnDecision {}

    /// The goods did not arrive in time: the tax is due and the year stays as it was.
    record Lapsed(Money taxDue, Money annualUsed, LocalDate arriveBy) implements ReturnDecision {}

    /// It may not be applied for.
    ///
    /// @param rules `R-060` too late, `R-061` more than was declared, or nothing at all
    record Refused(List<String> rules) implements ReturnDecision {
        public Refused {
            rules = List.copyOf(rules);
        }
    }

    /// Decides by the deadlines in force on the day of release.
    static ReturnDecision of(ReturnRequest request, Parameters parameters) {
        Deadlines deadlines = Deadlines.of(request.releasedOn(), parameters);
        List<String> broken = new ArrayList<>();
        if (request.appliedOn().isAfter(deadlines.lastReturnApplication())
                || request.appliedOn().isBefore(request.releasedOn())) {
            broken.add("R-060");
        }
        if (request.lines().isEmpty()
                || request.lines().stream().anyMatch(ReturnDecision::isImpossible)) {
            broken.add("R-061");
        }
        if (!broken.isEmpty()) {
            return new Refused(broken);
        }
        LocalDate arriveBy = deadlines.lastReturnArrival();
        LocalDate arrived = request.arrivedOn();
        if (arrived == null && !request.today().isAfter(arriveBy)) {
            return new Awaited(arriveBy);
        }
        if (arrived == null || arrived.isAfter(arriveBy)) {
            return new Lapsed(request.tax(), request.annualUsed(), arriveBy);
        }
        return accepted(request);
    }

    private static boolean isImpossible(ReturnRequest.Line line) {
        return line.returning().signum() <= 0
                || line.returnedAfter().compareTo(line.declared()) > 0;
    }

    private static Accepted accepted(ReturnRequest request) {
        Money value = Money.ZERO;
        Money tax = Money.ZERO;
        for (ReturnRequest.Line line : request.lines()) {
            value = value.plus(share(line.dutiableValue(), line));
            tax = tax.plus(share(line.tax(), line));
        }
        Money used = request.annualUsed().minus(value);
        return new Accepted(
                value, tax, request.tax().minus(tax), used.isNegative() ? Money.ZERO : used);
    }

    /// Counted from the total given back, so that the parts of several returns add up to the
    /// line.
    private static Money share(Money amount, ReturnRequest.Line line) {
        return part(amount, line.returnedAfter(), line.declared())
                .minus(part(amount, line.returnedBefore(), line.declared()));
    }

    private static Money part(Money amount, BigDecimal quantity, BigDecimal of) {
        return Money.of(amount.decimal().multiply(quantity).divide(of, 2, RoundingMode.HALF_UP));
    }
}
