package io.greenway.baseline.document;

/// A message that an enterprise sends.
public sealed interface Submission
        permits OrderMessage, PaymentMessage, WaybillMessage, InventoryMessage {
    /// Unique id of the message.
    String guid();
}
