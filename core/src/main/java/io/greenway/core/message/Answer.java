package io.greenway.core.message;

import io.greenway.core.spec.Root;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// One answer 回执 for one document, whatever the receipt message.
public sealed interface Answer
        permits CEB214Message.RefundReturn,
                CEB216Message.InvtRefundDetailReturn,
                CEB304Message.OrderReturn,
                CEB312Message.OrderReturn,
                CEB404Message.ReceiptsReturn,
                CEB412Message.PaymentReturn,
                CEB506Message.LogisticsReturn,
                CEB508Message.ArrivalReturn,
                CEB510Message.DepartureReturn,
                CEB512Message.LogisticsReturn,
                CEB514Message.LogisticsStatusReturn,
                CEB604Message.InventoryReturn,
                CEB606Message.InvtCancelReturn,
                CEB608Message.WayBillReturn,
                CEB622Message.InventoryReturn,
                CEB624Message.InvtCancelReturn,
                CEB626Message.InvtRefundReturn,
                CEB702Message.SummaryReturn,
                CEB712Message.DeliveryReturn {
    /// Record id of the document answered, 36 characters.
    String guid();

    /// Published status; below zero is a processing error.
    String returnStatus();

    /// China time, with milliseconds.
    LocalDateTime returnTime();

    /// Text of the answer, at most 1000 characters.
    String returnInfo();

    /// Number that the sender gave the document; null where the answer does not repeat it.
    default @Nullable String copNo() {
        return null;
    }

    /// Published type of the message that carries it, `CEB622`.
    default String messageType() {
        return getClass().getDeclaringClass().getAnnotation(Root.class).type();
    }

    /// The record of the answers that a type of message carries.
    ///
    /// @throws IllegalArgumentException if there is no such type
    static Class<? extends Record> named(String messageType) {
        for (Class<?> answer : Answer.class.getPermittedSubclasses()) {
            if (answer.getDeclaringClass().getSimpleName().equals(messageType + "Message")) {
                return answer.asSubclass(Record.class);
            }
        }
        throw new IllegalArgumentException(messageType + " carries no answers");
    }

    /// The published message that carries this answer alone.
    ///
    /// @param guid id of the message, 36 characters
    CustomsMessage message(String guid);
}
