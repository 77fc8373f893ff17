package io.greenway.core.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a planned trade; what is not known is null, and is asked for.
///
/// @param direction `import` or `export`
/// @param bonded whether the goods lie in a bonded zone before they are sold: `yes` or `no`
/// @param buyer who buys: `consumer`, `enterprise`, or `warehouse` for one's own abroad
/// @param scope whether the place may do 1210: `yes` or `no`
public record ModeQuestion(
        @Nullable String direction,
        @Nullable String bonded,
        @Nullable String buyer,
        @Nullable String scope) {

    /// What is known, by the name of the question.
    Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        put(known, "direction", direction);
        put(known, "buyer", buyer);
        put(known, "bonded", bonded);
        put(known, "scope", scope);
        return known;
    }

    ModeQuestion withScope(boolean approved) {
        return new ModeQuestion(direction, bonded, buyer, approved ? "yes" : "no");
    }

    private static void put(Map<String, String> known, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.put(name, value.strip());
        }
    }
}
