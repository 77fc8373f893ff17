package io.greenway.core.regulator;

import io.greenway.core.money.Money;
import java.math.BigDecimal;

/// A line of goods as tax sees it.
///
/// @param gnum position
/// @param gcode commodity code
/// @param gname name of the goods
/// @param quantity in the declared unit
/// @param unit customs code of the unit
/// @param goods price of the goods
/// @param value dutiable value
/// @param duty payable
/// @param consumptionTax payable
/// @param vat payable
public record TaxGoods(
        int gnum,
        String gcode,
        String gname,
        BigDecimal quantity,
        String unit,
        Money goods,
        Money value,
        Money duty,
        Money consumptionTax,
        Money vat) {}
