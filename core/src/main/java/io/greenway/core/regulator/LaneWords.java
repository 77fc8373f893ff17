package io.greenway.core.regulator;

import io.greenway.core.desk.Regulator;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Table;
import java.util.HashMap;
import java.util.Map;

/// States of lanes in Chinese, English and Swahili. Those of customs are stages and have their
/// words there.
public final class LaneWords {
    private final Map<String, Phrase> words;

    private LaneWords(Map<String, Phrase> words) {
        this.words = Map.copyOf(words);
    }

    /// The words carried with the product.
    public static LaneWords bundled() {
        Map<String, Phrase> words = new HashMap<>();
        for (Table.Row row : Table.beside(LaneWords.class, "lanes.csv").rows()) {
            words.put(
                    row.text("regulator") + " " + row.text("state"),
                    new Phrase(row.text("zh"), row.text("en"), row.text("sw")));
        }
        return new LaneWords(words);
    }

    /// How a regulator says a state of its lane.
    ///
    /// @throws IllegalArgumentException if the state has no words
    public Phrase of(Regulator regulator, String state) {
        Phrase found = words.get(regulator.json() + " " + state);
        if (found == null) {
            throw new IllegalArgumentException("No words for " + regulator + " " + state);
        }
        return found;
    }
}
