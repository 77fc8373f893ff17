package io.greenway.core.receipt;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.CEB511Message.LogisticsHead;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.spec.Mask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The four papers of a dossier side by side, in what the match holds against each other (R-070 to
/// Which of them disagree is what the match found, not what looks different. Personal data
/// is masked.
public final class Comparison {
    private final @Nullable Order order;
    private final @Nullable PaymentHead payment;
    private final @Nullable LogisticsHead waybill;
    private final @Nullable Inventory inventory;
    private final List<Disagreement> found;
    private final List<Row> rows = new ArrayList<>();

    private Comparison(Dossier dossier) {
        this.order = content(dossier.order(), Document.Order::content);
        this.payment = content(dossier.payment(), one -> one.content().head());
        this.waybill = content(dossier.waybill(), one -> one.content().head());
        this.inventory = content(dossier.inventory(), Document.Inventory::content);
        this.found = dossier.disagreements();
    }

    /// What the papers say about one thing; null where a paper is not there or says nothing.
    ///
    /// @param field permanent name, that of the element in the inventory where it has one
    /// @param gnum line number; 0 for what is said once
    /// @param faults numbers of the faults found about it
    public record Row(
            String field,
            int gnum,
            @Nullable String order,
            @Nullable String payment,
            @Nullable String waybill,
            @Nullable String inventory,
            List<Integer> faults) {
        public Row {
            faults = List.copyOf(faults);
        }
    }

    /// The rows that any paper says something about.
    public static List<Row> of(Dossier dossier) {
        Comparison made = new Comparison(dossier);
        made.identities();
        made.people();
        made.money();
        made.goods();
        return List.copyOf(made.rows);
    }

    private static <D extends Document, C> @Nullable C content(
            @Nullable Filed<D> filed, Function<D, C> content) {
        return filed == null ? null : content.apply(filed.document());
    }

    private void identities() {
        row(
                "orderNo",
                of(order, one -> one.head().orderNo()),
                of(payment, PaymentHead::orderNo),
                of(waybill, LogisticsHead::orderNo),
                of(inventory, one -> one.head().orderNo()));
        row(
                "ebpCode",
                of(order, one -> one.head().ebpCode()),
                of(payment, PaymentHead::ebpCode),
                null,
                of(inventory, one -> one.head().ebpCode()));
        row(
                "ebpName",
                of(order, one -> one.head().ebpName()),
                of(payment, PaymentHead::ebpName),
                null,
                of(inventory, one -> one.head().ebpName()));
        row(
                "ebcCode",
                of(order, one -> one.head().ebcCode()),
                null,
                null,
                of(inventory, one -> one.head().ebcCode()));
        row(
                "ebcName",
                of(order, one -> one.head().ebcName()),
                null,
                null,
                of(inventory, one -> one.head().ebcName()));
        row(
                "payCode",
                of(order, one -> one.head().payCode()),
                of(payment, PaymentHead::payCode),
                null,
                null);
        row(
                "payTransactionId",
                of(order, one -> one.head().payTransactionId()),
                of(payment, PaymentHead::payTransactionId),
                null,
                null);
        row(
                "logisticsCode",
                null,
                null,
                of(waybill, LogisticsHead::logisticsCode),
                of(inventory, one -> one.head().logisticsCode()));
        row(
                "logisticsName",
                null,
                null,
                of(waybill, LogisticsHead::logisticsName),
                of(inventory, one -> one.head().logisticsName()));
        row(
                "logisticsNo",
                null,
                null,
                of(waybill, LogisticsHead::logisticsNo),
                of(inventory, one -> one.head().logisticsNo()));
        row("agentCode", null, null, null, of(inventory, one -> one.head().agentCode()));
        row("customsCode", null, null, null, of(inventory, one -> one.head().customsCode()));
        row("declTime", null, null, null, of(inventory, one -> one.head().declTime().toString()));
    }

    private void people() {
        row(
                "buyerName",
                masked(order, one -> one.head().buyerName()),
                masked(payment, PaymentHead::payerName),
                null,
                masked(inventory, one -> one.head().buyerName()));
        row(
                "buyerIdNumber",
                masked(order, one -> one.head().buyerIdNumber()),
                masked(payment, PaymentHead::payerIdNumber),
                null,
                masked(inventory, one -> one.head().buyerIdNumber()));
        row(
                "buyerTelephone",
                masked(order, one -> one.head().buyerTelephone()),
                null,
                null,
                masked(inventory, one -> one.head().buyerTelephone()));
        row(
                "consignee",
                masked(order, one -> one.head().consignee()),
                null,
                masked(waybill, LogisticsHead::consignee),
                null);
        row(
                "consigneeTelephone",
                masked(order, one -> one.head().consigneeTelephone()),
                null,
                masked(waybill, LogisticsHead::consigneeTelephone),
                null);
        row(
                "consigneeAddress",
                masked(order, one -> one.head().consigneeAddress()),
                null,
                masked(waybill, LogisticsHead::consigneeAddress),
                masked(inventory, one -> one.head().consigneeAddress()));
    }

    private void money() {
        row("goodsValue", number(order, one -> one.head().goodsValue()), null, null, null);
        row(
                "freight",
                number(order, one -> one.head().freight()),
                null,
                number(waybill, LogisticsHead::freight),
                number(inventory, one -> one.head().freight()));
        row(
                "insuredFee",
                null,
                null,
                number(waybill, LogisticsHead::insuredFee),
                number(inventory, one -> one.head().insuredFee()));
        row("discount", number(order, one -> one.head().discount()), null, null, null);
        row("taxTotal", number(order, one -> one.head().taxTotal()), null, null, null);
        row(
                "acturalPaid",
                number(order, one -> one.head().acturalPaid()),
                number(payment, PaymentHead::amountPaid),
                null,
                null);
        row(
                "grossWeight",
                null,
                null,
                number(waybill, LogisticsHead::weight),
                number(inventory, one -> one.head().grossWeight()));
    }

    private void goods() {
        List<OrderList> ordered = order == null ? List.of() : order.lines();
        List<InventoryList> declared = inventory == null ? List.of() : inventory.lines();
        TreeSet<Integer> numbers =
                Stream.concat(
                                ordered.stream().map(OrderList::gnum),
                                declared.stream().map(InventoryList::gnum))
                        .collect(Collectors.toCollection(TreeSet::new));
        for (int gnum : numbers) {
            line(
                    gnum,
                    ordered.stream().filter(one -> one.gnum() == gnum).findFirst().orElse(null),
                    declared.stream().filter(one -> one.gnum() == gnum).findFirst().orElse(null));
        }
    }

    private void line(int gnum, @Nullable OrderList sold, @Nullable InventoryList declared) {
        line("itemNo", gnum, of(sold, OrderList::itemNo), of(declared, InventoryList::itemNo));
        line("gname", gnum, of(sold, OrderList::itemName), of(declared, InventoryList::gname));
        line("gcode", gnum, null, of(declared, InventoryList::gcode));
        line("qty", gnum, number(sold, OrderList::qty), number(declared, InventoryList::qty));
        line("unit", gnum, of(sold, OrderList::unit), of(declared, InventoryList::unit));
        line("price", gnum, number(sold, OrderList::price), number(declared, InventoryList::price));
        line(
                "totalPrice",
                gnum,
                number(sold, OrderList::totalPrice),
                number(declared, InventoryList::totalPrice));
    }

    private void line(String field, int gnum, @Nullable String ordered, @Nullable String declared) {
        String path = "/InventoryList[gnum=" + gnum + "]/" + field;
        add(field, gnum, ordered, null, null, declared, faults(path::equals));
    }

    private void row(
            String field,
            @Nullable String ordered,
            @Nullable String paid,
            @Nullable String carried,
            @Nullable String declared) {
        // The payer's elements are named otherwise and stand beside the buyer's.
        String payer = field.replace("buyer", "payer");
        add(
                field,
                0,
                ordered,
                paid,
                carried,
                declared,
                faults(
                        path ->
                                path.endsWith("Head/" + field)
                                        || path.endsWith("PaymentHead/" + payer)));
    }

    private void add(
            String field,
            int gnum,
            @Nullable String ordered,
            @Nullable String paid,
            @Nullable String carried,
            @Nullable String declared,
            List<Integer> faults) {
        if (Stream.of(ordered, paid, carried, declared).anyMatch(Objects::nonNull)
                || !faults.isEmpty()) {
            rows.add(new Row(field, gnum, ordered, paid, carried, declared, faults));
        }
    }

    private List<Integer> faults(Function<String, Boolean> concerns) {
        return found.stream()
                .map(Disagreement::fault)
                .filter(fault -> concerns.apply(fault.place().path()))
                .map(fault -> fault.code().number())
                .toList();
    }

    private static <T> @Nullable String of(@Nullable T paper, Function<T, @Nullable String> said) {
        return paper == null ? null : said.apply(paper);
    }

    private static <T> @Nullable String masked(
            @Nullable T paper, Function<T, @Nullable String> said) {
        String text = of(paper, said);
        return text == null ? null : Mask.of(text);
    }

    private static <T> @Nullable String number(
            @Nullable T paper, Function<T, @Nullable BigDecimal> said) {
        BigDecimal number = paper == null ? null : said.apply(paper);
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
