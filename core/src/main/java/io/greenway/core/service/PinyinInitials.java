package io.greenway.core.service;

import io.greenway.core.reference.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// First letters of the pinyin of Chinese names, by which people type what they look for: `ptj`
/// finds 葡萄酒. A character that is read in several ways has a letter for each.
final class PinyinInitials {
    private static final Map<Integer, String> LETTERS = read();

    private PinyinInitials() {}

    /// The letters of a name: for each character that has any, the ones it may have. Latin letters
    /// and digits stand for themselves, and everything else is passed over.
    static List<String> of(String name) {
        List<String> letters = new ArrayList<>();
        name.codePoints()
                .forEach(
                        character -> {
                            String known = LETTERS.get(character);
                            if (known != null) {
                                letters.add(known);
                            } else if (character < 128 && Character.isLetterOrDigit(character)) {
                                letters.add(Character.toString(character).toLowerCase(Locale.ROOT));
                            }
                        });
        return List.copyOf(letters);
    }

    /// Where the letters of a question stand in those of a name; below 0 when nowhere.
    static int find(List<String> letters, String question) {
        for (int from = 0; from + question.length() <= letters.size(); from++) {
            int at = 0;
            while (at < question.length()
                    && letters.get(from + at).indexOf(question.charAt(at)) >= 0) {
                at++;
            }
            if (at == question.length()) {
                return from;
            }
        }
        return -1;
    }

    private static Map<Integer, String> read() {
        Map<Integer, String> letters = new HashMap<>();
        for (Table.Row row : Table.beside(PinyinInitials.class, "pinyin_initials.csv").rows()) {
            row.text("characters")
                    .codePoints()
                    .forEach(
                            character ->
                                    letters.merge(character, row.text("letter"), String::concat));
        }
        return Map.copyOf(letters);
    }
}
