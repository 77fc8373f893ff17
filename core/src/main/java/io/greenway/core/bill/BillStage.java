package io.greenway.core.bill;

/// How far the tax of a declaration has come (R-058; facts: flows 8).
public enum BillStage {
    /// The platform has computed it; there is no bill yet.
    ESTIMATED,
    /// Customs has made the bill (CEB816).
    ISSUED,
    /// It is to be paid now.
    PAYABLE,
    /// It was not paid in time and bears a late fee.
    OVERDUE,
    /// It is paid (CEB818).
    PAID,
    /// It is not to be paid: the goods were returned, or the declaration was cancelled.
    OFFSET;

    /// Whether it still has to be paid.
    public boolean isOpen() {
        return switch (this) {
            case ISSUED, PAYABLE, OVERDUE -> true;
            case ESTIMATED, PAID, OFFSET -> false;
        };
    }
}
