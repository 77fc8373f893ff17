package io.greenway.server.gateway;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB623Message.InvtCancel;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB625Message.InvtRefund;
import io.greenway.core.message.CEB625Message.InvtRefundHead;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import java.util.List;

/// One document of a message, in a message of its own.
final class Alone {
    private Alone() {}

    /// The numbers by which the authority knows what an application is about.
    ///
    /// @param invtNo inventory number that the authority gave
    /// @param copNo number of the application by which the answer is known
    record Numbers(String invtNo, String copNo) {}

    /// A message with one document that names no number of the authority: a paper of a declaration,
    /// or a waybill status. A warehousing record is always alone.
    ///
    /// @param guid id of the new message
    /// @param index which document, from 0
    static EnterpriseMessage paper(Message message, String guid, int index) {
        return switch (message) {
            case CEB311Message orders ->
                    new CEB311Message(
                            guid,
                            orders.version(),
                            List.of(orders.orders().get(index)),
                            orders.transfer(),
                            orders.subscriptions(),
                            orders.extension(),
                            null);
            case CEB411Message payments ->
                    new CEB411Message(
                            guid,
                            payments.version(),
                            List.of(payments.payments().get(index)),
                            payments.transfer(),
                            payments.subscriptions(),
                            payments.extension(),
                            null);
            case CEB511Message waybills ->
                    new CEB511Message(
                            guid,
                            waybills.version(),
                            List.of(waybills.logistics().get(index)),
                            waybills.transfer(),
                            waybills.subscriptions(),
                            waybills.extension(),
                            null);
            case CEB513Message statuses ->
                    new CEB513Message(
                            guid,
                            statuses.version(),
                            List.of(statuses.statuses().get(index)),
                            statuses.transfer(),
                            statuses.subscriptions(),
                            statuses.extension(),
                            null);
            case CEB621Message inventories ->
                    new CEB621Message(
                            guid,
                            inventories.version(),
                            List.of(inventories.inventories().get(index)),
                            inventories.transfer(),
                            inventories.subscriptions(),
                            inventories.extension(),
                            null);
            case Message other -> throw new IllegalArgumentException("does not go alone: " + other);
        };
    }

    /// A message with one application, under the numbers that the authority knows. The pre-entry
    /// number, which may repeat the platform's, is left out.
    ///
    /// @param guid id of the new message
    /// @param index which document, from 0
    static EnterpriseMessage application(Message message, String guid, int index, Numbers numbers) {
        return switch (message) {
            case CEB623Message cancellations ->
                    new CEB623Message(
                            guid,
                            cancellations.version(),
                            List.of(numbered(cancellations.cancellations().get(index), numbers)),
                            cancellations.transfer(),
                            cancellations.subscriptions(),
                            cancellations.extension(),
                            null);
            case CEB625Message refunds ->
                    new CEB625Message(
                            guid,
                            refunds.version(),
                            List.of(numbered(refunds.refunds().get(index), numbers)),
                            refunds.transfer(),
                            refunds.subscriptions(),
                            refunds.extension(),
                            null);
            case Message other -> throw new IllegalArgumentException("no application: " + other);
        };
    }

    private static InvtCancel numbered(InvtCancel one, Numbers numbers) {
        return new InvtCancel(
                one.guid(),
                one.appType(),
                one.appTime(),
                one.appStatus(),
                one.customsCode(),
                one.orderNo(),
                one.ebpCode(),
                one.ebpName(),
                one.ebcCode(),
                one.ebcName(),
                one.logisticsNo(),
                one.logisticsCode(),
                one.logisticsName(),
                numbers.copNo(),
                null,
                numbers.invtNo(),
                one.buyerIdType(),
                one.buyerIdNumber(),
                one.buyerName(),
                one.buyerTelephone(),
                one.agentCode(),
                one.agentName(),
                one.reason(),
                one.note());
    }

    private static InvtRefund numbered(InvtRefund refund, Numbers numbers) {
        InvtRefundHead one = refund.head();
        InvtRefundHead head =
                new InvtRefundHead(
                        one.guid(),
                        one.appType(),
                        one.appTime(),
                        one.appStatus(),
                        one.customsCode(),
                        one.orderNo(),
                        one.ebpCode(),
                        one.ebpName(),
                        one.ebcCode(),
                        one.ebcName(),
                        one.logisticsNo(),
                        one.logisticsCode(),
                        one.logisticsName(),
                        numbers.copNo(),
                        null,
                        numbers.invtNo(),
                        one.buyerIdType(),
                        one.buyerIdNumber(),
                        one.buyerName(),
                        one.buyerTelephone(),
                        one.agentCode(),
                        one.agentName(),
                        one.reason(),
                        one.note());
        return new InvtRefund(head, refund.lines());
    }
}
