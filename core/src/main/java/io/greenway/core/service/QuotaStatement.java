package io.greenway.core.service;

import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Parameter;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import java.time.LocalDate;
import java.util.Map;

/// What a buyer has used of the annual quota (R-021; 财关税〔2018〕49号), for the buyer alone.
/// Amounts are CNY with two decimals.
///
/// @param year calendar year
/// @param limit annual limit
/// @param confirmed used by goods that were released
/// @param reserved set aside for declarations under way
/// @param left what is left
/// @param rule row of the rule register
/// @param documentNo document of the limit
/// @param certainty how sure that is
/// @param text the same in words
public record QuotaStatement(
        int year,
        String limit,
        String confirmed,
        String reserved,
        String left,
        String rule,
        String documentNo,
        String certainty,
        Phrase text) {
    private static final String LIMIT = "LIMIT_ANNUAL";
    private static final Phrase WORDS =
            ModeAdviser.words(
                    Table.beside(QuotaStatement.class, "quota_words.csv").rows().getFirst());

    /// The day whose limits are those of a year: today, or the last of a year that is over.
    public static LocalDate day(int year, LocalDate today) {
        return year == today.getYear() ? today : LocalDate.of(year, 12, 31);
    }

    /// The statement of an account.
    ///
    /// @param today the limit is today's, or the last of the year when that is over
    public static QuotaStatement of(QuotaAccount account, LocalDate today, Reference reference) {
        LocalDate day = day(account.year(), today);
        Parameter parameter = reference.parameters().parameter(LIMIT, day);
        Money limit = reference.parameters().money(LIMIT, day);
        Money left = limit.minus(account.used());
        Money rest = left.isNegative() ? Money.ZERO : left;
        return new QuotaStatement(
                account.year(),
                limit.toString(),
                account.confirmed().toString(),
                account.reserved().toString(),
                rest.toString(),
                "R-021",
                parameter.documentNo(),
                parameter.certainty().name(),
                WORDS.with(
                        Map.of(
                                "year", Integer.toString(account.year()),
                                "limit", limit.toString(),
                                "confirmed", account.confirmed().toString(),
                                "reserved", account.reserved().toString(),
                                "left", rest.toString())));
    }
}
