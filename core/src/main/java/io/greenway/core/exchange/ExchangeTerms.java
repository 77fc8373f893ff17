package io.greenway.core.exchange;

import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/// What a decision about a payment abroad may know besides the payment.
///
/// @param reference dated tables, among them the codes of the balance of payments
/// @param registry who is registered for what
/// @param declarations released declarations that the payment names, by inventory number
/// @param sameDay dollars of other payments of the same payer to the same payee on the same day,
///     each within the cap
/// @param day today, China time
public record ExchangeTerms(
        Reference reference,
        Registry registry,
        Map<String, Declared> declarations,
        BigDecimal sameDay,
        LocalDate day) {
    public ExchangeTerms {
        declarations = Map.copyOf(declarations);
    }
}
