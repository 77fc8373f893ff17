package io.greenway.server.observe;

import io.greenway.core.reference.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Sentences in three languages, from a table with a line for each: key, English, Chinese,
/// Swahili.
public final class Words {
    private static final int COLUMNS = 4;

    private final Map<String, List<String>> sentences = new HashMap<>();

    private Words() {}

    /// The sentences about the state of the platform.
    public static Words bundled() {
        var words = new Words();
        try (InputStream table = Words.class.getResourceAsStream("words.csv")) {
            String text =
                    new String(
                            Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.isBlank()).forEach(words::add);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return words;
    }

    private void add(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != COLUMNS) {
            throw new IllegalStateException("not a sentence in three languages: " + line);
        }
        sentences.put(parts[0], List.of(parts[1], parts[2], parts[3]));
    }

    /// A sentence with its values.
    public String say(String key, Language language, Object... values) {
        List<String> forms = sentences.get(key);
        if (forms == null) {
            throw new IllegalArgumentException("no sentence for " + key);
        }
        return switch (language) {
            case EN -> forms.get(0).formatted(values);
            case ZH -> forms.get(1).formatted(values);
            case SW -> forms.get(2).formatted(values);
        };
    }
}
