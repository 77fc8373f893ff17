package io.greenway.core.message;

import java.time.LocalDateTime;

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

    /// The published message that carries this answer alone.
    ///
    /// @param guid id of the message, 36 characters
    CustomsMessage message(String guid);
}
