package io.greenway.core.regulator;

/// Whose turn it is.
public enum Holder {
    /// 企业: those who send the papers.
    ENTERPRISE,
    /// 担保人.
    GUARANTOR,
    CUSTOMS,
    INSPECTION,
    /// 代扣代缴义务人.
    WITHHOLDER,
    TAX,
    BANK,
    EXCHANGE,
    /// Nobody: it is over, or has not begun.
    NOBODY
}
