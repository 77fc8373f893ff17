package io.greenway.cli;

import io.greenway.core.check.Replies;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Language;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Faults in words, for people and for programs.
final class FaultText {
    private final Phrases phrases;
    private final Language language;

    FaultText(Phrases phrases, Language language) {
        this.phrases = phrases;
        this.language = language;
    }

    /// What is wrong, with the values.
    String meaning(Fault fault) {
        Map<String, String> values = new HashMap<>();
        values.put("path", fault.place().path());
        values.put("found", shown(fault.found()));
        values.put("expected", shown(fault.expected()));
        return phrases.fault(fault.code()).with(values).in(language);
    }

    /// How to mend it.
    String remedy(Fault fault) {
        return phrases.remedy(fault.code()).in(language);
    }

    /// All of a fault, for a program.
    ///
    /// @param type published type of the message, or empty
    Map<String, Object> fields(Fault fault, String type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("line", fault.place().line());
        fields.put("column", fault.place().column());
        fields.put("path", fault.place().path());
        fields.put("code", fault.code().number());
        fields.put("name", fault.code().name());
        fields.put("level", level(fault));
        fields.put("evidence", fault.code().evidence().name().toLowerCase(Locale.ROOT));
        put(fields, "found", fault.found());
        put(fields, "allowed", fault.expected());
        fields.put("meaning", meaning(fault));
        fields.put("remedy", remedy(fault));
        String reply = reply(fault, type);
        put(fields, "customsWouldAnswer", reply.isEmpty() ? null : reply);
        fields.put("rule", fault.code().rule());
        return fields;
    }

    /// A fault for people: the place, what is wrong, how to mend it.
    String lines(String file, Fault fault, String type) {
        String reply = reply(fault, type);
        StringBuilder text = new StringBuilder(file);
        if (fault.place().line() > 0) {
            text.append(':')
                    .append(fault.place().line())
                    .append(':')
                    .append(fault.place().column());
        }
        text.append(": ").append(level(fault)).append(' ').append(fault.code().number());
        text.append(' ').append(fault.place().path());
        if (!reply.isEmpty()) {
            text.append("  [").append(reply).append(']');
        }
        text.append(System.lineSeparator()).append("    ").append(meaning(fault));
        return text.append(System.lineSeparator())
                .append("    → ")
                .append(remedy(fault))
                .toString();
    }

    /// A message whose form does not hold is answered as a whole, but for what has a number.
    private static String reply(Fault fault, String type) {
        boolean form = fault.code().number() / 1000 == 1 && fault.code().level() == Level.ERROR;
        String number = form ? Replies.ofForm(fault) : Replies.of(fault.code(), type);
        return form && number.isEmpty() ? "CEB900" : number;
    }

    private static String level(Fault fault) {
        return fault.code().level().name().toLowerCase(Locale.ROOT);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
