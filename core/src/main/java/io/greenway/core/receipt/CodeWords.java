package io.greenway.core.receipt;

import io.greenway.core.receipt.CodeEntry.Adviser;
import io.greenway.core.spec.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The tables that the catalogue of codes is composed of.
///
/// Codes of the same nature share one row of words, in which the document stands as `{document}`,
/// its message as `{message}`, its number as `{number}` and its sender as `{sender}`.
final class CodeWords {
    /// Stands in a cell that has nothing of its own.
    static final String NONE = "-";

    /// Names whoever sends the document.
    private static final String SENDER = "sender";

    /// What can be said about codes of the same nature.
    record Words(
            String name,
            CodeKind kind,
            String rule,
            List<String> help,
            Phrase meaning,
            Phrase cause,
            Phrase remedy) {
        /// Whether meaning and remedy are told elsewhere, by a fault or a status.
        boolean lacksMeaning() {
            return meaning.zh().equals(NONE);
        }

        boolean lacksRemedy() {
            return remedy.zh().equals(NONE);
        }
    }

    /// What the code is about.
    record Subject(
            String name,
            String message,
            String receipt,
            String number,
            String sender,
            Phrase document) {}

    /// Where codes were read.
    record Source(Evidence evidence, Phrase words) {}

    private final Map<String, Words> words;
    private final Map<String, Subject> subjects;
    private final Map<String, Source> sources;
    private final Map<String, Phrase> helpers;
    private final Map<String, Phrase> terms;
    private final List<Map<String, String>> faultHelpers;

    private CodeWords(
            Map<String, Words> words,
            Map<String, Subject> subjects,
            Map<String, Source> sources,
            Map<String, Phrase> helpers,
            Map<String, Phrase> terms,
            List<Map<String, String>> faultHelpers) {
        this.words = words;
        this.subjects = subjects;
        this.sources = sources;
        this.helpers = helpers;
        this.terms = terms;
        this.faultHelpers = faultHelpers;
    }

    static CodeWords bundled() {
        return new CodeWords(
                table("code_words.tsv", CodeWords::words),
                table("code_subjects.tsv", CodeWords::subject),
                table(
                        "code_sources.tsv",
                        row ->
                                new Source(
                                        Evidence.valueOf(Phrases.cell(row, "evidence")),
                                        Phrases.phrase(row))),
                table("helpers.tsv", Phrases::phrase),
                table("code_terms.tsv", Phrases::phrase),
                Phrases.table("fault_helpers.tsv"));
    }

    private static <T> Map<String, T> table(String name, Function<Map<String, String>, T> made) {
        Map<String, T> table = new LinkedHashMap<>();
        for (Map<String, String> row : Phrases.table(name)) {
            if (table.put(Phrases.cell(row, "name"), made.apply(row)) != null) {
                throw new IllegalStateException(name + ": twice " + row.get("name"));
            }
        }
        return table;
    }

    private static Words words(Map<String, String> row) {
        return new Words(
                Phrases.cell(row, "name"),
                CodeKind.valueOf(Phrases.cell(row, "kind").toUpperCase(Locale.ROOT)),
                Phrases.cell(row, "rule"),
                list(Phrases.cell(row, "help")),
                Phrases.phrase(row),
                phrase(row, "cause_"),
                phrase(row, "remedy_"));
    }

    private static Phrase phrase(Map<String, String> row, String prefix) {
        return new Phrase(
                Phrases.cell(row, prefix + "zh"),
                Phrases.cell(row, prefix + "en"),
                Phrases.cell(row, prefix + "sw"));
    }

    private static Subject subject(Map<String, String> row) {
        return new Subject(
                Phrases.cell(row, "name"),
                Phrases.cell(row, "message"),
                Phrases.cell(row, "receipt"),
                Phrases.cell(row, "number"),
                Phrases.cell(row, SENDER),
                Phrases.phrase(row));
    }

    /// The words in a cell; none when it holds a dash.
    static List<String> list(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(" "));
    }

    Words of(String name) {
        return known(words, name);
    }

    Subject subject(String name) {
        return known(subjects, name);
    }

    Source source(String name) {
        return known(sources, name);
    }

    Phrase term(String name) {
        return known(terms, name);
    }

    List<Subject> subjects() {
        return List.copyOf(subjects.values());
    }

    /// Those who can help with a code.
    List<Adviser> advisers(List<String> names, Subject subject) {
        return names.stream()
                .map(name -> name.equals(SENDER) ? subject.sender() : name)
                .distinct()
                .map(this::adviser)
                .toList();
    }

    private Adviser adviser(String name) {
        return new Adviser(name, known(helpers, name));
    }

    /// Those who can help with a fault: the narrowest range that holds its number says who.
    List<Adviser> advisers(int faultNumber) {
        int narrowest = Integer.MAX_VALUE;
        List<String> names = List.of();
        for (Map<String, String> row : faultHelpers) {
            int from = Integer.parseInt(Phrases.cell(row, "from"));
            int to = Integer.parseInt(Phrases.cell(row, "to"));
            if (from <= faultNumber && faultNumber <= to && to - from < narrowest) {
                narrowest = to - from;
                names = list(Phrases.cell(row, "help"));
            }
        }
        return names.stream().map(this::adviser).toList();
    }

    /// A sentence about a subject.
    Phrase about(Subject subject, Phrase sentence) {
        return new Phrase(
                filled(sentence.zh(), subject, Phrase::zh),
                filled(sentence.en(), subject, Phrase::en),
                filled(sentence.sw(), subject, Phrase::sw));
    }

    private String filled(String text, Subject subject, Function<Phrase, String> language) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("document", language.apply(subject.document()));
        values.put("message", subject.message());
        values.put("receipt", subject.receipt());
        values.put("number", subject.number());
        values.put(SENDER, language.apply(known(helpers, subject.sender())));
        String full = Phrase.fill(text, values);
        return text.startsWith("{") ? capital(full) : full;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// Rows of the table of codes, and of the table of ranges.
    static List<Map<String, String>> rows(String table) {
        return new ArrayList<>(Phrases.table(table));
    }

    private static <T> T known(Map<String, T> table, String name) {
        T row = table.get(name);
        if (row == null) {
            throw new IllegalStateException("the tables of codes lack " + name);
        }
        return row;
    }
}
