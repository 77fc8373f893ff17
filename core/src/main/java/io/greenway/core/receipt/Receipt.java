package io.greenway.core.receipt;

import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB312Message;
import io.greenway.core.message.CEB412Message;
import io.greenway.core.message.CEB512Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import java.util.List;

/// An answer on its way to the enterprise that sent the document.
///
/// @param owner enterprise that may read it
/// @param orderNo order number of the document
/// @param answer the answer
public record Receipt(String owner, String orderNo, Answer answer) {
    /// Which paper is answered.
    public Paper paper() {
        return switch (answer) {
            case CEB312Message.OrderReturn order -> Paper.ORDER;
            case CEB412Message.PaymentReturn payment -> Paper.PAYMENT;
            case CEB512Message.LogisticsReturn waybill -> Paper.WAYBILL;
            case CEB622Message.InventoryReturn inventory -> Paper.INVENTORY;
        };
    }

    /// The published message that carries it.
    ///
    /// @param guid id of the message, 36 characters
    public Message message(String guid) {
        return switch (answer) {
            case CEB312Message.OrderReturn order -> new CEB312Message(guid, "1.0", List.of(order));
            case CEB412Message.PaymentReturn payment ->
                    new CEB412Message(guid, "1.0", List.of(payment));
            case CEB512Message.LogisticsReturn waybill ->
                    new CEB512Message(guid, "1.0", List.of(waybill));
            case CEB622Message.InventoryReturn inventory ->
                    new CEB622Message(guid, "1.0", List.of(inventory));
        };
    }
}
