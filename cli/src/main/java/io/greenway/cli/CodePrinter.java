package io.greenway.cli;

import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.receipt.CodeEntry;
import io.greenway.core.receipt.CodeFamily;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Language;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Prints entries of the catalogue of codes, in one language.
final class CodePrinter {
    private static final int MOST_RELATED = 8;
    private static final int MOST_MESSAGES = 6;

    private final PrintWriter out;
    private final CodeCatalogue codes;
    private final Language language;
    private final int width;

    CodePrinter(PrintWriter out, CodeCatalogue codes, Language language) {
        this.out = out;
        this.codes = codes;
        this.language = language;
        this.width =
                List.of(
                                "published",
                                "meaning",
                                "cause",
                                "remedy",
                                "help",
                                "rule",
                                "source",
                                "messages",
                                "related")
                        .stream()
                        .mapToInt(name -> columns(term(name)))
                        .max()
                        .orElseThrow();
    }

    void printJson(Object value) {
        out.println(Zone.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    /// One line for each entry.
    void list(List<CodeEntry> entries) {
        for (CodeFamily family : CodeFamily.values()) {
            out.printf("%s%n", term(family.name()));
            for (CodeEntry entry : entries) {
                if (entry.family() == family) {
                    out.printf("  %-16s  %s%n", entry.code(), entry.meaning().in(language));
                }
            }
        }
    }

    void print(ExplainedReceipt receipt) {
        if (!receipt.receipt().isEmpty()) {
            out.println(receipt.receipt());
            field("said", receipt.info());
            out.println();
        }
        receipt.answers().forEach(this::print);
    }

    private void print(CodeAnswer answer) {
        if (!answer.isKnown()) {
            out.println(filled("unknown", "code", answer.asked()));
            if (!answer.near().isEmpty()) {
                out.println(filled("near", "codes", String.join("  ", answer.near())));
            }
            out.println();
        }
        answer.entries().forEach(this::print);
    }

    private void print(CodeEntry entry) {
        out.printf(
                "%s  %s, %s%n",
                entry.code(), term(entry.family().name()), term(entry.kind().name()));
        field("published", entry.published());
        field("meaning", entry.meaning().in(language));
        field(
                entry.family() == CodeFamily.GREENWAY ? "ruling" : "cause",
                entry.cause().in(language));
        field("remedy", entry.remedy().in(language));
        field("help", help(entry));
        field("messages", some(entry.messages(), MOST_MESSAGES));
        field(
                "rule",
                entry.rule() + (entry.documentNo().isEmpty() ? "" : "  " + entry.documentNo()));
        field("source", entry.source().in(language));
        field(
                entry.family() == CodeFamily.GREENWAY ? "answered" : "related",
                some(entry.related(), MOST_RELATED));
        out.println();
    }

    private String help(CodeEntry entry) {
        return entry.help().isEmpty()
                ? term("nobody")
                : entry.help().stream()
                        .map(one -> one.words().in(language))
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    private static String some(List<String> names, int most) {
        String shown = names.stream().limit(most).collect(Collectors.joining(" "));
        return names.size() <= most ? shown : shown + " … +" + (names.size() - most);
    }

    private void field(String name, String text) {
        if (!text.isEmpty()) {
            String label = term(name);
            out.printf(
                    "    %s%s  %s%n", label, " ".repeat(Math.max(0, width - columns(label))), text);
        }
    }

    private String filled(String name, String value, String text) {
        return Phrase.fill(term(name), Map.of(value, text));
    }

    private String term(String name) {
        return codes.term(name).in(language);
    }

    /// Chinese characters take two columns of a terminal.
    private static int columns(String text) {
        return text.codePoints()
                .map(
                        point ->
                                Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN
                                        ? 2
                                        : 1)
                .sum();
    }
}
