package io.greenway.core.receipt;

import static io.greenway.core.receipt.Phrases.cell;

import io.greenway.core.receipt.CodeWords.Source;
import io.greenway.core.receipt.CodeWords.Subject;
import io.greenway.core.receipt.CodeWords.Words;
import io.greenway.core.reference.Rule;
import io.greenway.core.reference.Rules;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the entries of the catalogue from its tables, the words of faults and statuses, and the
/// rule register.
final class CodeMaker {
    private static final String RANGES_READ = "table-7-3";
    private static final Map<String, String> ANY_VALUE =
            Map.of("path", "…", "found", "…", "expected", "…");
    private static final Map<String, String> STARS =
            Map.of("copNo", "*", "orderNo", "*", "guid", "*", "found", "*", "expected", "*");

    private final Phrases phrases;
    private final Rules rules;
    private final CodeWords words;
    private final CodeReplies replies;

    CodeMaker(Phrases phrases, Rules rules, CodeWords words) {
        this.phrases = phrases;
        this.rules = rules;
        this.words = words;
        this.replies = new CodeReplies(words.subjects().stream().map(Subject::message).toList());
    }

    /// A range of negative numbers kept for one kind of error of one document.
    record Span(int from, int to, CodeEntry entry) {
        /// Ranges go down: from -601001 to -602000.
        boolean holds(int number) {
            return from >= number && number >= to;
        }
    }

    /// The listed codes, in the order of their tables, then Greenway's.
    List<CodeEntry> entries() {
        List<Map<String, String>> rows = CodeWords.rows("codes.tsv");
        Map<String, Set<String>> taken = new HashMap<>();
        for (Map<String, String> row : rows) {
            taken.computeIfAbsent(cell(row, "code"), code -> new HashSet<>())
                    .add(cell(row, "fault"));
        }
        List<CodeEntry> entries = new ArrayList<>();
        for (Map<String, String> row : rows) {
            entries.add(listed(row, taken.getOrDefault(cell(row, "code"), Set.of())));
        }
        for (FaultCode fault : FaultCode.values()) {
            entries.add(ours(fault));
        }
        return entries;
    }

    /// @param taken faults that one of the meanings of the code stands for
    private CodeEntry listed(Map<String, String> row, Set<String> taken) {
        String code = cell(row, "code");
        CodeFamily family = CodeFamily.valueOf(cell(row, "family").toUpperCase(Locale.ROOT));
        Words said = words.of(cell(row, "words"));
        Subject subject = words.subject(cell(row, "subject"));
        FaultCode fault = fault(cell(row, "fault"));
        Source source = words.source(cell(row, "source"));
        String rule = fault == null ? said.rule() : fault.rule();
        String text = cell(row, "text");
        return new CodeEntry(
                code,
                family,
                said.kind(),
                messages(cell(row, "messages"), family, subject),
                text.equals(CodeWords.NONE) ? "" : text,
                meaning(code, family, said, subject, fault),
                words.about(subject, said.cause()),
                remedy(said, subject, fault),
                words.advisers(said.help(), subject),
                rule,
                documentNo(rule),
                source.evidence(),
                source.words(),
                related(code, fault, taken));
    }

    private static @Nullable FaultCode fault(String name) {
        return name.equals(CodeWords.NONE) ? null : FaultCode.valueOf(name);
    }

    private static List<String> messages(String own, CodeFamily family, Subject subject) {
        return own.equals(CodeWords.NONE) && family == CodeFamily.ERROR
                ? CodeWords.list(subject.message())
                : CodeWords.list(own);
    }

    /// A fault and a status have their words already; they are not told a second time here.
    private Phrase meaning(
            String code,
            CodeFamily family,
            Words said,
            Subject subject,
            @Nullable FaultCode fault) {
        if (fault != null) {
            return phrases.fault(fault).general().with(ANY_VALUE);
        }
        return family == CodeFamily.STATUS && said.lacksMeaning()
                ? phrases.status(code)
                : words.about(subject, said.meaning());
    }

    private Phrase remedy(Words said, Subject subject, @Nullable FaultCode fault) {
        return fault == null ? words.about(subject, said.remedy()) : phrases.remedy(fault);
    }

    private List<String> related(String code, @Nullable FaultCode fault, Set<String> taken) {
        if (fault != null) {
            return List.of(CodeCatalogue.number(fault));
        }
        return replies.faults(code).stream()
                .filter(one -> !taken.contains(one.name()))
                .map(CodeCatalogue::number)
                .toList();
    }

    private CodeEntry ours(FaultCode fault) {
        Rule rule = rules.rule(fault.rule());
        Source source = words.source("greenway");
        return new CodeEntry(
                CodeCatalogue.number(fault),
                CodeFamily.GREENWAY,
                fault.level() == Level.ERROR ? CodeKind.REFUSAL : CodeKind.REMARK,
                List.of(),
                Phrase.fill(phrases.answer(fault), STARS),
                phrases.fault(fault).general().with(ANY_VALUE),
                new Phrase(rule.zh(), rule.en(), rule.sw()),
                phrases.remedy(fault),
                words.advisers(fault.number()),
                fault.rule(),
                rule.documentNo(),
                fault.evidence(),
                source.words(),
                replies.codes(fault));
    }

    /// The ranges of the list of 2018.
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (Map<String, String> row : CodeWords.rows("code_ranges.tsv")) {
            Words said = words.of(cell(row, "words"));
            Subject subject = words.subject(cell(row, "subject"));
            Source source = words.source(RANGES_READ);
            CodeEntry entry =
                    new CodeEntry(
                            cell(row, "from") + "…" + cell(row, "to"),
                            CodeFamily.ERROR,
                            said.kind(),
                            CodeWords.list(subject.message()),
                            "",
                            words.about(subject, said.meaning()),
                            words.about(subject, said.cause()),
                            words.about(subject, said.remedy()),
                            words.advisers(said.help(), subject),
                            said.rule(),
                            documentNo(said.rule()),
                            source.evidence(),
                            source.words(),
                            List.of());
            spans.add(
                    new Span(
                            Integer.parseInt(cell(row, "from")),
                            Integer.parseInt(cell(row, "to")),
                            entry));
        }
        return spans;
    }

    private String documentNo(String rule) {
        return rules.find(rule).map(Rule::documentNo).orElse("");
    }
}
