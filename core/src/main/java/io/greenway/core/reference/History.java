package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every version of every row of one table. Of two rows that hold on the same day the one added
/// last wins; a key may also end, so that nothing holds from a day on.
final class History<T extends Dated> {
    /// @param row null where the key ends
    /// @param from first day
    /// @param hands who entered and approved it
    private record Version<T extends Dated>(@Nullable T row, LocalDate from, Hands hands) {
        boolean decides(LocalDate date) {
            return row == null ? !date.isBefore(from) : row.holdsOn(date);
        }
    }

    /// Newest first.
    private final Map<String, List<Version<T>>> versions;

    private History(Map<String, List<Version<T>>> versions) {
        this.versions = versions;
    }

    static <T extends Dated> History<T> of(List<T> rows) {
        Map<String, List<Version<T>>> versions = new LinkedHashMap<>();
        for (T row : rows) {
            versions.computeIfAbsent(row.key(), key -> new ArrayList<>())
                    .addFirst(new Version<>(row, row.validFrom(), Hands.PRODUCT));
        }
        return new History<>(versions);
    }

    History<T> with(T row, Hands hands) {
        return with(row.key(), new Version<>(row, row.validFrom(), hands));
    }

    /// The same with nothing under the key from that day on.
    History<T> without(String key, LocalDate from, Hands hands) {
        return with(key, new Version<>(null, from, hands));
    }

    private History<T> with(String key, Version<T> version) {
        Map<String, List<Version<T>>> changed = new LinkedHashMap<>(versions);
        List<Version<T>> list = new ArrayList<>(versions.getOrDefault(key, List.of()));
        list.addFirst(version);
        changed.put(key, list);
        return new History<>(changed);
    }

    Optional<T> at(String key, LocalDate date) {
        for (Version<T> version : versions.getOrDefault(key, List.of())) {
            if (version.decides(date)) {
                return Optional.ofNullable(version.row());
            }
        }
        return Optional.empty();
    }

    /// Who entered and approved what holds on the day, or its end.
    Optional<Hands> hands(String key, LocalDate date) {
        return versions.getOrDefault(key, List.of()).stream()
                .filter(version -> version.decides(date))
                .findFirst()
                .map(Version::hands);
    }

    /// Whether a version of the key, or its end, says what holds on the day.
    boolean decides(String key, LocalDate date) {
        return versions.getOrDefault(key, List.of()).stream().anyMatch(one -> one.decides(date));
    }

    /// Everything it says, as one text that differs whenever a row or an end does.
    String said(Function<T, String> text) {
        StringBuilder said = new StringBuilder();
        versions.forEach(
                (key, list) -> {
                    for (Version<T> version : list) {
                        T row = version.row();
                        said.append(key).append(' ').append(version.from()).append(' ');
                        said.append(row == null ? "" : text.apply(row)).append('\n');
                    }
                });
        return said.toString();
    }

    /// What holds on the day, one row a key.
    List<T> on(LocalDate date) {
        return versions.keySet().stream().flatMap(key -> at(key, date).stream()).toList();
    }

    /// The version that came last, whatever its dates.
    Optional<T> latest(String key) {
        return versions.getOrDefault(key, List.of()).stream()
                .map(Version::row)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// All rows, oldest version of a key first.
    List<T> all() {
        return versions.values().stream()
                .flatMap(list -> list.reversed().stream())
                .map(Version::row)
                .filter(Objects::nonNull)
                .toList();
    }

    boolean knows(String key) {
        return versions.containsKey(key);
    }
}
