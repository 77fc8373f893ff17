package io.greenway.core.tax;

import io.greenway.core.reference.Language;
import io.greenway.core.reference.Table;
import java.util.EnumMap;
import java.util.Map;

/// Puts the steps of an assessment into words, in every language.
public final class TaxWords {
    private static final TaxWords BUNDLED = read(Table.beside(TaxWords.class, "words.csv"));

    private final Map<Formula, Map<Language, String>> sentences;

    private TaxWords(Map<Formula, Map<Language, String>> sentences) {
        this.sentences = sentences;
    }

    /// The words carried with the product.
    public static TaxWords bundled() {
        return BUNDLED;
    }

    /// One sentence with the values of the step in it. A share of one, such as the reduction of
    /// the full tax, stands there as 100 %.
    public String words(Step step, Language language) {
        Map<Language, String> versions = sentences.get(step.formula());
        if (versions == null) {
            throw new IllegalStateException("No words for " + step.formula());
        }
        String sentence = versions.getOrDefault(language, "");
        for (Step.Operand operand : step.operands()) {
            sentence = sentence.replace("{" + operand.name() + "}", operand.value());
        }
        return sentence.replace("{line}", Integer.toString(step.line()))
                .replace("{result}", step.result());
    }

    private static TaxWords read(Table table) {
        Map<Formula, Map<Language, String>> sentences = new EnumMap<>(Formula.class);
        for (Table.Row row : table.rows()) {
            sentences.put(
                    Formula.valueOf(row.text("formula")),
                    Map.of(
                            Language.ZH, row.text("zh"),
                            Language.EN, row.text("en"),
                            Language.SW, row.text("sw")));
        }
        return new TaxWords(sentences);
    }
}
