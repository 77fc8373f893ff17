package io.greenway.server.store;

import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Money that went abroad without a request of ours, as its bank reports it.
///
/// @param bankCode who reports
/// @param reference number of the bank; with its code it names the payment
/// @param payerCode enterprise that paid
/// @param payeeName who was paid
/// @param country where to, customs code
/// @param currency customs code
/// @param amount in that currency
/// @param yuan what it was worth on the day
/// @param paidOn day of the payment
/// @param invtNo declaration it was paid for; null when the bank names none
public record OutsidePayment(
        String bankCode,
        String reference,
        String payerCode,
        String payeeName,
        String country,
        String currency,
        BigDecimal amount,
        Money yuan,
        LocalDate paidOn,
        @Nullable String invtNo) {}
