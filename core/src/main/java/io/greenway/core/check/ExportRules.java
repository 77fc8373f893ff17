package io.greenway.core.check;

import io.greenway.core.message.CEB213Message.InvtRefund;
import io.greenway.core.message.CEB213Message.InvtRefundHead;
import io.greenway.core.message.CEB213Message.InvtRefundList;
import io.greenway.core.message.CEB215Message.InvtRefundDetail;
import io.greenway.core.message.CEB303Message.Order;
import io.greenway.core.message.CEB303Message.OrderList;
import io.greenway.core.message.CEB403Message.Receipts;
import io.greenway.core.message.CEB505Message.Logistics;
import io.greenway.core.message.CEB507Message.Arrival;
import io.greenway.core.message.CEB507Message.ArrivalList;
import io.greenway.core.message.CEB509Message.Departure;
import io.greenway.core.message.CEB509Message.DepartureList;
import io.greenway.core.message.CEB603Message.Inventory;
import io.greenway.core.message.CEB603Message.InventoryHead;
import io.greenway.core.message.CEB603Message.InventoryList;
import io.greenway.core.message.CEB605Message.InvtCancel;
import io.greenway.core.message.CEB607Message.WayBill;
import io.greenway.core.message.CEB607Message.WayBillList;
import io.greenway.core.message.CEB701Message.SummaryApply;
import io.greenway.core.message.CEB701Message.SummaryApplyHead;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;

/// The rules inside one document of an export or of its return. The specification text means
/// 202205, tables 2-x.
final class ExportRules {
    /// What the payment enterprise is called when nothing was paid online.
    private static final String CASH = "现金支付";

    private static final Set<String> RETURN_MODES = Set.of("9661", "1261");
    private static final String POST = "6";

    private final StatutoryUnits units;

    ExportRules(CodeTables codes, LocalDate day) {
        this.units = new StatutoryUnits(codes, day);
    }

    void order(Order order, Remarks remarks) {
        Remarks inHead = remarks.at("OrderHead");
        inHead.total("goodsValue", order.head().goodsValue(), order.lines(), OrderList::totalPrice);
        remarks.uniqueLines("OrderList", order.lines(), OrderList::gnum);
        for (int i = 0; i < order.lines().size(); i++) {
            OrderList line = order.lines().get(i);
            remarks.at("OrderList[" + (i + 1) + "]")
                    .product(line.price(), line.qty(), line.totalPrice());
        }
    }

    /// A payment that names no registered enterprise says in words that it was cash.
    void receipt(Receipts receipt, Remarks remarks) {
        if (Remarks.isEmpty(receipt.payCode()) && Remarks.isEmpty(receipt.payName())) {
            remarks.add(FaultCode.CASH_NOT_NAMED, "payName", receipt.payName(), CASH);
        }
    }

    void waybill(Logistics waybill, Remarks remarks) {
        remarks.positive("packNo", waybill.packNo());
    }

    void arrival(Arrival arrival, Remarks remarks) {
        Remarks inHead = remarks.at("ArrivalHead");
        inHead.equal(FaultCode.DIRECTION_WRONG, "ieFlag", arrival.head().ieFlag(), "E");
        inHead.parts(arrival.head().msgCount(), arrival.head().msgSeqNo());
        if (!arrival.head().trafMode().equals(POST)) {
            inHead.present(FaultCode.TRANSPORT_DATA_MISSING, "billNo", arrival.head().billNo());
        }
        remarks.uniqueLines("ArrivalList", arrival.lines(), ArrivalList::gnum);
    }

    void departure(Departure departure, Remarks remarks) {
        var head = departure.head();
        Remarks inHead = remarks.at("DepartureHead");
        inHead.parts(head.msgCount(), head.msgSeqNo());
        if (!head.trafMode().equals(POST)) {
            inHead.present(FaultCode.TRANSPORT_DATA_MISSING, "trafName", head.trafName());
            inHead.present(FaultCode.TRANSPORT_DATA_MISSING, "voyageNo", head.voyageNo());
            inHead.present(FaultCode.TRANSPORT_DATA_MISSING, "billNo", head.billNo());
        }
        remarks.uniqueLines("DepartureList", departure.lines(), DepartureList::gnum);
    }

