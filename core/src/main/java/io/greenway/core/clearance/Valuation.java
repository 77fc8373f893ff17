package io.greenway.core.clearance;

import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.reference.ListCondition;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.TariffItem;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Content;
import io.greenway.core.tax.Limits;
import io.greenway.core.tax.OverQuantity;
import io.greenway.core.tax.Purchase;
import io.greenway.core.tax.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an inventory is worth and owes, and what stands against it by itself. The buyer's annual
/// quota is not asked here: the ledger knows it.
public final class Valuation {
    private Valuation() {}

    /// Taxes of the whole inventory.
    ///
    /// @param used what the buyer has used of the year's quota before
    static Assessment assess(Inventory inventory, LocalDate day, Money used, Reference reference) {
        return Assessment.of(purchase(inventory, day, used), reference);
    }

    /// How the assessment of an inventory came about, by the tables of its day.
    ///
    /// @param day day of its receipt, in China
    /// @return empty when today's code comes to another result, so that no step is shown that was
    ///     not taken
    public static List<Step> steps(
            Inventory inventory, LocalDate day, Assessment assessment, Reference reference) {
        Purchase purchase = purchase(inventory, day, assessment.annualUsed());
        return Assessment.of(purchase, reference).equals(assessment)
                ? Assessment.steps(purchase, reference)
                : List.of();
    }

    private static Purchase purchase(Inventory inventory, LocalDate day, Money used) {
        InventoryHead head = inventory.head();
        return new Purchase(
                day,
                used,
                inventory.lines().stream().map(Valuation::line).toList(),
                Money.of(head.freight()),
                Money.of(head.insuredFee()),
                Money.ZERO,
                Money.ZERO);
    }

    /// Price, freight and insurance. Discounts for all buyers are in the price already
    ///
    static Money dutiableValue(Inventory inventory) {
        Money value =
                Money.of(inventory.head().freight()).plus(Money.of(inventory.head().insuredFee()));
        for (InventoryList line : inventory.lines()) {
            value = value.plus(Money.of(line.totalPrice()));
        }
        return value;
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

    /// Positive list, conditions of its notes that a declaration shows, and single limit: all are
    /// looked at, whatever the others say.
    static List<Disagreement> limits(Inventory inventory, LocalDate day, Reference reference) {
        List<Disagreement> found = new ArrayList<>();
        List<InventoryList> limited = new ArrayList<>(0);
        for (InventoryList line : inventory.lines()) {
            Optional<TariffItem> item = reference.tariff().item(line.gcode(), day);
            if (item.isEmpty()) {
                String path = path(line, "gcode");
                found.add(against(FaultCode.NOT_ON_POSITIVE_LIST, path, line.gcode(), null));
                continue;
            }
            for (ListCondition condition : item.get().conditions().conditions()) {
                String mode = inventory.head().tradeMode();
                if (condition.kind() == ListCondition.Kind.BONDED && !BondedStock.isBonded(mode)) {
                    String path = path(line, "gcode");
                    found.add(against(FaultCode.GOODS_ONLY_BONDED, path, mode, "1210, 1239"));
                }
            }
            if (item.get().conditions().limitsQuantity()) {
                limited.add(line);
            }
        }
        if (!limited.isEmpty()) {
            overQuantity(limited, day, reference, found);
        }
        Money value = dutiableValue(inventory);
        Limits limits =
                Limits.decide(
                        value, isSingleItem(inventory), Money.ZERO, day, reference.parameters());
        if (limits.decision() == io.greenway.core.tax.Decision.GENERAL_TRADE) {
            for (String rule : limits.rules()) {
                found.add(
                        rule.equals("R-024")
                                ? over(FaultCode.ANNUAL_LIMIT, value, limits.annual())
                                : over(FaultCode.SINGLE_LIMIT, value, limits.single()));
            }
        }
        return found;
    }

    /// Lines of which the notes of the list allow fewer pieces an order.
    private static void overQuantity(
            List<InventoryList> lines,
            LocalDate day,
            Reference reference,
            List<Disagreement> found) {
        List<TariffItem> items = new ArrayList<>();
        for (InventoryList line : lines) {
            items.add(reference.tariff().item(line.gcode(), day).orElseThrow());
        }
        List<BigDecimal> quantities = lines.stream().map(InventoryList::qty).toList();
        for (OverQuantity over : OverQuantity.of(items, quantities)) {
            found.add(
                    against(
                            FaultCode.GOODS_OVER_QUANTITY,
                            path(lines.get(over.at()), "qty"),
                            over.quantity().stripTrailingZeros().toPlainString(),
                            Integer.toString(over.most())));
        }
    }

    private static String path(InventoryList line, String element) {
        return "/InventoryList[gnum=%s]/%s".formatted(line.gnum(), element);
    }

    /// One line of quantity 1.
    private static boolean isSingleItem(Inventory inventory) {
        return inventory.lines().size() == 1
                && inventory.lines().getFirst().qty().compareTo(BigDecimal.ONE) == 0;
    }

    private static Disagreement over(FaultCode code, Money value, Money limit) {
        return against(code, "/InventoryList", value.toString(), limit.toString());
    }

    private static Disagreement against(
            FaultCode code, String path, String found, @Nullable String expected) {
        return new Disagreement(Fault.of(code, path, found, expected), Set.of(Paper.INVENTORY));
    }
}
