package io.greenway.baseline;

import io.greenway.baseline.document.Inventory;
import io.greenway.baseline.document.Order;
import io.greenway.baseline.document.Payment;
import io.greenway.baseline.document.Waybill;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.spec.Fault;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes receipts.
final class Answers {
    private static final int LONGEST = 1000;

    private Answers() {}

    /// Which document a receipt answers.
    ///
    /// @param owner who sent it and receives the answer
    /// @param number its number other than the order's
    record To(
            Paper paper,
            String owner,
            String guid,
            String ebpCode,
            String ebcCode,
            String orderNo,
            @Nullable String number) {
        Receipt receipt(String status, String info) {
            Receipt receipt = new Receipt();
            receipt.paper = paper;
            receipt.owner = owner;
            receipt.guid = guid;
            receipt.ebpCode = ebpCode;
            receipt.ebcCode = ebcCode;
            receipt.orderNo = orderNo;
            receipt.number = number;
            receipt.status = status;
            receipt.info = info;
            receipt.at = LocalDateTime.ofInstant(Instant.now(), Terms.CHINA);
            return receipt;
        }
    }

    static To of(Order order) {
        var head = order.content().head();
        return new To(
                Paper.ORDER,
                head.ebpCode(),
                head.guid(),
                head.ebpCode(),
                head.ebcCode(),
                head.orderNo(),
                null);
    }

    static To of(Payment payment) {
        var head = payment.content().head();
        return new To(
                Paper.PAYMENT,
                head.payCode(),
                head.guid(),
                head.ebpCode(),
                "",
                head.orderNo(),
                head.payTransactionId());
    }

    static To of(Waybill waybill) {
        var head = waybill.content().head();
        return new To(
                Paper.WAYBILL,
                head.logisticsCode(),
                head.guid(),
                "",
                "",
                String.valueOf(head.orderNo()),
                head.logisticsNo());
    }

    static To of(Inventory inventory) {
        var head = inventory.content().head();
        return new To(
                Paper.INVENTORY,
                head.agentCode(),
                head.guid(),
                head.ebpCode(),
                head.ebcCode(),
                head.orderNo(),
                head.copNo());
    }

    /// The faults in one text.
    static String words(List<Fault> faults) {
        String words =
                faults.stream()
                        .map(
                                fault ->
                                        "[Code:%s;Desc:%s]"
                                                .formatted(
                                                        fault.code().number(),
                                                        fault.place().path()))
                        .collect(Collectors.joining());
        return words.substring(0, Math.min(LONGEST, words.length()));
    }
}
