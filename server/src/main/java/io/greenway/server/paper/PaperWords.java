package io.greenway.server.paper;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Table;
import java.util.HashMap;
import java.util.Map;

/// The words of the prints.
public final class PaperWords {
    private static final Map<String, Phrase> WORDS = read();

    private PaperWords() {}

    /// A word by its name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Phrase of(String name) {
        Phrase phrase = WORDS.get(name);
        if (phrase == null) {
            throw new IllegalArgumentException("no words for " + name);
        }
        return phrase;
    }

    private static Map<String, Phrase> read() {
        Map<String, Phrase> words = new HashMap<>();
        for (Table.Row row : Table.beside(PaperWords.class, "paper_words.csv").rows()) {
            words.put(row.text("name"), new Phrase(row.text("zh"), row.text("en"), row.text("sw")));
        }
        return Map.copyOf(words);
    }
}
