package io.greenway.core.risk;

import io.greenway.core.money.Money;
import java.util.Map;

/// What was seen before of the same identity, address, telephone and goods. The declaration itself
/// is not in it.
///
/// @param orders other orders of the identity on the day
/// @param value their goods, with freight and insurance
/// @param atAddress other identities at the address, in the days of the window
/// @param atTelephone other identities with the telephone, in the days of the window
/// @param prices spread of prices by the key of the goods
public record RiskPast(
        int orders, Money value, int atAddress, int atTelephone, Map<String, PriceSpread> prices) {
    /// Nothing was seen.
    public static final RiskPast NOTHING = new RiskPast(0, Money.ZERO, 0, 0, Map.of());

    public RiskPast {
        prices = Map.copyOf(prices);
    }
}
