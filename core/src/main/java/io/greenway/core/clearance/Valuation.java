package io.greenway.core.clearance;

import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Content;
import io.greenway.core.tax.Limits;
import io.greenway.core.tax.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an inventory is worth and owes, and what stands against it by itself. The buyer's annual
/// quota is not asked here: the ledger knows it.
final class Valuation {
    private Valuation() {}

    static Assessment assess(Inventory inventory, LocalDate day, Reference reference) {
        return Assessment.of(purchase(inventory, day), reference);
    }

    /// The price stands in the lines, discounts for all buyers are in it already.
    private static Purchase purchase(Inventory inventory, LocalDate day) {
        InventoryHead head = inventory.head();
        return new Purchase(
                day,
                Money.ZERO,
                inventory.lines().stream().map(Valuation::line).toList(),
                Money.of(head.freight()),
                Money.of(head.insuredFee()),
                Money.ZERO,
                Money.ZERO);
    }

    private static Purchase.Line line(InventoryList line) {
        return new Purchase.Line(
                line.gcode(), line.gname(), line.qty(), Money.of(line.totalPrice()), content(line));
    }

    /// Net content comes from quantities, which are structured, never from the free text of the
    /// model.
    private static Content content(InventoryList line) {
        Content content =
                Content.of(line.qty1(), line.unit1()).or(Content.of(line.qty(), line.unit()));
        BigDecimal second = line.qty2();
        String unit = line.unit2();
        return second == null || unit == null ? content : content.or(Content.of(second, unit));
    }

    /// Positive list and single limit: both are looked at, whatever the other says.
    static List<Disagreement> limits(
            Inventory inventory, Assessment assessment, LocalDate day, Reference reference) {
        List<Disagreement> found = new ArrayList<>();
        for (int line : assessment.unlisted()) {
            String code = inventory.lines().get(line - 1).gcode();
            found.add(
                    against(
                            FaultCode.NOT_ON_POSITIVE_LIST,
                            "/InventoryList[" + line + "]/gcode",
                            code,
                            null));
        }
        Parameters parameters = reference.parameters();
        Money value = assessment.dutiableValue();
        boolean single = purchase(inventory, day).isSingleItem();
        Limits limits = Limits.decide(value, single, Money.ZERO, day, parameters);
        for (String rule : limits.rules()) {
            switch (rule) {
                case "R-022", "R-023" -> {
                    if (limits.decision() == io.greenway.core.tax.Decision.GENERAL_TRADE) {
                        found.add(over(FaultCode.SINGLE_LIMIT, value, limits.single()));
                    }
                }
                case "R-024" -> found.add(over(FaultCode.ANNUAL_LIMIT, value, limits.annual()));
                default -> {}
            }
        }
        return found;
    }

    private static Disagreement over(FaultCode code, Money value, Money limit) {
        return against(code, "/InventoryList", value.toString(), limit.toString());
    }

    private static Disagreement against(
            FaultCode code, String path, String found, @Nullable String expected) {
        return new Disagreement(Fault.of(code, path, found, expected), Set.of(Paper.INVENTORY));
    }
}
