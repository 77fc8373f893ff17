package io.greenway.core.bill;

import io.greenway.core.money.Money;
import java.time.LocalDateTime;
import java.util.List;

/// Goods of a released declaration that came back in time: their tax is not levied.
///
/// @param preNo number of the return
/// @param at when they reached the site, China time
/// @param lines value and taxes of what came back, line by line
public record Returned(String preNo, LocalDateTime at, List<TaxLine> lines) {
    public Returned {
        lines = List.copyOf(lines);
    }

    /// Dutiable value of what came back, CNY.
    public Money value() {
        return Money.sum(lines.stream().map(TaxLine::value).toList());
    }

    /// All taxes of what came back, CNY.
    public Money tax() {
        return Money.sum(lines.stream().map(TaxLine::total).toList());
    }
}
