package io.greenway.core.bonded;

/// Tax on goods of a book that a stocktake did not find 盘亏补税 (facts: flows 4). Amounts are CNY.
///
/// @param item goods record number
/// @param missing what was not found, in the unit of the book
/// @param value dutiable value of it
/// @param duty of it
/// @param consumptionTax of it
/// @param vat of it
/// @param total all taxes
public record Levy(
        String item,
        String missing,
        String value,
        String duty,
        String consumptionTax,
        String vat,
        String total) {}
