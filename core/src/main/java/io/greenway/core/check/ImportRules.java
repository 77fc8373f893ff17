package io.greenway.core.check;

import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.CEB623Message.InvtCancel;
import io.greenway.core.message.CEB625Message.InvtRefund;
import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.CEB711Message.DeliveryHead;
import io.greenway.core.message.CEB711Message.DeliveryList;
import io.greenway.core.party.IdentityNumber;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Mask;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The rules inside one document of an import. The specification text means 202205, tables 3-x.
final class ImportRules {
    private final StatutoryUnits units;
    private final LocalDate day;

    ImportRules(CodeTables codes, LocalDate day) {
        this.units = new StatutoryUnits(codes, day);
        this.day = day;
    }

    void order(Order order, Remarks remarks) {
        remarks.addAll(DocumentCheck.check(order));
        OrderHead head = order.head();
        Remarks inHead = remarks.at("OrderHead");
        identity(head.buyerIdType(), head.buyerIdNumber(), inHead);
        BigDecimal due =
                head.goodsValue()
                        .add(head.freight())
                        .add(head.taxTotal())
                        .subtract(head.discount());
        if (due.compareTo(head.acturalPaid()) != 0) {
            inHead.add(
                    FaultCode.MONEY_EQUATION,
                    "acturalPaid",
                    head.acturalPaid(),
                    due.toPlainString());
        }
        inHead.total("goodsValue", head.goodsValue(), order.lines(), OrderList::totalPrice);
    }

    void payment(Payment payment, Remarks remarks) {
        remarks.addAll(DocumentCheck.check(payment));
        identity(
                payment.head().payerIdType(),
                payment.head().payerIdNumber(),
                remarks.at("PaymentHead"));
    }

    void waybill(Logistics waybill, Remarks remarks) {
        remarks.addAll(DocumentCheck.check(waybill));
    }

    void inventory(Inventory inventory, Remarks remarks) {
        remarks.addAll(DocumentCheck.check(inventory));
        InventoryHead head = inventory.head();
        Remarks inHead = remarks.at("InventoryHead");
        inHead.equal(FaultCode.DIRECTION_WRONG, "ieFlag", head.ieFlag(), "I");
        identity(head.buyerIdType(), head.buyerIdNumber(), inHead);
        guarantor(head, inHead);
        numbers(head, inHead);
        boolean bonded = Remarks.isBonded(head.tradeMode());
        if (bonded) {
            bonded(head, inHead);
        } else {
            direct(head, inHead);
        }
        for (int i = 0; i < inventory.lines().size(); i++) {
            line(inventory.lines().get(i), bonded, remarks.at("InventoryList[" + (i + 1) + "]"));
        }
    }

    /// Bonded 1210 and 1239: account book, warehouse and item records are named, transport is not,
    /// and the goods come from China's own special zone.
    private static void bonded(InventoryHead head, Remarks remarks) {
        remarks.present(FaultCode.BONDED_DATA_MISSING, "emsNo", head.emsNo());
        remarks.present(FaultCode.BONDED_DATA_MISSING, "areaCode", head.areaCode());
        remarks.present(FaultCode.BONDED_DATA_MISSING, "areaName", head.areaName());
        remarks.absent(FaultCode.TRANSPORT_DATA_NOT_FOR_BONDED, "trafNo", head.trafNo());
        remarks.absent(FaultCode.TRANSPORT_DATA_NOT_FOR_BONDED, "voyageNo", head.voyageNo());
        remarks.absent(FaultCode.TRANSPORT_DATA_NOT_FOR_BONDED, "billNo", head.billNo());
        remarks.equal(FaultCode.BONDED_COUNTRY_NOT_CHINA, "country", head.country(), Remarks.CHINA);
    }

