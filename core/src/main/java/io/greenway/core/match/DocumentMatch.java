package io.greenway.core.match;

import static io.greenway.core.message.Paper.INVENTORY;
import static io.greenway.core.message.Paper.ORDER;
import static io.greenway.core.message.Paper.PAYMENT;
import static io.greenway.core.message.Paper.WAYBILL;

import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.CEB511Message.LogisticsHead;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.party.IdentityNumber;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Mask;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Three-document match 三单比对: order, payment and waybill against the inventory, row by row of
/// All disagreements are found, none stops the others.
public final class DocumentMatch {
    private final OrderHead order;
    private final List<OrderList> orderLines;
    private final PaymentHead payment;
    private final LogisticsHead waybill;
    private final InventoryHead inventory;
    private final List<InventoryList> inventoryLines;
    private final Terms terms;
    private final List<Disagreement> found = new ArrayList<>();

    /// Rows of R-072 in their order; rows 6 (currency) and 12 (split payments) are held by the
    /// format and by the keys.
    private static final List<Consumer<DocumentMatch>> ROWS =
            List.of(
                    DocumentMatch::orderIdentity,
                    DocumentMatch::waybillIdentity,
                    DocumentMatch::enterprises,
                    DocumentMatch::paymentEnterprise,
                    DocumentMatch::buyer,
                    DocumentMatch::payerIsBuyer,
                    DocumentMatch::realName,
                    DocumentMatch::amountPaid,
                    DocumentMatch::moneyEquation,
                    DocumentMatch::goods,
                    DocumentMatch::freightAndInsurance,
                    DocumentMatch::consignee,
                    DocumentMatch::weight,
                    DocumentMatch::declarationDate);

    private DocumentMatch(Papers papers, Terms terms) {
        this.order = papers.order().head();
        this.orderLines = papers.order().lines();
        this.payment = papers.payment().head();
        this.waybill = papers.waybill().head();
        this.inventory = papers.inventory().head();
        this.inventoryLines = papers.inventory().lines();
        this.terms = terms;
    }

    /// Compares the documents.
    ///
    /// @return every disagreement, errors and warnings, in the order of the rows; empty when the
    ///     documents agree
    public static List<Disagreement> compare(Papers papers, Terms terms) {
        DocumentMatch match = new DocumentMatch(papers, terms);
        ROWS.forEach(row -> row.accept(match));
        return List.copyOf(match.found);
    }

    /// Row 1. Order and payment are filed under the inventory's order by their keys; a waybill
    /// that the inventory names may still say another order.
    private void orderIdentity() {
        if (!Normal.text(waybill.orderNo()).equals(Normal.text(inventory.orderNo()))) {
            add(
                    FaultCode.WAYBILL_ORDER_NUMBER,
                    "/LogisticsHead/orderNo",
                    waybill.orderNo(),
                    inventory.orderNo(),
                    WAYBILL);
        }
        if (given(order.payTransactionId())
                && !Normal.text(order.payTransactionId()).equals(payment.payTransactionId())) {
            add(
                    FaultCode.PAYMENT_NUMBER_DIFFERS,
                    "/OrderHead/payTransactionId",
                    order.payTransactionId(),
                    payment.payTransactionId(),
                    ORDER,
                    PAYMENT);
        }
    }

    /// Row 2.
    private void waybillIdentity() {
        String named = inventory.logisticsCode() + " " + inventory.logisticsNo();
        String present = waybill.logisticsCode() + " " + waybill.logisticsNo();
        if (!named.equals(present)) {
            add(FaultCode.WAYBILL_NUMBER, "/InventoryHead/logisticsNo", named, present, WAYBILL);
        }
    }

    /// Row 3: the seller is the same, and everyone is registered for the role in which they
    /// appear.
    private void enterprises() {
        if (!order.ebcCode().equals(inventory.ebcCode())) {
            add(
                    FaultCode.SELLER_DIFFERS,
                    "/InventoryHead/ebcCode",
                    inventory.ebcCode(),
                    order.ebcCode(),
                    ORDER);
        }
        found.addAll(PartyMatch.inventory(inventory, terms));
    }

    /// Row 3, payment enterprise: 13035 when order and payment name two, 22001 when it is not
    /// registered.
    private void paymentEnterprise() {
        if (given(order.payCode()) && !Normal.text(order.payCode()).equals(payment.payCode())) {
            add(
                    FaultCode.PAYMENT_ENTERPRISE_DIFFERS,
                    "/OrderHead/payCode",
                    order.payCode(),
                    payment.payCode(),
                    ORDER,
                    PAYMENT);
        }
        found.addAll(PartyMatch.payment(payment, terms));
    }

