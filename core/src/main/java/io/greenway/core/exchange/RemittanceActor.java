package io.greenway.core.exchange;

/// Who acts on a payment abroad.
public enum RemittanceActor {
    /// The enterprise that pays.
    PAYER,
    /// The bank or payment institution that it named.
    BANK,
    /// The officer of foreign exchange 外汇管理.
    OFFICER
}
