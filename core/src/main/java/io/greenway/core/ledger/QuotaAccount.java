package io.greenway.core.ledger;

import io.greenway.core.money.Money;

/// What one buyer has used of the annual quota 年度额度 in one calendar year, over all platforms
/// and modes. The national counter is at customs; this is the zone's reservation ledger
///
///
/// @param buyer pseudonym of the buyer's identity document
/// @param year calendar year of the declaration, China time
/// @param reserved set aside for declarations under way, CNY
/// @param confirmed used by released declarations, CNY
public record QuotaAccount(String buyer, int year, Money reserved, Money confirmed) {
    public QuotaAccount {
        if (reserved.isNegative() || confirmed.isNegative()) {
            throw new IllegalArgumentException("quota below zero: " + reserved + ", " + confirmed);
        }
    }

    /// An account nobody has used yet.
    public static QuotaAccount unused(String buyer, int year) {
        return new QuotaAccount(buyer, year, Money.ZERO, Money.ZERO);
    }

    /// Name under which its moves are written.
    public String account() {
        return buyer + ":" + year;
    }

    /// Reserved and confirmed together: what counts against the limit.
    public Money used() {
        return reserved.plus(confirmed);
    }

    /// Whether the amount still fits; the limit is inclusive.
    public boolean allows(Money amount, Money limit) {
        return used().plus(amount).compareTo(limit) <= 0;
    }

    public QuotaAccount reserve(Money amount) {
        return new QuotaAccount(buyer, year, reserved.plus(amount), confirmed);
    }

    public QuotaAccount confirm(Money amount) {
        return new QuotaAccount(buyer, year, reserved.minus(amount), confirmed.plus(amount));
    }

    public QuotaAccount release(Money amount) {
        return new QuotaAccount(buyer, year, reserved.minus(amount), confirmed);
    }

    /// Takes back from what was used, because goods were returned.
    public QuotaAccount giveBack(Money amount) {
        return new QuotaAccount(buyer, year, reserved, confirmed.minus(amount));
    }
}