    /// Row 4, between order and inventory.
    private void buyer() {
        if (!Normal.text(order.buyerName()).equals(Normal.text(inventory.buyerName()))) {
            addMasked(
                    FaultCode.BUYER_NAME_DIFFERS,
                    "/InventoryHead/buyerName",
                    inventory.buyerName(),
                    order.buyerName(),
                    ORDER);
        }
        if (!order.buyerIdType().equals(inventory.buyerIdType())
                || !Normal.identity(order.buyerIdNumber())
                        .equals(Normal.identity(inventory.buyerIdNumber()))) {
            addMasked(
                    FaultCode.BUYER_ID_DIFFERS,
                    "/InventoryHead/buyerIdNumber",
                    inventory.buyerIdNumber(),
                    order.buyerIdNumber(),
                    ORDER);
        }
        if (!Normal.tight(order.buyerTelephone())
                .equals(Normal.tight(inventory.buyerTelephone()))) {
            addMasked(
                    FaultCode.BUYER_TELEPHONE_DIFFERS,
                    "/InventoryHead/buyerTelephone",
                    inventory.buyerTelephone(),
                    order.buyerTelephone(),
                    ORDER);
        }
    }

    /// R-073; 财关税〔2016〕18号. A zone that authenticates buyers otherwise may switch it off.
    private void payerIsBuyer() {
        if (!terms.parameters().flag("REQUIRE_PAYER_EQUALS_BUYER", terms.day())) {
            return;
        }
        if (!Normal.text(payment.payerName()).equals(Normal.text(order.buyerName()))) {
            addMasked(
                    FaultCode.PAYER_NAME_IS_NOT_BUYER,
                    "/PaymentHead/payerName",
                    payment.payerName(),
                    order.buyerName(),
                    ORDER,
                    PAYMENT);
        }
        if (!payment.payerIdType().equals(order.buyerIdType())
                || !Normal.identity(payment.payerIdNumber())
                        .equals(Normal.identity(order.buyerIdNumber()))) {
            addMasked(
                    FaultCode.PAYER_ID_IS_NOT_BUYER,
                    "/PaymentHead/payerIdNumber",
                    payment.payerIdNumber(),
                    order.buyerIdNumber(),
                    ORDER,
                    PAYMENT);
        }
    }

    /// Type 1 is the resident identity card; the specification restricts buyers to it.
    private void realName() {
        String number = Normal.identity(inventory.buyerIdNumber());
        if (!inventory.buyerIdType().equals("1") || !IdentityNumber.isValid(number, terms.day())) {
            found.add(
                    new Disagreement(
                            Fault.of(
                                    FaultCode.IDENTITY_NUMBER_INVALID,
                                    "/InventoryHead/buyerIdNumber",
                                    Mask.of(number),
                                    null),
                            Set.of(INVENTORY)));
        }
    }

    /// Row 5, exact to the fen.
    private void amountPaid() {
        if (order.acturalPaid().compareTo(payment.amountPaid()) != 0) {
            add(
                    FaultCode.AMOUNT_PAID_DIFFERS,
                    "/OrderHead/acturalPaid",
                    order.acturalPaid().toPlainString(),
                    payment.amountPaid().toPlainString(),
                    ORDER,
                    PAYMENT);
        }
    }

    /// Row 7: goodsValue + freight + taxTotal - discount = acturalPaid.
    private void moneyEquation() {
        BigDecimal due =
                order.goodsValue()
                        .add(order.freight())
                        .add(order.taxTotal())
                        .subtract(order.discount());
        if (due.compareTo(order.acturalPaid()) != 0) {
            add(
                    FaultCode.MONEY_EQUATION,
                    "/OrderHead/acturalPaid",
                    order.acturalPaid().toPlainString(),
                    due.toPlainString(),
                    ORDER);
        }
    }

    /// Row 8.
    private void goods() {
        goodsValue();
        if (orderLines.size() != inventoryLines.size()) {
            add(
                    FaultCode.LINE_COUNT_DIFFERS,
                    "/InventoryList",
                    String.valueOf(inventoryLines.size()),
                    String.valueOf(orderLines.size()),
                    ORDER);
            return;
        }
        Map<Integer, OrderList> ordered = new HashMap<>();
        orderLines.forEach(line -> ordered.put(line.gnum(), line));
        for (InventoryList declared : inventoryLines) {
            line(declared, ordered.get(declared.gnum()));
        }
    }