    void inventory(Inventory inventory, Remarks remarks) {
        InventoryHead head = inventory.head();
        Remarks inHead = remarks.at("InventoryHead");
        inHead.equal(FaultCode.DIRECTION_WRONG, "ieFlag", head.ieFlag(), "E");
        inHead.weights(head.grossWeight(), head.netWeight());
        inHead.positive("packNo", head.packNo());
        boolean bonded = Remarks.isBonded(head.tradeMode());
        if (bonded) {
            inHead.present(FaultCode.BONDED_DATA_MISSING, "emsNo", head.emsNo());
            inHead.present(FaultCode.BONDED_DATA_MISSING, "iacCode", head.iacCode());
            inHead.present(FaultCode.BONDED_DATA_MISSING, "iacName", head.iacName());
        }
        remarks.uniqueLines("InventoryList", inventory.lines(), InventoryList::gnum);
        for (int i = 0; i < inventory.lines().size(); i++) {
            boolean simplified = head.statisticsFlag().equals("A");
            Remarks inLine = remarks.at("InventoryList[" + (i + 1) + "]");
            line(inventory.lines().get(i), bonded, simplified, inLine);
        }
    }

    /// A simplified declaration (statisticsFlag A) names its goods by the first four digits of the
    /// tariff only, so its units are not those of a commodity.
    private void line(InventoryList line, boolean bonded, boolean simplified, Remarks remarks) {
        if (bonded) {
            remarks.present(FaultCode.BONDED_DATA_MISSING, "itemRecordNo", line.itemRecordNo());
        }
        remarks.secondQuantity(line.unit2(), line.qty2());
        remarks.sameQuantity(line.unit(), line.qty(), line.unit1(), line.qty1());
        remarks.product(line.price(), line.qty(), line.totalPrice());
        if (!simplified) {
            units.check(line.gcode(), line.unit1(), line.unit2(), remarks);
        }
    }

    void cancellation(InvtCancel cancel, Remarks remarks) {
        remarks.present(FaultCode.REASON_EMPTY, "reason", cancel.reason());
    }

    void masterBill(WayBill bill, Remarks remarks) {
        remarks.at("WayBillHead").parts(bill.head().msgCount(), bill.head().msgSeqNo());
        remarks.uniqueLines("WayBillList", bill.lines(), WayBillList::gnum);
    }

    /// The period stands for the list: both ends or neither, the end not before the start, and one
    /// of period and list.
    void summary(SummaryApply summary, Remarks remarks) {
        SummaryApplyHead head = summary.head();
        Remarks inHead = remarks.at("SummaryApplyHead");
        inHead.parts(head.msgCount(), head.msgSeqNo());
        LocalDateTime start = head.startTime();
        LocalDateTime end = head.endTime();
        if ((start == null) != (end == null)) {
            inHead.add(
                    FaultCode.PERIOD_UNPAIRED, start == null ? "startTime" : "endTime", null, null);
        } else if (start != null && end != null && end.isBefore(start)) {
            inHead.add(FaultCode.PERIOD_UNPAIRED, "endTime", end, ">= " + start);
        } else if (start == null && summary.lines().isEmpty()) {
            inHead.add(FaultCode.PERIOD_OR_LINES_MISSING, "startTime", null, null);
        }
    }

    /// An export that comes back is an import from abroad.
    void refund(InvtRefund refund, Remarks remarks) {
        InvtRefundHead head = refund.head();
        Remarks inHead = remarks.at("InvtRefundHead");
        inHead.equal(FaultCode.DIRECTION_WRONG, "ieFlag", head.ieFlag(), "I");
        inHead.present(FaultCode.REASON_EMPTY, "reason", head.reason());
        String mode = head.tradeMode();
        if (mode == null || !RETURN_MODES.contains(mode)) {
            inHead.add(FaultCode.RETURN_TRADE_MODE, "tradeMode", mode, "9661|1261");
        }
        if (head.country().equals(Remarks.CHINA)) {
            inHead.add(FaultCode.COUNTRY_OF_DISPATCH_IS_CHINA, "country", head.country(), null);
        }
        remarks.uniqueLines("InvtRefundList", refund.lines(), InvtRefundList::gnum);
        for (int i = 0; i < refund.lines().size(); i++) {
            InvtRefundList line = refund.lines().get(i);
            Remarks inLine = remarks.at("InvtRefundList[" + (i + 1) + "]");
            inLine.secondQuantity(line.unit2(), line.qty2());
            inLine.sameQuantity(line.unit(), line.qty(), line.unit1(), line.qty1());
            units.check(line.gcode(), line.unit1(), line.unit2(), inLine);
        }
    }

    void tally(InvtRefundDetail detail, Remarks remarks) {
        remarks.equal(FaultCode.DIRECTION_WRONG, "ieFlag", detail.ieFlag(), "I");
    }
}
