package io.greenway.core.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Rows found by the first digits of a commodity code, at a lookup for each length in use: every
/// declaration asks.
final class PrefixIndex<T> {
    private final Map<String, List<T>> rows = new HashMap<>();
    private final int[] lengths;

    PrefixIndex(Collection<T> all, Function<T, String> prefix) {
        all.forEach(
                row -> rows.computeIfAbsent(prefix.apply(row), key -> new ArrayList<>()).add(row));
        lengths = rows.keySet().stream().mapToInt(String::length).distinct().sorted().toArray();
    }

    boolean isEmpty() {
        return lengths.length == 0;
    }

    /// Hands over each row whose prefix the code begins with.
    void find(String code, Consumer<T> found) {
        for (int length : lengths) {
            if (length <= code.length()) {
                rows.getOrDefault(code.substring(0, length), List.of()).forEach(found);
            }
        }
    }
}
