package io.greenway.core.exchange;

/// Who acts on a payment abroad.
public enum RemittanceActor {
    /// The enterprise that pays.
    PAYER,
    /// The bank or payment institution that it named.
    BANK,
    /// Foreign exchange 外汇管理: its officers at the desk, or the built-in authority.
    OFFICER
}
