package io.greenway.core.match;

import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.reference.Prohibited;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.RestrictionsOfDay;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Goods that may not be imported by retail, by the table in force on the day of receipt.
public final class ProhibitedGoods {
    private ProhibitedGoods() {}

    /// Each line that is prohibited, with the row of the table and its document.
    public static List<Disagreement> check(
            Inventory inventory, LocalDate day, Reference reference) {
        RestrictionsOfDay restrictions = reference.restrictions().on(day);
        String mode = inventory.head().tradeMode();
        List<Disagreement> found = new ArrayList<>();
        for (InventoryList line : inventory.lines()) {
            RestrictionsOfDay.Goods goods =
                    new RestrictionsOfDay.Goods(
                            line.gcode(),
                            line.country(),
                            RestrictionsOfDay.words(line.gname(), line.gmodel()),
                            "",
                            line.barCode());
            restrictions.prohibition(goods, mode).ifPresent(row -> found.add(against(line, row)));
        }
        return found;
    }

    private static Disagreement against(InventoryList line, Prohibited row) {
        return new Disagreement(
                Fault.of(
                        FaultCode.GOODS_PROHIBITED,
                        "/InventoryList[gnum=" + line.gnum() + "]/gcode",
                        line.gcode(),
                        row.code() + " " + row.documentNo()),
                Set.of(Paper.INVENTORY));
    }
}
