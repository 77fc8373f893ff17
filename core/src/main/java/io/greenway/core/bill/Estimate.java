package io.greenway.core.bill;

import io.greenway.core.money.Money;
import java.time.LocalDate;
import java.util.List;

/// What the platform computed for a released declaration.
///
/// @param invtNo inventory number 清单编号
/// @param orderNo order number; its ending may ask the built-in authority for something
/// @param assureCode withholding agent: who guarantees the tax, and so pays it
/// @param releasedOn day of release, China time
/// @param payFrom first day of paying
/// @param payTo last day of paying
/// @param lines line by line
public record Estimate(
        String invtNo,
        String orderNo,
        String assureCode,
        LocalDate releasedOn,
        LocalDate payFrom,
        LocalDate payTo,
        List<TaxLine> lines) {
    public Estimate {
        lines = List.copyOf(lines);
    }

    /// All taxes.
    public Money total() {
        return Money.sum(lines.stream().map(TaxLine::total).toList());
    }

    /// The same for other lines.
    Estimate with(List<TaxLine> others) {
        return new Estimate(invtNo, orderNo, assureCode, releasedOn, payFrom, payTo, others);
    }
}
