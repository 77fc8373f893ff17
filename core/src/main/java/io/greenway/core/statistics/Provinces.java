package io.greenway.core.statistics;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Provinces, autonomous regions, municipalities and special administrative regions by the two
/// digits of GB/T 2260.
public final class Provinces {
    private static final int DIGITS = 2;

    private final Map<String, Phrase> names;

    private Provinces(Map<String, Phrase> names) {
        this.names = Map.copyOf(names);
    }

    public static Provinces bundled() {
        Map<String, Phrase> names = new LinkedHashMap<>();
        for (Table.Row row : Table.beside(Provinces.class, "provinces.csv").rows()) {
            names.put(row.text("code"), new Phrase(row.text("zh"), row.text("en"), row.text("sw")));
        }
        return new Provinces(names);
    }

    /// The province of a region.
    ///
    /// @param region four digits of a city, or its name as it begins an address
    /// @return two digits; empty when it is none
    public String of(String region) {
        if (region.length() >= DIGITS && Character.isDigit(region.charAt(0))) {
            String code = region.substring(0, DIGITS);
            return names.containsKey(code) ? code : "";
        }
        return names.entrySet().stream()
                .filter(one -> !region.isEmpty() && region.startsWith(one.getValue().zh()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /// How a province is called; null when there is none of that code.
    public @Nullable Phrase name(String code) {
        return names.get(code);
    }
}
