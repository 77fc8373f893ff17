package io.greenway.core.exchange;

import io.greenway.core.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Money that went abroad.
///
/// @param source number of the payment, the zone's or the bank's
/// @param payerCode enterprise that paid
/// @param invtNo declaration it was paid for; null when the payment names none
/// @param day of the payment
/// @param country country of the payee, customs code
/// @param yuan what it was worth on that day
public record Paid(
        String source,
        String payerCode,
        @Nullable String invtNo,
        LocalDate day,
        String country,
        Money yuan) {}
