package io.greenway.core.clearance;

import io.greenway.core.message.CEB411Message.Payment;

/// Key of a payment: its number is unique within a payment enterprise (checks D).
public record PaymentKey(String payCode, String payTransactionId) {
    public static PaymentKey of(Payment payment) {
        return new PaymentKey(payment.head().payCode(), payment.head().payTransactionId());
    }
}
