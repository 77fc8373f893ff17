package io.greenway.core.tax;

/// By which way the goods may come in.
public enum Decision {
    /// Within the limits: no duty, reduced VAT and consumption tax.
    PREFERENTIAL,
    /// Retail import with full tax.
    FULL_TAX_RETAIL,
    /// Not retail import; general trade.
    GENERAL_TRADE,
    /// Something in it is not on the positive list, or more than its note allows.
    NOT_ON_LIST
}
