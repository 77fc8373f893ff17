package io.greenway.core.tax;

/// What a step of an assessment did. The words for people stand in the table beside `TaxWords`.
public enum Formula {
    /// Retail price + freight + insurance - deductible discount of one line.
    LINE_VALUE,
    /// Sum of the lines.
    ORDER_VALUE,
    /// The commodity is not on the positive list.
    NOT_LISTED,
    /// The order has more of it than the note of the list allows.
    OVER_QUANTITY,
    WITHIN_LIMITS,
    FULL_TAX_SINGLE_ITEM,
    FULL_TAX_ANNUAL_OVERFLOW,
    SEVERAL_OVER_SINGLE_LIMIT,
    SINGLE_ITEM_OVER_CEILING,
    ANNUAL_LIMIT_EXCEEDED,
    /// Duty within the limits.
    DUTY_IN_LIMIT,
    /// Duty at the applicable rate.
    DUTY,
    /// Goods below a threshold bear no consumption tax.
    BELOW_THRESHOLD,
    /// Goods at or above it do.
    THRESHOLD_REACHED,
    /// The net content needed is not known; the higher tax, or no specific amount, was taken.
    CONTENT_UNKNOWN,
    CONSUMPTION_TAX_AD_VALOREM,
    CONSUMPTION_TAX_SPECIFIC,
    CONSUMPTION_TAX_COMPOUND,
    VAT,
    CONSUMPTION_TAX_PAYABLE,
    VAT_PAYABLE,
    /// Sum of all taxes of all lines.
    TOTAL
}