    /// Direct purchase 9610: the means of transport and the country of dispatch are named.
    private static void direct(InventoryHead head, Remarks remarks) {
        remarks.present(FaultCode.TRANSPORT_DATA_MISSING, "trafNo", head.trafNo());
        remarks.present(FaultCode.TRANSPORT_DATA_MISSING, "voyageNo", head.voyageNo());
        remarks.present(FaultCode.TRANSPORT_DATA_MISSING, "billNo", head.billNo());
        if (head.country().equals(Remarks.CHINA)) {
            remarks.add(FaultCode.COUNTRY_OF_DISPATCH_IS_CHINA, "country", head.country(), null);
        }
    }

    private void line(InventoryList line, boolean bonded, Remarks remarks) {
        if (bonded) {
            remarks.present(FaultCode.BONDED_DATA_MISSING, "itemRecordNo", line.itemRecordNo());
        }
        remarks.present(FaultCode.BAR_CODE_EMPTY, "barCode", line.barCode());
        if (line.country().equals(Remarks.CHINA)) {
            remarks.add(FaultCode.ORIGIN_IS_CHINA, "country", line.country(), null);
        }
        remarks.sameQuantity(line.unit(), line.qty(), line.unit1(), line.qty1());
        units.check(line.gcode(), line.unit1(), line.unit2(), remarks);
    }

    /// The guarantee is that of the platform, the e-commerce or the logistics enterprise of the
    /// same inventory.
    private static void guarantor(InventoryHead head, Remarks remarks) {
        List<String> allowed = List.of(head.ebpCode(), head.ebcCode(), head.logisticsCode());
        if (!allowed.contains(head.assureCode())) {
            remarks.add(
                    FaultCode.GUARANTOR_NOT_OF_INVENTORY,
                    "assureCode",
                    head.assureCode(),
                    String.join("|", allowed));
        }
    }

    /// E-port makes preNo (-621001); a change names what it changes (-621053).
    private static void numbers(InventoryHead head, Remarks remarks) {
        if (head.appType().equals("1")) {
            remarks.absent(FaultCode.PRE_NO_GIVEN, "preNo", head.preNo());
        } else if (Remarks.isEmpty(head.invtNo()) && Remarks.isEmpty(head.preNo())) {
            remarks.add(FaultCode.CHANGE_WITHOUT_NUMBER, "invtNo", null, null);
        }
    }

    void cancellation(InvtCancel cancel, Remarks remarks) {
        identity(cancel.buyerIdType(), cancel.buyerIdNumber(), remarks);
        remarks.present(FaultCode.REASON_EMPTY, "reason", cancel.reason());
        remarks.present(FaultCode.COP_NO_MISSING, "copNo", cancel.copNo());
    }

    void refund(InvtRefund refund, Remarks remarks) {
        Remarks inHead = remarks.at("InvtRefundHead");
        identity(refund.head().buyerIdType(), refund.head().buyerIdNumber(), inHead);
        inHead.present(FaultCode.REASON_EMPTY, "reason", refund.head().reason());
        inHead.present(FaultCode.COP_NO_MISSING, "copNo", refund.head().copNo());
        remarks.uniqueLines("InvtRefundList", refund.lines(), line -> line.gnum());
    }

    void delivery(Delivery delivery, Remarks remarks) {
        DeliveryHead head = delivery.head();
        Remarks inHead = remarks.at("DeliveryHead");
        inHead.equal(FaultCode.DIRECTION_WRONG, "ieFlag", head.ieFlag(), "I");
        inHead.present(FaultCode.COP_NO_MISSING, "copNo", head.copNo());
        remarks.uniqueLines("DeliveryList", delivery.lines(), DeliveryList::gnum);
    }

    /// an identity card number has its form and its check character.
    private void identity(String type, String number, Remarks remarks) {
        if (type.equals("1") && !IdentityNumber.isValid(number, day)) {
            remarks.add(
                    FaultCode.IDENTITY_NUMBER_INVALID,
                    remarks.path().endsWith("PaymentHead") ? "payerIdNumber" : "buyerIdNumber",
                    Mask.of(number),
                    "GB 11643");
        }
    }
}
