package io.greenway.core.clearance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words of a script, and the published samples with other values in them.
final class ScriptText {
    private static final Path SAMPLES = Path.of("target/test-classes/samples/import");

    private ScriptText() {}

    static Map<String, String> said(List<String> words) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at > 0) {
                said.put(word.substring(0, at), word.substring(at + 1).replace('_', ' '));
            }
        }
        return said;
    }

    static String with(String xml, Map<String, String> values) {
        String changed = xml;
        for (Map.Entry<String, String> one : values.entrySet()) {
            changed =
                    changed.replaceAll(
                            "<ceb:" + one.getKey() + ">[^<]*",
                            "<ceb:" + one.getKey() + ">" + one.getValue());
        }
        return changed;
    }

    static String sample(String type) {
        try {
            return Files.readString(SAMPLES.resolve(type + ".xml"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(List<String> words, int from) {
        return String.join(" ", words.subList(from, words.size()));
    }
}
