package io.greenway.core.receipt;

import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB312Message;
import io.greenway.core.message.CEB412Message;
import io.greenway.core.message.CEB512Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;

/// An answer on its way to the enterprise that sent the document.
///
/// @param owner enterprise that may read it
/// @param orderNo order number of the document; empty when it names none
/// @param answer the answer
public record Receipt(String owner, String orderNo, Answer answer) {
    /// Which paper is answered.
    public Paper paper() {
        return switch (answer) {
            case CEB312Message.OrderReturn order -> Paper.ORDER;
            case CEB412Message.PaymentReturn payment -> Paper.PAYMENT;
            case CEB512Message.LogisticsReturn waybill -> Paper.WAYBILL;
            case CEB622Message.InventoryReturn inventory -> Paper.INVENTORY;
            case Answer other ->
                    throw new IllegalStateException(
                            "No paper is answered with " + other.getClass());
        };
    }

    /// The published message that carries it.
    ///
    /// @param guid id of the message, 36 characters
    public Message message(String guid) {
        return answer.message(guid);
    }
}
