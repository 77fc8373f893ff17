package io.greenway.core.desk;

import io.greenway.core.reference.Certainty;
import io.greenway.core.reference.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Codes of the reasons 理由代码 that officers give, as data with dates. The codes are the zone's
/// own (certainty D); a regulator's published list replaces them.
public final class Reasons {
    private final List<Entry> entries;

    private Reasons(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// One version of one code.
    ///
    /// @param regulator whose officers give it
    /// @param ruling for what
    /// @param code the code
    /// @param zh in Chinese
    /// @param en in English
    /// @param sw in Swahili
    /// @param validFrom first day
    /// @param validTo last day; null when it has no end yet
    /// @param documentNo document it stands in
    /// @param certainty how sure the row is
    public record Entry(
            Regulator regulator,
            Ruling ruling,
            String code,
            String zh,
            String en,
            String sw,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String documentNo,
            Certainty certainty) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }

        static Entry read(Table.Row row) {
            return new Entry(
                    Regulator.valueOf(row.text("regulator")),
                    Ruling.valueOf(row.text("ruling")),
                    row.text("code"),
                    row.text("zh"),
                    row.text("en"),
                    row.text("sw"),
                    LocalDate.parse(row.text("valid_from")),
                    row.has("valid_to") ? LocalDate.parse(row.text("valid_to")) : null,
                    row.text("document_no"),
                    Certainty.valueOf(row.text("certainty")));
        }
    }

    /// The table carried with the product.
    public static Reasons bundled() {
        return read(Table.beside(Reasons.class, "reasons.csv"));
    }

    /// A table of another origin, in the same form.
    public static Reasons read(Table table) {
        return new Reasons(table.rows().stream().map(Entry::read).toList());
    }

    /// The code, if officers of the regulator may give it for the ruling on that day.
    public Optional<Entry> find(Regulator regulator, Ruling ruling, String code, LocalDate day) {
        return inForce(regulator, day).stream()
                .filter(entry -> entry.ruling() == ruling && entry.code().equals(code))
                .findFirst();
    }

    /// Everything in force for a regulator on a day.
    public List<Entry> inForce(Regulator regulator, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.regulator() == regulator && entry.holdsOn(day))
                .toList();
    }

    /// Every version of every code.
    public List<Entry> all() {
        return entries;
    }
}
