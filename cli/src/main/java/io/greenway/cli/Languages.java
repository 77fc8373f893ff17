package io.greenway.cli;

import io.greenway.core.reference.Language;
import picocli.CommandLine.Option;

/// The option that chooses the language of explanations.
final class Languages {
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = {"--lang", "--language"},
            paramLabel = "zh|en|sw",
            defaultValue = "EN",
            description = "Language of explanations (default: en).")
    private Language language = Language.EN;

    Language chosen() {
        return language;
    }
}
