package io.greenway.core.regulator;

import java.math.BigDecimal;

/// Goods in short, as foreign exchange sees them.
///
/// @param gnum position
/// @param gname name of the goods
/// @param quantity in the declared unit
/// @param unit customs code of the unit
/// @param origin country of origin, customs code
public record ExchangeGoods(
        int gnum, String gname, BigDecimal quantity, String unit, String origin) {}
