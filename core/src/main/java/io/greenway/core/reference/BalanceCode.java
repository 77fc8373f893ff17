package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of one code of the balance of payments.
///
/// @param kind what it is for
/// @param code the code
/// @param zh name in Chinese
/// @param en name in English
/// @param sw name in Swahili
/// @param modes supervision modes for which it is the usual one
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document it stands in
/// @param certainty how sure the row is
public record BalanceCode(
        Kind kind,
        String code,
        String zh,
        String en,
        String sw,
        List<String> modes,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    static final ReferenceTable TABLE =
            new ReferenceTable(
                    "balance_code",
                    "code",
                    List.of("code", "kind", "zh", "en", "sw", "valid_from", "document_no"),
                    List.of("modes", "valid_to", "certainty"),
                    null);

    public BalanceCode {
        modes = List.copyOf(modes);
    }

    /// What a code is for.
    public enum Kind {
        /// 交易编码.
        TRANSACTION,
        /// 结算方式.
        SETTLEMENT
    }

    @Override
    public String key() {
        return code;
    }

    static BalanceCode read(Table.Row row) {
        return new BalanceCode(
                kind(row.text("kind")),
                row.text("code"),
                row.text("zh"),
                row.text("en"),
                row.text("sw"),
                Commodities.words(row.text("modes"), " "),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                Certainty.of(row.text("certainty")));
    }

    private static Kind kind(String cell) {
        return switch (cell) {
            case "TRANSACTION" -> Kind.TRANSACTION;
            case "SETTLEMENT" -> Kind.SETTLEMENT;
            default -> throw new IllegalArgumentException("TRANSACTION|SETTLEMENT");
        };
    }
}
