package io.greenway.core.message;

/// The four documents of an import transaction, in the order in which the trade makes them.
public enum Paper {
    /// Order 订单, from the platform.
    ORDER("CEB311", "CEB312"),
    /// Payment 支付单, from the payment enterprise.
    PAYMENT("CEB411", "CEB412"),
    /// Waybill 运单, from the logistics enterprise.
    WAYBILL("CEB511", "CEB512"),
    /// Inventory 申报清单, the declaration, from the declarant.
    INVENTORY("CEB621", "CEB622");

    private final String messageType;
    private final String receiptType;

    Paper(String messageType, String receiptType) {
        this.messageType = messageType;
        this.receiptType = receiptType;
    }

    /// Type of the message that carries it.
    public String messageType() {
        return messageType;
    }

    /// Type of the message that answers it.
    public String receiptType() {
        return receiptType;
    }
}
