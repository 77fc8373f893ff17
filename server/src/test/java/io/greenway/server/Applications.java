package io.greenway.server;

import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB513Message.LogisticsStatus;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB623Message.InvtCancel;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB625Message.InvtRefund;
import io.greenway.core.message.CEB625Message.InvtRefundHead;
import io.greenway.core.message.CEB625Message.InvtRefundList;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.CEB711Message.DeliveryHead;
import io.greenway.core.message.CEB711Message.DeliveryList;
import io.greenway.core.sample.Party;
import java.util.List;

/// What follows a declaration, as its declarant and the site write it.
public final class Applications {
    private static final String ADD = "1";
    private static final String DECLARED = "2";

    private Applications() {}

    /// An application to cancel a declaration.
    ///
    /// @param orderNo order number as it was declared
    /// @param invtNo inventory number
    /// @param copNo number of the application
    public static CEB623Message cancellation(
            InventoryHead head, String orderNo, String invtNo, String copNo) {
        InvtCancel cancel =
                new InvtCancel(
                        Samples.guid(),
                        ADD,
                        head.appTime(),
                        DECLARED,
                        head.customsCode(),
                        orderNo,
                        head.ebpCode(),
                        head.ebpName(),
                        head.ebcCode(),
                        head.ebcName(),
                        head.logisticsNo(),
                        head.logisticsCode(),
                        head.logisticsName(),
                        copNo,
                        null,
                        invtNo,
                        head.buyerIdType(),
                        head.buyerIdNumber(),
                        head.buyerName(),
                        head.buyerTelephone(),
                        head.agentCode(),
                        head.agentName(),
                        "订购人取消订单",
                        null);
        return new CEB623Message(
                Samples.guid(),
                "1.0",
                List.of(cancel),
                by(head.agentCode(), head.agentName()),
                List.of(),
                null,
                null);
    }

    /// An application to return everything that was declared.
    ///
    /// @param orderNo order number as it was declared
    /// @param invtNo inventory number
    /// @param copNo number of the application
    public static CEB625Message goodsReturn(
            Inventory inventory, String orderNo, String invtNo, String copNo) {
        InventoryHead head = inventory.head();
        InvtRefundHead refund =
                new InvtRefundHead(
                        Samples.guid(),
                        ADD,
                        head.appTime(),
                        DECLARED,
                        head.customsCode(),
                        orderNo,
                        head.ebpCode(),
                        head.ebpName(),
                        head.ebcCode(),
                        head.ebcName(),
                        head.logisticsNo(),
                        head.logisticsCode(),
                        head.logisticsName(),
                        copNo,
                        null,
                        invtNo,
                        head.buyerIdType(),
                        head.buyerIdNumber(),
                        head.buyerName(),
                        head.buyerTelephone(),
                        head.agentCode(),
                        head.agentName(),
                        "订购人退货",
                        null);
        List<InvtRefundList> lines =
                inventory.lines().stream()
                        .map(
                                line ->
                                        new InvtRefundList(
                                                line.gnum(),
                                                line.gcode(),
                                                line.gname(),
                                                line.qty(),
                                                line.unit(),
                                                null))
                        .toList();
        return new CEB625Message(
                Samples.guid(),
                "1.0",
                List.of(new InvtRefund(refund, lines)),
                by(head.agentCode(), head.agentName()),
                List.of(),
                null,
                null);
    }

    /// A warehousing record of the parcel of a declaration.
    ///
    /// @param site whose record it is
    /// @param copNo number of the record
    public static CEB711Message arrival(InventoryHead head, Party site, String copNo) {
        DeliveryHead delivery =
                new DeliveryHead(
                        Samples.guid(),
                        ADD,
                        head.appTime(),
                        DECLARED,
                        head.customsCode(),
                        copNo,
                        null,
                        null,
                        site.code(),
                        site.name(),
                        "I",
                        "5",
                        "CA0456",
                        "CA0456-0301",
                        "99912345675",
                        head.logisticsCode(),
                        head.logisticsName(),
                        "1号库",
                        null);
        List<DeliveryList> lines = List.of(new DeliveryList(1, head.logisticsNo(), null));
        return new CEB711Message(
                Samples.guid(),
                "1.0",
                new Delivery(delivery, lines),
                by(site.code(), site.name()),
                List.of(),
                null,
                null);
    }

    /// Waybill statuses of the parcels of some declarations of one carrier.
    public static CEB513Message signedFor(List<InventoryHead> heads) {
        InventoryHead first = heads.getFirst();
        return new CEB513Message(
                Samples.guid(),
                "1.0",
                heads.stream()
                        .map(
                                head ->
                                        new LogisticsStatus(
                                                Samples.guid(),
                                                ADD,
                                                head.appTime(),
                                                DECLARED,
                                                head.logisticsCode(),
                                                head.logisticsName(),
                                                head.logisticsNo(),
                                                "S",
                                                head.appTime(),
                                                null))
                        .toList(),
                by(first.logisticsCode(), first.logisticsName()),
                List.of(),
                null,
                null);
    }

    private static BaseTransfer by(String code, String name) {
        return new BaseTransfer(code, name, "DXP", "DXPENT0000000001", null);
    }
}
