package io.greenway.core.regulator;

import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/// Goods of a line that a buyer sent back (CEB625), as foreign exchange sees them.
///
/// @param returnedOn day on which the goods reached their site
/// @param gnum position of the declared line
/// @param quantity in the declared unit
/// @param goods price of what came back
public record ExchangeReturn(LocalDate returnedOn, int gnum, BigDecimal quantity, Money goods) {}
