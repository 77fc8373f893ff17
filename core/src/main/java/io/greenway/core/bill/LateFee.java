package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.math.BigDecimal;
import java.time.LocalDate;

/// Late fee 滞纳金: a share of the tax for every day after the last day of paying, at the rate in
/// force on that day (R-058, `LATE_FEE_PER_DAY`), rounded once to the fen.
public final class LateFee {
    /// Nobody waits longer than this many days for a bill; beyond it the fee no longer grows.
    private static final int DAYS_AT_MOST = 3650;

    private LateFee() {}

    /// The fee on an amount.
    ///
    /// @param overdueFrom first day that bears a fee
    /// @param day last day that does: that of the payment
    public static Money of(Money tax, LocalDate overdueFrom, LocalDate day, Parameters parameters) {
        BigDecimal share = BigDecimal.ZERO;
        LocalDate last = overdueFrom.plusDays(DAYS_AT_MOST);
        for (LocalDate at = overdueFrom;
                !at.isAfter(day) && at.isBefore(last);
                at = at.plusDays(1)) {
            share = share.add(parameters.number("LATE_FEE_PER_DAY", at));
        }
        return Money.of(tax.decimal().multiply(share));
    }

    /// The fee that an unpaid bill bears on a day; zero when it is not overdue.
    public static Money running(Bill bill, LocalDate day, Parameters parameters) {
        LocalDate from = bill.overdueFrom();
        return from == null || from.isAfter(day)
                ? Money.ZERO
                : of(bill.due(), from, day, parameters);
    }
}
