package io.greenway.core.clearance;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.Paper;
import java.time.Instant;
import java.time.LocalDateTime;

/// One document as it came in.
public sealed interface Document {
    Header header();

    /// The number by which the four papers of a trade find each other.
    default String orderNo() {
        return switch (this) {
            case Order order -> order.content().head().orderNo();
            case Payment payment -> payment.content().head().orderNo();
            case Waybill waybill -> waybill.content().head().orderNo();
            case Inventory inventory -> inventory.content().head().orderNo();
        };
    }

    /// What every document says about itself and its coming.
    ///
    /// @param paper which of the four
    /// @param ref where it stands in the journal
    /// @param sender code of the enterprise that sent it
    /// @param receivedAt when the door took it
    /// @param guid record id given by the sender
    /// @param appType `1` add, `2` change, `3` delete
    /// @param appTime time stated by the sender, China time
    /// @param draft whether it is only stored for later (`appStatus` 1) and not declared
    record Header(
            Paper paper,
            DocumentRef ref,
            String sender,
            Instant receivedAt,
            String guid,
            String appType,
            LocalDateTime appTime,
            boolean draft) {}

    /// Order 订单.
    record Order(Header header, CEB311Message.Order content) implements Document {}

    /// Payment 支付单.
    record Payment(Header header, CEB411Message.Payment content) implements Document {}

    /// Waybill 运单.
    record Waybill(Header header, CEB511Message.Logistics content) implements Document {}

    /// Inventory 申报清单.
    record Inventory(Header header, CEB621Message.Inventory content) implements Document {}

    static Order of(CEB311Message.Order content, DocumentRef ref, String sender, Instant at) {
        CEB311Message.OrderHead head = content.head();
        boolean draft = isDraft(head.appStatus());
        return new Order(
                new Header(
                        Paper.ORDER,
                        ref,
                        sender,
                        at,
                        head.guid(),
                        head.appType(),
                        head.appTime(),
                        draft),
                content);
    }

    static Payment of(CEB411Message.Payment content, DocumentRef ref, String sender, Instant at) {
        CEB411Message.PaymentHead head = content.head();
        boolean draft = isDraft(head.appStatus());
        return new Payment(
                new Header(
                        Paper.PAYMENT,
                        ref,
                        sender,
                        at,
                        head.guid(),
                        head.appType(),
                        head.appTime(),
                        draft),
                content);
    }

    static Waybill of(CEB511Message.Logistics content, DocumentRef ref, String sender, Instant at) {
        CEB511Message.LogisticsHead head = content.head();
        boolean draft = isDraft(head.appStatus());
        return new Waybill(
                new Header(
                        Paper.WAYBILL,
                        ref,
                        sender,
                        at,
                        head.guid(),
                        head.appType(),
                        head.appTime(),
                        draft),
                content);
    }

    static Inventory of(
            CEB621Message.Inventory content, DocumentRef ref, String sender, Instant at) {
        CEB621Message.InventoryHead head = content.head();
        boolean draft = isDraft(head.appStatus());
        return new Inventory(
                new Header(
                        Paper.INVENTORY,
                        ref,
                        sender,
                        at,
                        head.guid(),
                        head.appType(),
                        head.appTime(),
                        draft),
                content);
    }

    private static boolean isDraft(String appStatus) {
        return appStatus.equals("1");
    }
}
