package io.greenway.core.sample;

import java.math.BigDecimal;

/// A kind of goods that a shop may sell.
///
/// @param code 10-digit commodity code
/// @param name what it is called
/// @param unit unit in which it is sold, 3-digit customs code
/// @param firstUnit first statutory unit
/// @param secondUnit second statutory unit; empty when there is none
/// @param lowestFen lowest usual price of one unit sold, in fen
/// @param highestFen highest usual price, in fen
/// @param grams net weight of one unit sold
/// @param millilitres net volume of one unit sold; 0 when it is not a liquid
/// @param content net content as printed on the package
record Goods(
        String code,
        String name,
        String unit,
        String firstUnit,
        String secondUnit,
        long lowestFen,
        long highestFen,
        int grams,
        int millilitres,
        String content) {
    private static final String KILOGRAM = "035";
    private static final String LITRE = "095";

    /// Quantity in a statutory unit: weight, volume, or the number of pieces.
    BigDecimal quantityIn(String statutoryUnit, int pieces) {
        return switch (statutoryUnit) {
            case KILOGRAM -> thousandths((long) pieces * grams);
            case LITRE -> thousandths((long) pieces * millilitres);
            default -> BigDecimal.valueOf(pieces);
        };
    }

    /// Net weight of some pieces in kilograms.
    BigDecimal kilograms(int pieces) {
        return thousandths((long) pieces * grams);
    }

    private static BigDecimal thousandths(long number) {
        return BigDecimal.valueOf(number, 3);
    }
}
