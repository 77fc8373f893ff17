package io.greenway.cli;

import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.receipt.CodeEntry;
import io.greenway.core.receipt.CodeQuestion;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Language;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says in plain words what receipts and problems mean.
final class PlainWords {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Phrases phrases;
    private final CodeCatalogue codes;
    private final Language language;

    PlainWords(Phrases phrases, CodeCatalogue codes, Language language) {
        this.phrases = phrases;
        this.codes = codes;
        this.language = language;
    }

    /// What a return status means.
    String status(String status) {
        return phrases.status(status).in(language);
    }

    /// What a refusal means and what to do about it, a line for each.
    ///
    /// @param status return status
    /// @param info text of the receipt
    List<String> refusal(String status, String info) {
        List<String> lines = new ArrayList<>();
        for (CodeQuestion question : CodeQuestion.coded(info)) {
            Optional<FaultCode> fault = fault(question.code());
            lines.addAll(
                    fault.isPresent()
                            ? explained(fault.get(), question.said())
                            : words(List.of(codes.answer(question))));
        }
        if (!lines.isEmpty()) {
            return lines;
        }
        return fault(status)
                .map(fault -> explained(fault, info))
                .orElseGet(() -> words(codes.ofReceipt(status, info)));
    }

    /// In the words of the catalogue, where a code does not stand for one fault only.
    private List<String> words(List<CodeAnswer> answers) {
        List<String> lines = new ArrayList<>();
        for (CodeAnswer answer : answers) {
            for (CodeEntry entry : answer.entries()) {
                lines.add(entry.meaning().in(language));
                lines.add("→ " + entry.remedy().in(language));
            }
        }
        return lines;
    }

    /// What a fault of the door means, with its values.
    List<String> fault(Problem.Item item) {
        Optional<FaultCode> known = named(item.name());
        if (known.isEmpty()) {
            return List.of(item.name() + " " + item.path());
        }
        Map<String, String> values = new HashMap<>();
        values.put("path", item.path());
        put(values, "found", item.found());
        put(values, "expected", item.expected());
        Phrase meaning = phrases.fault(known.get()).with(values);
        return List.of(meaning.in(language), remedy(known.get()));
    }

    private List<String> explained(FaultCode code, String description) {
        Map<String, String> values = values(phrases.answer(code), description);
        Phrase meaning = phrases.fault(code);
        Phrase told = values.containsKey("found") ? meaning : meaning.general();
        return List.of(told.with(values).in(language), remedy(code));
    }

    private String remedy(FaultCode code) {
        return "→ " + phrases.remedy(code).in(language);
    }

    /// The values that stand in an answer, read back through its pattern.
    private static Map<String, String> values(String answer, String description) {
        StringBuilder pattern = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(answer);
        int from = 0;
        while (placeholder.find()) {
            pattern.append(Pattern.quote(answer.substring(from, placeholder.start())))
                    .append("(.*?)");
            names.add(placeholder.group(1));
            from = placeholder.end();
        }
        pattern.append(Pattern.quote(answer.substring(from)));
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(description);
        Map<String, String> values = new HashMap<>();
        if (matcher.matches()) {
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), matcher.group(i + 1));
            }
        }
        return values;
    }

    /// The fault that a number in a receipt stands for: `GW` and a permanent number, or a number
    /// of the real system that stands for one fault only.
    private static Optional<FaultCode> fault(String number) {
        List<FaultCode> faults = new ArrayList<>();
        for (FaultCode code : FaultCode.values()) {
            if (number.equals(code.customs()) || number.equals("GW" + code.number())) {
                faults.add(code);
            }
        }
        return faults.size() == 1 ? Optional.of(faults.getFirst()) : Optional.empty();
    }

    private static Optional<FaultCode> named(String name) {
        for (FaultCode code : FaultCode.values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
