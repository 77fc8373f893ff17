package io.greenway.core.bonded;

import org.jspecify.annotations.Nullable;

/// Goods of one line of an account book, as they were put on record 备案.
///
/// @param item goods record number 备案序号 (CEB621 `itemRecordNo`), at most 30 characters
/// @param hsCode commodity code, 8 or 10 digits; a declared code must begin with it
/// @param name name of the goods
/// @param unit unit in which the book counts, 3-digit customs code
/// @param origin country of origin, customs code; null when lots of several origins lie on the line
public record BookGoods(
        String item, String hsCode, String name, String unit, @Nullable String origin) {}
