package io.greenway.core.bonded;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.money.Money;
import java.time.LocalDate;
import java.util.Optional;

/// Says what tax goods of a book bear that a stocktake did not find.
@FunctionalInterface
public interface ShortageTax {
    /// The tax.
    ///
    /// @param missing what was not found
    /// @param value dutiable value of it
    /// @param day whose rates hold
    /// @return empty when the goods have no rates on that day
    Optional<Levy> of(BookGoods goods, Quantity missing, Money value, LocalDate day);
}
