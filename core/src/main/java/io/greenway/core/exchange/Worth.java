package io.greenway.core.exchange;

import io.greenway.core.money.Money;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.reference.Parameter;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.CodeList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/// What an amount is worth on a day: rates are dated parameters `FX_RATE_USD` and so on,
/// yuan for one unit.
///
/// @param yuan in CNY, rounded half up to the fen
/// @param dollars in USD, rounded half up to the cent
/// @param rate yuan for one unit
/// @param source document of the rate
public record Worth(Money yuan, BigDecimal dollars, BigDecimal rate, String source) {
    private static final String DOLLAR = "USD";

    /// The worth of an amount.
    ///
    /// @param currency customs code
    /// @return empty when the currency is unknown or has no rate on that day
    public static Optional<Worth> of(
            BigDecimal amount, String currency, LocalDate day, Reference reference) {
        Optional<Parameter> dollar = rate(DOLLAR, day, reference);
        if (dollar.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal yuanForDollar = number(dollar.get());
        if (currency.equals(RemittanceRequest.YUAN)) {
            return Optional.of(
                    worth(amount, BigDecimal.ONE, yuanForDollar, dollar.get().documentNo()));
        }
        return letters(currency, day, reference.codes())
                .flatMap(letters -> rate(letters, day, reference))
                .map(found -> worth(amount, number(found), yuanForDollar, found.documentNo()));
    }

    /// Yuan for some dollars, on a day.
    ///
    /// @throws IllegalArgumentException if the dollar has no rate on that day
    static Money yuan(BigDecimal dollars, LocalDate day, Reference reference) {
        BigDecimal rate = reference.parameters().number("FX_RATE_" + DOLLAR, day);
        return Money.of(dollars.multiply(rate));
    }

    private static Worth worth(
            BigDecimal amount, BigDecimal rate, BigDecimal yuanForDollar, String source) {
        BigDecimal yuan = amount.multiply(rate);
        BigDecimal dollars = yuan.divide(yuanForDollar, 2, RoundingMode.HALF_UP);
        return new Worth(Money.of(yuan), dollars, rate, source);
    }

    private static BigDecimal number(Parameter parameter) {
        return new BigDecimal(parameter.value());
    }

    private static Optional<Parameter> rate(String letters, LocalDate day, Reference reference) {
        String key = "FX_RATE_" + letters;
        return reference.parameters().holds(key, day)
                ? Optional.of(reference.parameters().parameter(key, day))
                : Optional.empty();
    }

    /// The letters of ISO 4217 stand in the note of the code table.
    private static Optional<String> letters(String currency, LocalDate day, CodeTables codes) {
        return codes.find(CodeList.CURRENCY, currency, day)
                .map(code -> code.note())
                .filter(note -> note.matches("[A-Z]{3}"));
    }
}
