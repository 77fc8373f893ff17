package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Rows of one table that somebody wants to come into force, read and found in order.
///
/// @param table the table
/// @param rows cells by column, as entered
public record ReferenceDraft(ReferenceTable table, List<Map<String, String>> rows) {
    public ReferenceDraft {
        rows = rows.stream().map(Map::copyOf).toList();
    }

    /// The reference with these rows in it.
    ///
    /// @param enteredBy who entered them
    /// @param approvedBy who approved them
    /// @throws IllegalArgumentException if a row cannot be read
    public Reference appliedTo(Reference reference, String enteredBy, String approvedBy) {
        return appliedTo(reference, new Hands(enteredBy, approvedBy));
    }

    private Reference appliedTo(Reference reference, Hands hands) {
        Reference changed = reference;
        for (int at = 0; at < rows.size(); at++) {
            changed = ReferenceRow.of(table, at + 1, rows.get(at), hands).put(changed);
        }
        return changed;
    }

    /// What these rows change, on the first day of each.
    public List<Difference> preview(Reference reference) {
        Reference changed = appliedTo(reference, Hands.LOADED);
        TreeSet<LocalDate> days = new TreeSet<>();
        rows.forEach(row -> days.add(LocalDate.parse(row.getOrDefault("valid_from", ""))));
        List<Difference> differences = new ArrayList<>();
        for (LocalDate day : days) {
            differences.addAll(Difference.on(table, reference, changed, day));
        }
        return differences;
    }

    /// Last day on which something changes: from then on all rows hold.
    public LocalDate lastDay() {
        return rows.stream()
                .map(row -> LocalDate.parse(row.getOrDefault("valid_from", "")))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /// First day on which something changes.
    public LocalDate firstDay() {
        return rows.stream()
                .map(row -> LocalDate.parse(row.getOrDefault("valid_from", "")))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
