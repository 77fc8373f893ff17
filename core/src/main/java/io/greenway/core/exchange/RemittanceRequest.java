package io.greenway.core.exchange;

import java.math.BigDecimal;
import java.util.List;

/// What an enterprise asks for: one payment abroad for a batch of its declarations.
///
/// @param reference number given by the enterprise; the same one again is the same request
/// @param payerCode enterprise that pays
/// @param payerName its name
/// @param bankCode bank or payment institution that is to pay, as registered
/// @param payeeName who is paid abroad
/// @param payeeCountry country of the payee, customs code
/// @param currency customs code: 142 yuan, 502 US dollar
/// @param lines what is paid for each declaration
public record RemittanceRequest(
        String reference,
        String payerCode,
        String payerName,
        String bankCode,
        String payeeName,
        String payeeCountry,
        String currency,
        List<Line> lines) {
    /// The yuan, in which nothing has to be bought.
    static final String YUAN = "142";

    public RemittanceRequest {
        lines = List.copyOf(lines);
    }

    /// What is paid for one declaration.
    ///
    /// @param invtNo inventory number
    /// @param amount in the currency of the request
    public record Line(String invtNo, BigDecimal amount) {}

    /// The whole amount, in its currency.
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Whether it is paid in yuan.
    public boolean isInYuan() {
        return currency.equals(YUAN);
    }
}
