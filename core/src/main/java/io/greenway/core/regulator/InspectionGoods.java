package io.greenway.core.regulator;

import io.greenway.core.money.Money;
import java.math.BigDecimal;

/// A line of goods as quarantine sees it. The price is declared, not paid: it says how much
/// the goods are worth.
///
/// @param gnum position
/// @param gcode commodity code
/// @param gname name of the goods
/// @param quantity in the declared unit
/// @param unit customs code of the unit
/// @param origin country of origin, customs code
/// @param goods price of the goods
public record InspectionGoods(
        int gnum,
        String gcode,
        String gname,
        BigDecimal quantity,
        String unit,
        String origin,
        Money goods) {}
