package io.greenway.core.receipt;

import io.greenway.core.reference.Language;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence in every language. Values stand in it as `{name}`.
public record Phrase(String zh, String en, String sw) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /// What has nothing to say without its values: a remark in brackets, and the place.
    private static final Pattern REMARK =
            Pattern.compile(
                    "\\s*\\([^()]*\\{[^()]*\\)|（[^（）]*\\{[^（）]*）| (at|kwenye) \\{path}|：\\{path}");

    /// What a reader sees where a value is absent.
    private static final String ABSENT = "—";

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
            case SW -> sw;
        };
    }

    /// The sentence with its values.
    ///
    /// @param values values by placeholder name, personal ones masked already; a
    ///     placeholder without a value becomes a dash
    public Phrase with(Map<String, String> values) {
        return new Phrase(fill(zh, values), fill(en, values), fill(sw, values));
    }

    /// The sentence without the remarks that only quote values, for when there are none.
    public Phrase general() {
        return new Phrase(
                REMARK.matcher(zh).replaceAll(""),
                REMARK.matcher(en).replaceAll(""),
                REMARK.matcher(sw).replaceAll(""));
    }

    /// Puts values into one text. Braces inside a value are left as they are.
    public static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(found.group(1), ABSENT)));
    }
}
