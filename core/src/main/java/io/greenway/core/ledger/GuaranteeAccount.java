package io.greenway.core.ledger;

import io.greenway.core.money.Money;
import java.time.LocalDate;

/// A tax guarantee 税款担保 of one enterprise (R-056; 海关总署公告2018年第194号): tax occupies it
/// from the acceptance of a declaration until the tax is paid or the goods are returned.
///
/// @param code enterprise that guarantees
/// @param limit amount guaranteed, CNY
/// @param occupied tax that counts on it now, CNY
/// @param validTo last day on which new tax may occupy it
public record GuaranteeAccount(String code, Money limit, Money occupied, LocalDate validTo) {
    public GuaranteeAccount {
        if (occupied.isNegative()) {
            throw new IllegalArgumentException("guarantee occupied below zero: " + occupied);
        }
    }

    /// What is left; negative only when the limit was lowered below what is occupied.
    public Money available() {
        return limit.minus(occupied);
    }

    /// Whether the whole amount fits on this day; nothing is ever occupied in part.
    public boolean allows(Money amount, LocalDate day) {
        return amount.compareTo(available()) <= 0 && !day.isAfter(validTo);
    }

    /// The same account with another sum occupied.
    public GuaranteeAccount occupying(Money sum) {
        return new GuaranteeAccount(code, limit, sum, validTo);
    }

    public GuaranteeAccount occupy(Money amount) {
        return occupying(occupied.plus(amount));
    }

    public GuaranteeAccount release(Money amount) {
        return occupying(occupied.minus(amount));
    }
}
