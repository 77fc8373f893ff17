package io.greenway.core.regulator;

import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/// Goods of a line that a buyer sent back (CEB625), as customs sees them.
///
/// @param returnNo number of the return
/// @param returnedOn day on which the goods reached their site
/// @param gnum position of the declared line
/// @param quantity in the declared unit
/// @param goods price of what came back
/// @param value dutiable value of it
/// @param duty not levied
/// @param consumptionTax not levied
/// @param vat not levied
public record CustomsReturn(
        String returnNo,
        LocalDate returnedOn,
        int gnum,
        BigDecimal quantity,
        Money goods,
        Money value,
        Money duty,
        Money consumptionTax,
        Money vat) {}
