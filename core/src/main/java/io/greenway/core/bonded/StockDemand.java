package io.greenway.core.bonded;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bonded declaration wants of an account book.
///
/// @param book number of the book it names (`emsNo`)
/// @param area warehouse it names (`areaCode`)
/// @param mode supervision mode, 1210 or 1239
/// @param lines line by line
public record StockDemand(
        @Nullable String book, @Nullable String area, String mode, List<Line> lines) {
    public StockDemand {
        lines = List.copyOf(lines);
    }

    /// One line of goods.
    ///
    /// @param gnum position
    /// @param item goods record number it names (`itemRecordNo`)
    /// @param gcode commodity code
    /// @param unit declared unit
    /// @param origin country of origin
    /// @param quantity in the declared unit
    public record Line(
            int gnum,
            @Nullable String item,
            String gcode,
            String unit,
            String origin,
            BigDecimal quantity) {}
}
