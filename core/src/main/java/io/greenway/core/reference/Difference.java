package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One row that is not the same in two states of a table.
///
/// @param key of the row
/// @param day day on which both states were looked at, or the second of two days
/// @param columns the columns that differ; empty when the row came or went
/// @param before the row in the first state; null when it was not there
/// @param after the row in the second state; null when it is not there
public record Difference(
        String key,
        LocalDate day,
        List<String> columns,
        @Nullable Map<String, String> before,
        @Nullable Map<String, String> after) {
    /// Columns that tell the version and not what it says.
    private static final Set<String> OF_THE_VERSION =
            Set.of("validFrom", "validTo", "enteredBy", "approvedBy");

    /// What changed in a table from one day to another.
    public static List<Difference> between(
            ReferenceTable table, Reference reference, LocalDate first, LocalDate second) {
        return of(table.rows(reference, first), table.rows(reference, second), second);
    }

    /// What is not the same on a day in two states of a table.
    static List<Difference> on(
            ReferenceTable table, Reference first, Reference second, LocalDate day) {
        return of(table.rows(first, day), table.rows(second, day), day);
    }

    private static List<Difference> of(
            Map<String, Map<String, String>> first,
            Map<String, Map<String, String>> second,
            LocalDate day) {
        Set<String> keys = new TreeSet<>(first.keySet());
        keys.addAll(second.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Map<String, String> before = first.get(key);
            Map<String, String> after = second.get(key);
            List<String> columns =
                    before == null || after == null ? List.of() : columns(before, after);
            if (before == null || after == null || !columns.isEmpty()) {
                differences.add(new Difference(key, day, columns, before, after));
            }
        }
        return differences;
    }

    private static List<String> columns(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(column -> !OF_THE_VERSION.contains(column))
                .filter(column -> !Objects.equals(before.get(column), after.get(column)))
                .toList();
    }
}
