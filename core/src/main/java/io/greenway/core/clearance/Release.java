package io.greenway.core.clearance;

import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A released declaration 放行清单, as far as those need it who look after the money: parties,
/// goods, values and taxes.
/// The buyer is a pseudonym, and nothing says where the goods went (facts: regulators).
///
/// @param dossier its dossier
/// @param invtNo inventory number 清单编号
/// @param tradeMode supervision mode 监管方式
/// @param ebcCode seller
/// @param ebcName its name
/// @param agentCode declarant
/// @param assureCode who guarantees the tax, and so pays it
/// @param customsCode district where declared
/// @param emsNo bonded account book; null when the goods are not bonded
/// @param buyer pseudonym of the buyer's identity document
/// @param country country of dispatch, customs code
/// @param orderedOn day of the order
/// @param releasedAt when customs released it (800)
/// @param goodsValue price of the goods, without freight and insurance
/// @param lines line by line
public record Release(
        DossierKey dossier,
        String invtNo,
        String tradeMode,
        String ebcCode,
        String ebcName,
        String agentCode,
        String assureCode,
        String customsCode,
        @Nullable String emsNo,
        String buyer,
        String country,
        LocalDate orderedOn,
        Instant releasedAt,
        Money goodsValue,
        List<Line> lines) {
    public Release {
        lines = List.copyOf(lines);
    }

    private static final String RELEASED = "800";

    /// Something that happened to a dossier.
    public record Moment(Instant at, Event event) {}

    /// One line of goods.
    ///
    /// @param gnum position
    /// @param gcode commodity code
    /// @param gname name of the goods
    /// @param model its specification, in which brand and producer are found
    /// @param itemRecordNo record in the account book; null when the goods are not bonded
    /// @param quantity in the declared unit
    /// @param unit customs code of the unit
    /// @param origin country of origin, customs code
    /// @param goodsValue price of the line
    /// @param dutiableValue with its shares of freight and insurance
    /// @param duty payable
    /// @param consumptionTax payable
    /// @param vat payable
    public record Line(
            int gnum,
            String gcode,
            String gname,
            String model,
            @Nullable String itemRecordNo,
            BigDecimal quantity,
            String unit,
            String origin,
            Money goodsValue,
            Money dutiableValue,
            Money duty,
            Money consumptionTax,
            Money vat) {}

    /// What a history says of the release; empty when the declaration was never released.
    ///
    /// @param history oldest first
    public static Optional<Release> of(DossierKey key, List<Moment> history, Terms.Buyers buyers) {
        Dossier dossier = Dossier.empty(key);
        Instant releasedAt = null;
        for (Moment moment : history) {
            dossier = Lifecycle.apply(dossier, moment.event(), moment.at());
            if (releasedAt == null && isRelease(moment.event())) {
                releasedAt = moment.at();
            }
        }
        return releasedAt == null ? Optional.empty() : Optional.of(of(dossier, releasedAt, buyers));
    }

    /// Whether an event is the release.
    public static boolean isRelease(Event event) {
        return event instanceof Event.CustomsAnswered answered
                && answered.status().equals(RELEASED)
                && !answered.unexpected();
    }

    /// What a released dossier says of its release.
    ///
    /// @param releasedAt when customs released it (800)
    public static Release of(Dossier dossier, Instant releasedAt, Terms.Buyers buyers) {
        Document.Inventory filed = present(dossier.inventory()).document();
        Inventory inventory = filed.content();
        InventoryHead head = inventory.head();
        List<Line> lines = lines(inventory.lines(), present(dossier.assessment()).lines());
        return new Release(
                dossier.key(),
                present(dossier.invtNo()),
                head.tradeMode(),
                head.ebcCode(),
                head.ebcName(),
                head.agentCode(),
                head.assureCode(),
                head.customsCode(),
                head.emsNo(),
                buyers.pseudonym(head.ebpCode(), head.buyerIdType(), head.buyerIdNumber()),
                head.country(),
                present(dossier.order()).document().header().appTime().toLocalDate(),
                releasedAt,
                Money.sum(lines.stream().map(Line::goodsValue).toList()),
                lines);
    }

    /// The assessment has its lines in the order of the inventory.
    private static List<Line> lines(List<InventoryList> goods, List<Assessment.Line> taxes) {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < goods.size(); at++) {
            InventoryList one = goods.get(at);
            Assessment.Line tax = taxes.get(at);
            lines.add(
                    new Line(
                            one.gnum(),
                            one.gcode(),
                            one.gname(),
                            one.gmodel(),
                            one.itemRecordNo(),
                            one.qty(),
                            one.unit(),
                            one.country(),
                            Money.of(one.totalPrice()),
                            tax.dutiableValue(),
                            tax.duty(),
                            tax.consumptionTax(),
                            tax.vat()));
        }
        return lines;
    }

    /// What a released dossier has; its absence is a bug.
    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a released dossier must have it");
        }
        return value;
    }
}
