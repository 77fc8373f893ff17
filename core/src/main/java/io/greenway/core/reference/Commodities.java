package io.greenway.core.reference;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// How rows about goods write commodity codes and lists of words.
final class Commodities {
    private static final Pattern PREFIX = Pattern.compile("[0-9]{0,10}");

    private Commodities() {}

    /// @throws IllegalArgumentException if it is not made of at most ten digits
    static String prefix(String cell) {
        if (!PREFIX.matcher(cell).matches()) {
            throw new IllegalArgumentException("[0-9]{0,10}");
        }
        return cell;
    }

    static List<String> words(String cell, String separator) {
        return Arrays.stream(cell.split(Pattern.quote(separator)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
