package io.greenway.core.receipt;

import io.greenway.core.reference.Language;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Rules;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every code that a receipt can carry, explained: the negative codes of e-port (错误码表 7-2 and
/// what was seen beyond it), the return statuses, the logic codes of customs, the codes of the
/// exchange platform, and Greenway's own numbers.
///
/// What a fault or a status means is told once, in the words of [Phrases]; this catalogue refers
/// to it. Cause and remedy are Greenway's explanation: the published lists have none.
public final class CodeCatalogue {
    private static final Pattern FREE_FOR_USERS = Pattern.compile("[4-9]\\d{3}");
    private static final Pattern UNSIGNED = Pattern.compile("\\d{5,6}");
    private static final Pattern NUMBER = Pattern.compile("\\d{4}");
    private static final int MOST_NEAR = 5;

    /// Below that a published text is found in too many others.
    private static final int SHORTEST_TEXT = 5;

    private final CodeWords words;
    private final Map<String, List<CodeEntry>> byCode = new LinkedHashMap<>();
    private final List<CodeMaker.Span> spans = new ArrayList<>();

    private CodeCatalogue(CodeWords words) {
        this.words = words;
    }

    /// The catalogue that the product carries.
    public static CodeCatalogue bundled() {
        return of(Phrases.bundled(), Reference.bundled().rules());
    }

    /// The catalogue in these words.
    ///
    /// @throws IllegalStateException if a table is torn or names what is not there
    public static CodeCatalogue of(Phrases phrases, Rules rules) {
        CodeWords words = CodeWords.bundled();
        CodeCatalogue catalogue = new CodeCatalogue(words);
        CodeMaker maker = new CodeMaker(phrases, rules, words);
        maker.entries().forEach(catalogue::add);
        catalogue.spans.addAll(maker.spans());
        return catalogue;
    }

    private void add(CodeEntry entry) {
        byCode.computeIfAbsent(entry.code(), code -> new ArrayList<>()).add(entry);
    }

    /// Every entry, family by family, ranges among the negative codes.
    public List<CodeEntry> all() {
        return Stream.concat(
                        byCode.values().stream().flatMap(List::stream),
                        spans.stream().map(CodeMaker.Span::entry))
                .sorted(Comparator.comparing(CodeEntry::family))
                .toList();
    }

    /// A word of the catalogue itself: the name of a family or a kind, or a heading.
    ///
    /// @throws IllegalStateException if there is no such word
    public Phrase term(String name) {
        return words.term(name);
    }

    /// Every meaning of a code.
    ///
    /// @param code as in receipts; a negative code may lack its sign, a number of Greenway its
    ///     letters, and a fault may be called by its name
    /// @return empty when the code is not known
    public List<CodeEntry> find(String code) {
        String plain = code.strip().toUpperCase(Locale.ROOT);
        List<CodeEntry> found = new ArrayList<>(byCode.getOrDefault(plain, List.of()));
        if (NUMBER.matcher(plain).matches()) {
            found.addAll(byCode.getOrDefault("GW" + plain, List.of()));
        }
        if (FREE_FOR_USERS.matcher(plain).matches()) {
            found.addAll(byCode.getOrDefault("4000-9999", List.of()));
        }
        if (plain.startsWith("-")) {
            found.addAll(ranges(plain, found));
        }
        if (found.isEmpty() && UNSIGNED.matcher(plain).matches()) {
            return find("-" + plain);
        }
        if (found.isEmpty()) {
            return named(plain);
        }
        found.sort(Comparator.comparing(CodeEntry::family));
        return found;
    }

    /// The same number can be listed for an import and lie in a range kept for an export.
    private List<CodeEntry> ranges(String code, List<CodeEntry> listed) {
        if (!code.matches("-\\d{5,6}")) {
            return List.of();
        }
        int number = Integer.parseInt(code);
        return spans.stream()
                .filter(span -> span.holds(number))
                .filter(span -> listed.stream().noneMatch(entry -> tells(entry, span)))
                .map(CodeMaker.Span::entry)
                .toList();
    }

    /// Whether a listed code already tells what the range would.
    private static boolean tells(CodeEntry listed, CodeMaker.Span span) {
        return listed.messages().equals(span.entry().messages());
    }

    private List<CodeEntry> named(String name) {
        for (FaultCode fault : FaultCode.values()) {
            if (fault.name().equals(name)) {
                return byCode.getOrDefault(number(fault), List.of());
            }
        }
        return List.of();
    }

    /// The number of a fault as receipts show it.
    static String number(FaultCode fault) {
        return "GW" + fault.number();
    }

    /// Answers what a person pastes: a code, or a whole text of a receipt with its codes. A text
    /// without a code is looked up among the published texts.
    ///
    /// @return one answer for each code; never empty
    public List<CodeAnswer> ask(String text) {
        List<CodeQuestion> questions = CodeQuestion.in(text);
        if (!questions.isEmpty()) {
            return questions.stream().map(this::answer).distinct().toList();
        }
        String plain = text.strip();
        return List.of(new CodeAnswer(shortened(plain), "", said(plain), List.of()));
    }

    /// What a receipt says: its status, and each code in its text.
    ///
    /// @param status return status
    /// @param info text of the receipt
    public List<CodeAnswer> ofReceipt(String status, String info) {
        List<CodeAnswer> answers = new ArrayList<>();
        List<CodeQuestion> coded = CodeQuestion.coded(info);
        List<CodeEntry> meanings = find(status);
        if (coded.isEmpty() && meanings.size() > 1) {
            meanings = meant(meanings, info);
        } else if (!status.startsWith("-")) {
            meanings = of(CodeFamily.STATUS, meanings);
        }
        answers.add(new CodeAnswer(status, coded.isEmpty() ? info : "", meanings, List.of()));
        coded.forEach(question -> answers.add(answer(question)));
        return List.copyOf(answers);
    }

    /// The entries that hold a text in any language, whatever its case.
    public List<CodeEntry> search(String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(entry -> told(entry).toLowerCase(Locale.ROOT).contains(sought))
                .toList();
    }

    private static String told(CodeEntry entry) {
        StringBuilder told = new StringBuilder(entry.code()).append('\n').append(entry.published());
        for (Phrase phrase : List.of(entry.meaning(), entry.cause(), entry.remedy())) {
            for (Language language : Language.values()) {
                told.append('\n').append(phrase.in(language));
            }
        }
        told.append('\n').append(entry.rule()).append('\n').append(entry.documentNo());
        return told.append('\n').append(String.join(" ", entry.related())).toString();
    }

    /// What a code of the exchange platform means.
    public List<CodeAnswer> ofExchange(String code) {
        List<CodeEntry> entries = of(CodeFamily.EXCHANGE, find(code));
        return List.of(
                new CodeAnswer(code, "", entries, entries.isEmpty() ? near(code) : List.of()));
    }

    /// A code with several meanings is told apart by its text; the longest that fits is meant.
    private static List<CodeEntry> meant(List<CodeEntry> meanings, String info) {
        List<CodeEntry> meant = new ArrayList<>(of(CodeFamily.STATUS, meanings));
        meanings.stream()
                .filter(entry -> entry.family() != CodeFamily.STATUS && saysPublished(info, entry))
                .max(Comparator.comparingInt(entry -> entry.published().length()))
                .ifPresent(meant::add);
        return meant.isEmpty() ? meanings : meant;
    }

    private static List<CodeEntry> of(CodeFamily family, List<CodeEntry> entries) {
        return entries.stream().filter(entry -> entry.family() == family).toList();
    }

    /// What is known about one code of a text.
    public CodeAnswer answer(CodeQuestion question) {
        List<CodeEntry> entries =
                find(question.code()).stream()
                        .filter(entry -> question.families().contains(entry.family()))
                        .toList();
        return new CodeAnswer(
                question.code(),
                question.said(),
                entries,
                entries.isEmpty() ? near(question.code()) : List.of());
    }

    private List<CodeEntry> said(String text) {
        return byCode.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.family() != CodeFamily.GREENWAY)
                .filter(entry -> saysPublished(text, entry))
                .sorted(
                        Comparator.comparingInt((CodeEntry entry) -> entry.published().length())
                                .reversed())
                .toList();
    }

    /// Whether a text is the published one, values aside, or holds it.
    private static boolean saysPublished(String text, CodeEntry entry) {
        String published = stripped(entry.published());
        if (published.isEmpty() || stripped(text).equals(published)) {
            return !published.isEmpty();
        }
        if (published.replaceAll("[\\[*\\]]", "").length() < SHORTEST_TEXT) {
            return false;
        }
        String pattern =
                Stream.of(published.replace("[*]", "*").split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".{0,200}?"));
        return Pattern.compile(pattern).matcher(text).find();
    }

    private static String stripped(String text) {
        return text.strip().replaceAll("\\*?[！。!.]$|\\*$", "");
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    /// Known codes that look like one that is not, the nearest first.
    private List<String> near(String code) {
        return Likeness.nearest(code, byCode.keySet(), MOST_NEAR);
    }
}
