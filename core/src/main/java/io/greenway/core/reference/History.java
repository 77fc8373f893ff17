package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every version of every row of one table. Of two rows that hold on the same day the one added
/// last wins.
final class History<T extends Dated> {
    private final Map<String, List<T>> versions;

    private History(Map<String, List<T>> versions) {
        this.versions = versions;
    }

    static <T extends Dated> History<T> of(List<T> rows) {
        Map<String, List<T>> versions = new LinkedHashMap<>();
        for (T row : rows) {
            versions.computeIfAbsent(row.key(), key -> new ArrayList<>()).addFirst(row);
        }
        return new History<>(versions);
    }

    History<T> with(T row) {
        List<T> rows = new ArrayList<>(all());
        rows.add(row);
        return of(rows);
    }

    Optional<T> at(String key, LocalDate date) {
        for (T version : versions.getOrDefault(key, List.of())) {
            if (version.holdsOn(date)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /// The version that came last, whatever its dates.
    Optional<T> latest(String key) {
        return versions.getOrDefault(key, List.of()).stream().findFirst();
    }

    /// All rows, oldest version of a key first.
    List<T> all() {
        return versions.values().stream().flatMap(list -> list.reversed().stream()).toList();
    }

    boolean knows(String key) {
        return versions.containsKey(key);
    }
}