    private void goodsValue() {
        BigDecimal sum =
                orderLines.stream()
                        .map(OrderList::totalPrice)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(order.goodsValue()) != 0) {
            add(
                    FaultCode.GOODS_VALUE_DIFFERS,
                    "/OrderHead/goodsValue",
                    order.goodsValue().toPlainString(),
                    sum.toPlainString(),
                    ORDER);
        }
    }

    private void line(InventoryList declared, @Nullable OrderList ordered) {
        String path = "/InventoryList[gnum=" + declared.gnum() + "]";
        if (ordered == null) {
            lineDiffers(path + "/gnum", String.valueOf(declared.gnum()), null);
            return;
        }
        number(path + "/qty", declared.qty(), ordered.qty());
        number(path + "/price", declared.price(), ordered.price());
        number(path + "/totalPrice", declared.totalPrice(), ordered.totalPrice());
        if (!declared.unit().equals(ordered.unit())) {
            lineDiffers(path + "/unit", declared.unit(), ordered.unit());
        }
        if (given(declared.itemNo())
                && given(ordered.itemNo())
                && !Normal.text(declared.itemNo()).equals(Normal.text(ordered.itemNo()))) {
            lineDiffers(path + "/itemNo", declared.itemNo(), ordered.itemNo());
        }
        String sold = Normal.tight(ordered.itemName());
        if (!sold.equals(Normal.tight(declared.itemName()))
                && !sold.equals(Normal.tight(declared.gname()))) {
            lineDiffers(path + "/gname", declared.gname(), ordered.itemName());
        }
    }

    private void number(String path, BigDecimal declared, BigDecimal ordered) {
        if (declared.compareTo(ordered) != 0) {
            lineDiffers(path, declared.toPlainString(), ordered.toPlainString());
        }
    }

    private void lineDiffers(String path, @Nullable String declared, @Nullable String ordered) {
        add(FaultCode.LINE_DIFFERS, path, declared, ordered, ORDER);
    }

    /// Row 9. An element that the waybill leaves out says nothing and so cannot disagree.
    private void freightAndInsurance() {
        if (inventory.freight().compareTo(order.freight()) != 0) {
            add(
                    FaultCode.FREIGHT_DIFFERS,
                    "/InventoryHead/freight",
                    inventory.freight().toPlainString(),
                    order.freight().toPlainString(),
                    ORDER);
        }
        sameFee(FaultCode.FREIGHT_DIFFERS, "freight", inventory.freight(), waybill.freight());
        sameFee(
                FaultCode.INSURANCE_DIFFERS,
                "insuredFee",
                inventory.insuredFee(),
                waybill.insuredFee());
    }

    private void sameFee(
            FaultCode code, String name, BigDecimal declared, @Nullable BigDecimal sent) {
        if (sent != null && declared.compareTo(sent) != 0) {
            add(
                    code,
                    "/InventoryHead/" + name,
                    declared.toPlainString(),
                    sent.toPlainString(),
                    WAYBILL);
        }
    }

    /// Row 10: remarks only, because addresses are masked or shortened on the way.
    private void consignee() {
        same(
                FaultCode.CONSIGNEE_DIFFERS,
                "/LogisticsHead/consignee",
                waybill.consignee(),
                order.consignee());
        same(
                FaultCode.CONSIGNEE_TELEPHONE_DIFFERS,
                "/LogisticsHead/consigneeTelephone",
                waybill.consigneeTelephone(),
                order.consigneeTelephone());
        same(
                FaultCode.CONSIGNEE_ADDRESS_DIFFERS,
                "/LogisticsHead/consigneeAddress",
                waybill.consigneeAddress(),
                order.consigneeAddress());
        same(
                FaultCode.CONSIGNEE_ADDRESS_DIFFERS,
                "/InventoryHead/consigneeAddress",
                inventory.consigneeAddress(),
                order.consigneeAddress());
    }

    private void same(FaultCode code, String path, String here, String there) {
        if (!Normal.tight(here).equals(Normal.tight(there))) {
            addMasked(code, path, here, there, ORDER, WAYBILL);
        }
    }

    /// Row 11, within a tolerance of the waybill's weight.
    private void weight() {
        BigDecimal allowed =
                waybill.weight()
                        .multiply(terms.parameters().number("WEIGHT_TOLERANCE", terms.day()));
        BigDecimal difference = inventory.grossWeight().subtract(waybill.weight()).abs();
        if (difference.compareTo(allowed) > 0) {
            add(
                    FaultCode.WEIGHT_DIFFERS,
                    "/InventoryHead/grossWeight",
                    inventory.grossWeight().toPlainString(),
                    waybill.weight().toPlainString(),
                    WAYBILL);
        }
    }

    /// the day of acceptance counts, whatever the document says; a far date is shown.
    private void declarationDate() {
        int days = terms.parameters().days("DECLARATION_DATE_TOLERANCE_DAYS", terms.day());
        LocalDate stated = inventory.declTime();
        if (stated.isBefore(terms.day().minusDays(days))
                || stated.isAfter(terms.day().plusDays(days))) {
            add(
                    FaultCode.DECLARATION_DATE_DIFFERS,
                    "/InventoryHead/declTime",
                    stated.toString(),
                    terms.day().toString());
        }
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /// The inventory is always concerned; `others` are the papers whose senders may be the ones
    /// to correct.
    private void add(
            FaultCode code,
            String path,
            @Nullable String here,
            @Nullable String there,
            Paper... others) {
        Set<Paper> papers = EnumSet.of(INVENTORY, others);
        found.add(new Disagreement(Fault.of(code, path, here, there), papers));
    }

    private void addMasked(
            FaultCode code, String path, String here, String there, Paper... others) {
        add(code, path, Mask.of(here), Mask.of(there), others);
    }
}
