package io.greenway.core.exchange;

/// How far a payment abroad 付汇 has come (facts: flows 11).
public enum RemittanceStage {
    /// Asked for, not checked: nothing stays here.
    REQUESTED,
    /// Checked against the declarations; the bank may go on.
    CHECKED,
    /// Waits for the officer: above the cap, or it looks split.
    REVIEW,
    /// Refused, by the check or by the officer.
    REFUSED,
    /// Taken back by the enterprise.
    WITHDRAWN,
    /// The bank sold the foreign currency 购汇.
    BOUGHT_FX,
    /// The money has gone abroad 付汇.
    REMITTED,
    /// The balance-of-payments record is made.
    REPORTED,
    /// Foreign exchange has taken the record (facts: regulators).
    SETTLED;

    /// Whether it holds its declarations, so that no other payment may be made for them.
    public boolean holds() {
        return switch (this) {
            case REQUESTED, CHECKED, REVIEW, BOUGHT_FX, REMITTED, REPORTED, SETTLED -> true;
            case REFUSED, WITHDRAWN -> false;
        };
    }

    /// Whether the money has gone.
    public boolean isPaid() {
        return switch (this) {
            case REMITTED, REPORTED, SETTLED -> true;
            case REQUESTED, CHECKED, REVIEW, REFUSED, WITHDRAWN, BOUGHT_FX -> false;
        };
    }
}
