package io.greenway.core.inspection;

import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.reference.RestrictionsOfDay;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods as the inspection sees them: what they are and where they come from, and nothing of the
/// buyer or of the money (facts: regulators, quarantine view).
///
/// @param number what the draw is keyed by: inventory number or batch number
/// @param seller enterprise whose goods they are
/// @param tradeMode supervision mode
/// @param lines line by line
public record Goods(String number, String seller, String tradeMode, List<Line> lines) {
    public Goods {
        lines = List.copyOf(lines);
    }

    /// One line.
    ///
    /// @param gnum position
    /// @param code commodity code
    /// @param name of the goods
    /// @param origin country of origin, customs code
    /// @param producer when it is known; empty otherwise
    /// @param quantity in the declared unit
    /// @param emsNo account book; null when the goods are not bonded
    /// @param itemRecordNo record in it; null when the goods are not bonded
    /// @param words name and model, for brands and producers; see [RestrictionsOfDay#words]
    /// @param barCode bar code; null without one
    public record Line(
            int gnum,
            String code,
            String name,
            String origin,
            String producer,
            BigDecimal quantity,
            @Nullable String emsNo,
            @Nullable String itemRecordNo,
            String words,
            @Nullable String barCode) {
        RestrictionsOfDay.Goods restricted() {
            return new RestrictionsOfDay.Goods(code, origin, words, producer, barCode);
        }
    }

    /// The goods of a declaration.
    public static Goods of(Inventory inventory, String invtNo) {
        InventoryHead head = inventory.head();
        return new Goods(
                invtNo,
                head.ebcCode(),
                head.tradeMode(),
                inventory.lines().stream().map(line -> line(line, head.emsNo())).toList());
    }

    private static Line line(InventoryList line, @Nullable String emsNo) {
        return new Line(
                line.gnum(),
                line.gcode(),
                line.gname(),
                line.country(),
                "",
                line.qty(),
                emsNo,
                line.itemRecordNo(),
                RestrictionsOfDay.words(line.gname(), line.itemName(), line.gmodel(), line.note()),
                line.barCode());
    }
}
