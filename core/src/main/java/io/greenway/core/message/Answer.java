package io.greenway.core.message;

import java.time.LocalDateTime;

/// One answer 回执 for one document, whatever the receipt message.
public sealed interface Answer
        permits CEB312Message.OrderReturn,
                CEB412Message.PaymentReturn,
                CEB512Message.LogisticsReturn,
                CEB622Message.InventoryReturn {
    /// Record id of the document answered, 36 characters.
    String guid();

    /// Published status; below zero is a processing error.
    String returnStatus();

    /// China time, with milliseconds.
    LocalDateTime returnTime();

    /// Text of the answer, at most 1000 characters.
    String returnInfo();
}
