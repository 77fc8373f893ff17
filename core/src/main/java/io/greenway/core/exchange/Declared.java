package io.greenway.core.exchange;

import io.greenway.core.money.Money;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A released declaration as foreign exchange may know it (facts: regulators).
///
/// @param invtNo inventory number
/// @param ebcCode seller
/// @param parties enterprises that may pay for it: platform, seller, declarant
/// @param tradeMode supervision mode
/// @param releasedOn day of release, China time
/// @param standing whether it is still released or closed, and not returned as a whole
/// @param goodsValue price of the goods without what came back, CNY
/// @param countries where the goods come from: dispatch and origins, customs codes, without China
/// @param paidBy payment that holds it; null when none does
public record Declared(
        String invtNo,
        String ebcCode,
        Set<String> parties,
        String tradeMode,
        LocalDate releasedOn,
        boolean standing,
        Money goodsValue,
        Set<String> countries,
        @Nullable String paidBy) {
    public Declared {
        parties = Set.copyOf(parties);
        countries = Set.copyOf(countries);
    }
}
