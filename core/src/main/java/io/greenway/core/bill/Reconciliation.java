package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the bill of the authority against the platform's own computation, line by line:
/// the authority owns the amount (facts: regulators, field ownership), and every difference is
/// listed.
public final class Reconciliation {
    private final List<Difference> found = new ArrayList<>();
    private final Money ofLine;
    private final Money ofTotal;

    private Reconciliation(Parameters parameters, LocalDate day) {
        this.ofLine = parameters.money("TAX_BILL_TOLERANCE_LINE", day);
        this.ofTotal = parameters.money("TAX_BILL_TOLERANCE_TOTAL", day);
    }

    /// Every difference; empty when both say the same.
    ///
    /// @param estimate without what came back before the bill was made
    /// @param returnedSince tax of what came back after it was made, CNY
    /// @param day whose tolerances count: that of the bill
    public static List<Difference> compare(
            Estimate estimate,
            BillNotice notice,
            Money returnedSince,
            Parameters parameters,
            LocalDate day) {
        var reconciliation = new Reconciliation(parameters, day);
        reconciliation.lines(estimate, notice);
        reconciliation.whole(estimate, notice);
        reconciliation.returns(notice, returnedSince);
        return List.copyOf(reconciliation.found);
    }

    private void lines(Estimate estimate, BillNotice notice) {
        Map<Integer, TaxLine> theirs = byPosition(notice.lines());
        for (TaxLine ours : estimate.lines()) {
            TaxLine line = theirs.remove(ours.gnum());
            if (line == null && ours.isNothing()) {
                // All of it came back before the bill was made.
                continue;
            }
            if (line == null) {
                add(
                        FaultCode.BILL_LINE_MISSING,
                        ours.gnum(),
                        null,
                        ours.total(),
                        Money.ZERO.minus(ours.total()),
                        false);
            } else {
                line(ours, line);
            }
        }
        theirs.values()
                .forEach(
                        line ->
                                add(
                                        FaultCode.BILL_LINE_UNKNOWN,
                                        line.gnum(),
                                        line.total(),
                                        null,
                                        line.total(),
                                        false));
    }

    /// A line that is billed twice under one number counts once; its sum shows in the total.
    private static Map<Integer, TaxLine> byPosition(List<TaxLine> lines) {
        return lines.stream()
                .collect(
                        Collectors.toMap(
                                TaxLine::gnum, line -> line, (one, _) -> one, TreeMap::new));
    }

    private void line(TaxLine ours, TaxLine theirs) {
        if (!ours.gcode().equals(theirs.gcode())) {
            found.add(
                    new Difference(
                            FaultCode.BILL_CODE_DIFFERS,
                            ours.gnum(),
                            theirs.gcode(),
                            ours.gcode(),
                            Money.ZERO,
                            false));
        }
        amount(FaultCode.BILL_VALUE_DIFFERS, ours, theirs, TaxLine::value);
        amount(FaultCode.BILL_DUTY_DIFFERS, ours, theirs, TaxLine::duty);
        amount(FaultCode.BILL_VAT_DIFFERS, ours, theirs, TaxLine::vat);
        amount(FaultCode.BILL_CONSUMPTION_TAX_DIFFERS, ours, theirs, TaxLine::consumptionTax);
    }

    private void amount(
            FaultCode code, TaxLine ours, TaxLine theirs, Function<TaxLine, Money> amount) {
        Money by = amount.apply(theirs).minus(amount.apply(ours));
        if (!by.isZero()) {
            add(
                    code,
                    ours.gnum(),
                    amount.apply(theirs),
                    amount.apply(ours),
                    by,
                    isWithin(by, ofLine));
        }
    }

    private void whole(Estimate estimate, BillNotice notice) {
        Money lines = Money.sum(notice.lines().stream().map(TaxLine::total).toList());
        Money apart = notice.total().minus(lines);
        if (!apart.isZero()) {
            add(FaultCode.BILL_TOTAL_NOT_SUM, 0, notice.total(), lines, apart, false);
        }
        Money by = notice.total().minus(estimate.total());
        if (!by.isZero()) {
            add(
                    FaultCode.BILL_TOTAL_DIFFERS,
                    0,
                    notice.total(),
                    estimate.total(),
                    by,
                    isWithin(by, ofTotal));
        }
        String payer = notice.assureCode();
        if (payer != null && !payer.equals(estimate.assureCode())) {
            found.add(
                    new Difference(
                            FaultCode.BILL_PAYER_DIFFERS,
                            0,
                            payer,
                            estimate.assureCode(),
                            Money.ZERO,
                            false));
        }
    }

    /// Customs still has to take out of its bill what came back since.
    private void returns(BillNotice notice, Money since) {
        if (!since.isZero()) {
            Money left = notice.total().minus(since);
            add(FaultCode.BILL_BEFORE_RETURN, 0, notice.total(), left, since, false);
        }
    }

    private static boolean isWithin(Money by, Money tolerance) {
        return !new Money(Math.abs(by.fen())).isMoreThan(tolerance);
    }

    private void add(
            FaultCode code,
            int gnum,
            @Nullable Money theirs,
            @Nullable Money ours,
            Money by,
            boolean tolerated) {
        found.add(
                new Difference(
                        code,
                        gnum,
                        theirs == null ? null : theirs.toString(),
                        ours == null ? null : ours.toString(),
                        by,
                        tolerated));
    }
}
