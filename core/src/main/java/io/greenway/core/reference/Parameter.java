package io.greenway.core.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One version of one limit, rate, deadline or switch.
///
/// @param key permanent name
/// @param value as written; read through `Parameters`
/// @param unit what the value counts: `CNY`, `days`, `fraction`, `flag` and so on
/// @param validFrom first day of force
/// @param validTo last day of force, or null when it has no end yet
/// @param documentNo number of the document that orders it
/// @param certainty how sure the row is
/// @param enteredBy who entered it
/// @param approvedBy who approved it; null until somebody has compared it with the official text
/// @param note what a reader should know
public record Parameter(
        String key,
        String value,
        String unit,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty,
        String enteredBy,
        @Nullable String approvedBy,
        String note)
        implements Dated {

    /// The same parameter with another value in the same span, as decided by the zone.
    public Parameter withValue(String other) {
        return new Parameter(
                key,
                other,
                unit,
                validFrom,
                validTo,
                documentNo,
                Certainty.D,
                enteredBy,
                null,
                note);
    }

    static Parameter read(Table.Row row) {
        return new Parameter(
                row.text("key"),
                row.text("value"),
                row.text("unit"),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                Certainty.of(row.text("certainty")),
                row.text("entered_by"),
                row.has("approved_by") ? row.text("approved_by") : null,
                row.text("note"));
    }
}
