package io.greenway.core.exchange;

import io.greenway.core.reference.Certainty;
import io.greenway.core.reference.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Dated code tables of the balance of payments: transaction codes and settlement
/// methods.
public final class BalanceCodes {
    private final List<Entry> entries;

    private BalanceCodes(List<Entry> entries) {
        this.entries = entries;
    }

    /// What a code is for.
    public enum Kind {
        /// 交易编码.
        TRANSACTION,
        /// 结算方式.
        SETTLEMENT
    }

    /// One version of one code.
    ///
    /// @param kind which table
    /// @param code the code
    /// @param zh name in Chinese
    /// @param en name in English
    /// @param sw name in Swahili
    /// @param modes supervision modes for which it is the usual one
    /// @param validFrom first day
    /// @param validTo last day; null when it has no end yet
    /// @param documentNo document it stands in
    /// @param certainty how sure the row is
    public record Entry(
            Kind kind,
            String code,
            String zh,
            String en,
            String sw,
            List<String> modes,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String documentNo,
            Certainty certainty) {
        public Entry {
            modes = List.copyOf(modes);
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }

        static Entry read(Table.Row row) {
            return new Entry(
                    Kind.valueOf(row.text("kind")),
                    row.text("code"),
                    row.text("zh"),
                    row.text("en"),
                    row.text("sw"),
                    row.has("modes") ? List.of(row.text("modes").split(" ")) : List.of(),
                    LocalDate.parse(row.text("valid_from")),
                    row.has("valid_to") ? LocalDate.parse(row.text("valid_to")) : null,
                    row.text("document_no"),
                    Certainty.valueOf(row.text("certainty")));
        }
    }

    /// The tables carried with the product.
    public static BalanceCodes bundled() {
        return read(Table.beside(BalanceCodes.class, "balance_codes.csv"));
    }

    /// Tables of another origin, in the same form.
    public static BalanceCodes read(Table table) {
        return new BalanceCodes(table.rows().stream().map(Entry::read).toList());
    }

    /// The code, if it is in force on that day.
    public Optional<Entry> find(Kind kind, String code, LocalDate day) {
        return inForce(day).stream()
                .filter(entry -> entry.kind() == kind && entry.code().equals(code))
                .findFirst();
    }

    /// Everything in force on a day.
    public List<Entry> inForce(LocalDate day) {
        return entries.stream().filter(entry -> entry.holdsOn(day)).toList();
    }
}
