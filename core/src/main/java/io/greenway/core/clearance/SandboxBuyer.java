package io.greenway.core.clearance;

import io.greenway.core.money.Money;

/// Buyers of a sandbox whose annual quota is used already, so that its outcomes can be rehearsed
/// . Their identity numbers are well-formed and belong to nobody: no district has
/// the number 000000.
public enum SandboxBuyer {
    /// Nothing is left.
    FULL("000000190001010017", Money.of("0.00")),
    /// A small order fits, a large one does not.
    ALMOST("000000190001020012", Money.of("100.00")),
    /// Half of it is left.
    HALF("000000190001030018", Money.of("13000.00"));

    private final String identityNumber;

    @SuppressWarnings("ImmutableEnumChecker") // Money never changes.
    private final Money left;

    SandboxBuyer(String identityNumber, Money left) {
        this.identityNumber = identityNumber;
        this.left = left;
    }

    /// Number of the resident identity card, document type 1.
    public String identityNumber() {
        return identityNumber;
    }

    /// What is left of the quota of each year, CNY.
    public Money left() {
        return left;
    }
}
