package io.greenway.core.receipt;

import io.greenway.core.spec.FaultCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The words for everything Greenway decides: what the real system answers to a fault, what it
/// means and what to do about it, and the names of stages, events, papers and return statuses.
public final class Phrases {
    private static final String NEGATIVE_STATUS = "<0";
    private static final String UNKNOWN_STATUS = "unknown";

    /// An event in words.
    ///
    /// @param by who decided it: `sender`, `greenway` or `customs`
    /// @param rule row of the rule register, or of the collections of flows and checks
    /// @param phrase what happened
    public record EventWords(String by, String rule, Phrase phrase) {}

    private record FaultWords(String answer, Phrase meaning, Phrase remedy) {}

    private final Map<FaultCode, FaultWords> faults;
    private final Map<String, Phrase> stages;
    private final Map<String, EventWords> events;
    private final Map<String, Phrase> papers;
    private final Map<String, Phrase> statuses;

    private Phrases(
            Map<FaultCode, FaultWords> faults,
            Map<String, Phrase> stages,
            Map<String, EventWords> events,
            Map<String, Phrase> papers,
            Map<String, Phrase> statuses) {
        this.faults = faults;
        this.stages = stages;
        this.events = events;
        this.papers = papers;
        this.statuses = statuses;
    }

    /// The words carried in the product.
    ///
    /// @throws IllegalStateException if a table is missing or has a torn row
    /// @throws IllegalArgumentException if a fault has no words, or words have no fault
    public static Phrases bundled() {
        return new Phrases(
                faults(table("faults.tsv")),
                words("stages.tsv", Phrases::phrase),
                words(
                        "events.tsv",
                        row -> new EventWords(cell(row, "by"), cell(row, "rule"), phrase(row))),
                words("papers.tsv", Phrases::phrase),
                words("statuses.tsv", Phrases::phrase));
    }

    /// What the real system says to the fault, in Chinese, for receipts. Its values stand as
    /// `{found}`, `{expected}`, `{copNo}`, `{orderNo}` and `{guid}`.
    public String answer(FaultCode code) {
        return known(code.name(), faults.get(code)).answer();
    }

    /// What the fault means, for a person who never read the specification, with `{found}`,
    /// `{expected}` and `{path}`.
    public Phrase fault(FaultCode code) {
        return known(code.name(), faults.get(code)).meaning();
    }

    /// What to do about the fault, and who can help.
    public Phrase remedy(FaultCode code) {
        return known(code.name(), faults.get(code)).remedy();
    }

    /// The short name of a stage of a dossier.
    ///
    /// @throws IllegalArgumentException if there is no such stage
    public Phrase stage(String name) {
        return known(name, stages.get(name));
    }

    /// An event, by the name of its record.
    ///
    /// @throws IllegalArgumentException if there is no such event
    public EventWords event(String name) {
        return known(name, events.get(name));
    }

    /// The name of one of the four papers.
    ///
    /// @throws IllegalArgumentException if there is no such paper
    public Phrase paper(String name) {
        return known(name, papers.get(name));
    }

    /// A return status 回执状态. Negative ones are processing errors; one that is not published
    /// is shown as it came.
    public Phrase status(String status) {
        String name = status.startsWith("-") ? NEGATIVE_STATUS : status;
        Phrase phrase = statuses.getOrDefault(name, known(name, statuses.get(UNKNOWN_STATUS)));
        return phrase.with(Map.of("status", status));
    }

    private static <T> T known(String name, @Nullable T words) {
        if (words == null) {
            throw new IllegalArgumentException("no words for " + name);
        }
        return words;
    }

    private static Map<FaultCode, FaultWords> faults(List<Map<String, String>> rows) {
        Map<FaultCode, FaultWords> faults = new EnumMap<>(FaultCode.class);
        for (Map<String, String> row : rows) {
            Phrase remedy =
                    new Phrase(
                            cell(row, "remedy_zh"), cell(row, "remedy_en"), cell(row, "remedy_sw"));
            faults.put(
                    FaultCode.valueOf(cell(row, "name")),
                    new FaultWords(cell(row, "answer_zh"), phrase(row), remedy));
        }
        for (FaultCode code : FaultCode.values()) {
            known(code.name(), faults.get(code));
        }
        return faults;
    }

    private static <T> Map<String, T> words(String table, Function<Map<String, String>, T> made) {
        Map<String, T> words = new LinkedHashMap<>();
        table(table).forEach(row -> words.put(cell(row, "name"), made.apply(row)));
        return Map.copyOf(words);
    }

    static Phrase phrase(Map<String, String> row) {
        return new Phrase(cell(row, "zh"), cell(row, "en"), cell(row, "sw"));
    }

    static String cell(Map<String, String> row, String column) {
        return known(column, row.get(column));
    }

    /// The rows of a table: cells separated by tabs, the first line names the columns.
    static List<Map<String, String>> table(String name) {
        List<String> lines = text(name).lines().toList();
        String[] columns = lines.getFirst().split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != columns.length) {
                throw new IllegalStateException(name + ": wrong number of cells: " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(String name) {
        try (InputStream stream = Phrases.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("table " + name + " is not in the product");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
