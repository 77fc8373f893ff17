package io.greenway.core.service;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Table;
import java.util.Map;
import java.util.TreeMap;

/// What a published element means, told from `elements.csv`. The documentation comments of the
/// messages say the same; a test holds one against the other.
///
/// @param published its name in the specification, in Chinese
/// @param group what it belongs to on a form: `document`, `parties`, `people`, `money`, `customs`,
///     `transport`, `goods` for all of a line, `transfer` for who transmits
/// @param text what is written there, and when
/// @param source where it is published
public record ElementMeaning(String published, String group, Phrase text, Phrase source) {
    private static final String SPECIFICATION = "海关跨境电商统一版系统企业对接报文规范（202205版）";

    private static final Map<String, Phrase> SOURCES =
            Map.of(
                    "text",
                    new Phrase(
                            "《" + SPECIFICATION + "》，正文和 XSD",
                            "Message specification of the unified system ("
                                    + SPECIFICATION
                                    + "), text and schema",
                            "Maelezo ya ujumbe ya mfumo wa pamoja ("
                                    + SPECIFICATION
                                    + "), maandishi na skima"),
                    "schema",
                    new Phrase(
                            "《" + SPECIFICATION + "》，仅 XSD",
                            "Message specification of the unified system ("
                                    + SPECIFICATION
                                    + "), schema alone",
                            "Maelezo ya ujumbe ya mfumo wa pamoja ("
                                    + SPECIFICATION
                                    + "), skima pekee"));

    private static final Map<String, ElementMeaning> BY_PLACE = read();

    /// What an element means where it stands.
    ///
    /// @param entity name of the element around it, such as `InventoryHead`
    /// @throws IllegalArgumentException if nothing is written about it
    static ElementMeaning of(String entity, String element) {
        ElementMeaning found = BY_PLACE.get(entity + "/" + element);
        if (found == null) {
            throw new IllegalArgumentException("no meaning of " + entity + "/" + element);
        }
        return found;
    }

    private static Map<String, ElementMeaning> read() {
        Map<String, ElementMeaning> found = new TreeMap<>();
        for (Table.Row row : Table.beside(ElementMeaning.class, "elements.csv").rows()) {
            Phrase source = SOURCES.get(row.text("source"));
            if (source == null) {
                throw new IllegalStateException("elements.csv: no source " + row.text("source"));
            }
            ElementMeaning meaning =
                    new ElementMeaning(
                            row.text("published"),
                            row.text("group"),
                            new Phrase(row.text("zh"), row.text("en"), row.text("sw")),
                            source);
            for (String entity : row.text("in").split(" ", -1)) {
                if (found.put(entity + "/" + row.text("element"), meaning) != null) {
                    throw new IllegalStateException(
                            "elements.csv: twice " + entity + "/" + row.text("element"));
                }
            }
        }
        return Map.copyOf(found);
    }
}
