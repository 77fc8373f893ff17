package io.greenway.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.house.Sources.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reads every source of the repository and holds it against the habits of the house. What a
/// pattern forbids is written here so that the pattern does not find itself.
class TidyTest {
    private static final int LINE_MAX = 120;
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 70;

    /// A table of cases is data, and may be longer.
    private static final int TEST_METHOD_LINES_MAX = 120;

    /// Files and methods that are longer than the limit, and how long they may be. The number may
    /// only fall; an entry that is no longer needed must go.
    private static final Map<String, Integer> LONG_FILES =
            Map.of(
                    "core/src/main/java/io/greenway/core/match/DocumentMatch.java",
                    423,
                    // A register: every number has a line, and none is ever taken away.
                    "core/src/main/java/io/greenway/core/spec/FaultCode.java",
                    540);

    private static final Map<String, Integer> LONG_METHODS = Map.of();
    private static final Map<String, Integer> LONG_TEST_METHODS = Map.of();

    /// @param what what is forbidden, as a pattern
    /// @param why what to do instead
    /// @param where which sources may not contain it
    private record Ban(Pattern what, String why, Predicate<Source> where) {}

    private static Ban ban(String pattern, String why, Predicate<Source> where) {
        return new Ban(Pattern.compile(pattern), why, where);
    }

    private static final List<Ban> CALLS =
            List.of(
                    ban(
                            "\\bSystem\\.(out|err)\\b",
                            "only commands and the banner print",
                            source ->
                                    !source.path().startsWith("cli/")
                                            && !source.path().startsWith("bench/src/main/")
                                            && !source.path().endsWith("server/Greenway.java")),
                    ban(
                            "\\bThread\\.sleep\\b",
                            "wait for the thing itself; only a client between two attempts may pause",
                            source -> !source.path().startsWith("cli/src/main/")),
                    ban("\\bprintStackTrace\\b", "log in one place", TidyTest::anywhere),
                    ban("@(Disabled|Ignore)\\b", "mend the test or delete it", TidyTest::anywhere),
                    ban(
                            "\\b(M[o]ckito|EasyM[o]ck|JM[o]ckit)\\b",
                            "write a fake",
                            TidyTest::anywhere),
                    ban("@SuppressWarnings\\(\"all\"\\)", "name the warning", TidyTest::anywhere),
                    ban(
                            "@(Autowired|Transactional)\\b",
                            "wire it by hand",
                            source -> !source.path().startsWith("bench/baseline/")));

    private static final List<Ban> WORDS =
            List.of(
                    ban(
                            "\\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\\b",
                            "finish it or leave it",
                            TidyTest::anywhere),
                    ban("/w[o]rk/|/t[m]p/green", "no path of one machine", TidyTest::anywhere),
                    ban(
                            "(?i)\\bissu[e] #?\\d|\\bnex[t] issue|\\bthi[s] issue",
                            "say why",
                            TidyTest::anywhere),
                    ban(
                            "(?i)\\bworktre[e]\\b|\\bsubagen[t]|\\bthe lea[d]\\b",
                            "say why",
                            TidyTest::anywhere),
                    ban(
                            "(?i)\\bclaud[e]\\b|anthropi[c]|\\bchatgp[t]|\\bope[n]ai|\\bLL[M]s?\\b",
                            "the product is not about tools",
                            TidyTest::anywhere),
                    ban(
                            "(?i)repo1?\\.mave[n]\\.|\\bmave[n]\\.org|mave[n]-central\\.|registry\\.np[m]"
                                    + "|npmj[s]\\.|deb\\.debia[n]\\.|files\\.pythonhoste[d]|crates\\.i[o]",
                            "no download host in the repository",
                            TidyTest::anywhere));

    private static final Pattern UNWANTED_NAME =
            Pattern.compile(
                    "(Util|Utils|Utility|Utilities|Impl|Manager|Helper|Helpers)$"
                            + "|^(Util|Impl|Manager|Helper|Abstract|Base)(?=[A-Z])");

    private static final Pattern MONEY =
            Pattern.compile(
                    "core/src/main/java/io/greenway/core/(money|tax|ledger|match|clearance)/");

    /// Registers of words, a line each, whose sentences are as long as they are.
    private static final Pattern WORDS_OF_PORTAL =
            Pattern.compile("ui/src/(\\w+/)?words/(zh|en|sw)\\.ts");

    /// Names of the published schema, kept as they are.
    private static final Set<String> PUBLISHED_NAMES = Set.of("BaseTransfer", "BaseSubscribe");

    private static final Sources SOURCES = Sources.read();
    private static final Syntax SYNTAX = Syntax.of(SOURCES);

    @Test
    void linesFitTheScreen() {
        assertNone(
                written()
                        .filter(source -> !source.path().endsWith(".xml"))
                        .filter(source -> !source.path().startsWith("docs/grafana/"))
                        .filter(source -> !isRawData(source))
                        .filter(source -> !WORDS_OF_PORTAL.matcher(source.path()).matches())
                        .flatMap(
                                source ->
                                        find(
                                                source,
                                                line -> width(line) > LINE_MAX && !isTable(line))));
    }

    @Test
    void linesEndWithoutBlanksAndHoldNoTabs() {
        assertNone(
                written()
                        .flatMap(
                                source ->
                                        find(
                                                source,
                                                line ->
                                                        line.contains("\t")
                                                                || !line.equals(
                                                                        line.stripTrailing()))));
    }

    @Test
    void noBannedCalls() {
        assertNone(violations(CALLS, SOURCES.java().stream()));
    }

    @Test
    void noLeftoversAndNothingThatDoesNotBelong() {
        assertNone(violations(WORDS, SOURCES.files().stream()));
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        assertNone(SYNTAX.floatingPoint().stream().filter(place -> MONEY.matcher(place).find()));
    }

    @Test
    void namesSayWhatAThingIs() {
        assertNone(
                SOURCES.java().stream()
                        .map(source -> source.fileName().replace(".java", ""))
                        .filter(name -> !PUBLISHED_NAMES.contains(name))
                        .filter(name -> UNWANTED_NAME.matcher(name).find()));
    }

    @Test
    void methodsAreNotNamedGet() {
        assertNone(
                SYNTAX.methods().stream()
                        .filter(method -> !method.isOverriding() && method.returnsValue())
                        .filter(method -> method.name().matches("get[A-Z].*"))
                        .map(method -> method.path() + " " + method.name()));
    }

    @Test
    void filesAreNotTooLong() {
        Set<String> code = Set.of("java", "js", "ts", "tsx", "css", "html", "sql");
        Map<String, Integer> lengths =
                SOURCES.files().stream()
                        .filter(source -> code.contains(source.suffix()))
                        .filter(source -> !WORDS_OF_PORTAL.matcher(source.path()).matches())
                        .collect(Collectors.toMap(Source::path, source -> source.lines().size()));
        assertRatchet(lengths, FILE_LINES_MAX, LONG_FILES);
    }

    @Test
    void methodsFitAScreen() {
        assertRatchet(methodLengths("/src/main/"), METHOD_LINES_MAX, LONG_METHODS);
        assertRatchet(methodLengths("/src/test/"), TEST_METHOD_LINES_MAX, LONG_TEST_METHODS);
    }

    private static Map<String, Integer> methodLengths(String folder) {
        return SYNTAX.methods().stream()
                .filter(method -> method.path().contains(folder))
                .collect(
                        Collectors.toMap(
                                method -> method.path() + " " + method.name(),
                                method -> Math.toIntExact(method.lines()),
                                Math::max));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Map<String, Source> infos =
                SOURCES.java().stream()
                        .filter(source -> source.fileName().equals("package-info.java"))
                        .collect(
                                Collectors.toMap(
                                        TidyTest::packageOf, source -> source, (a, b) -> a));
        assertNone(
                SOURCES.java().stream()
                        .map(TidyTest::packageOf)
                        .distinct()
                        .filter(
                                name ->
                                        !infos.containsKey(name)
                                                || !infos.get(name).lines().contains("@NullMarked"))
                        .map(name -> name + " has no package-info.java with @NullMarked"));
    }

    @Test
    void everyTestIsFoundByItsName() {
        assertNone(
                SOURCES.java().stream()
                        .filter(source -> source.path().contains("/src/test/"))
                        .filter(source -> !source.fileName().endsWith("Test.java"))
                        .filter(source -> source.lines().stream().anyMatch(TidyTest::isTestMark))
                        .map(Source::path));
    }

    private static boolean isTestMark(String line) {
        return line.strip().matches("@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b.*");
    }

    /// What a measurement wrote, as it wrote it.
    private static boolean isRawData(Source source) {
        return source.path().startsWith("bench/results/") && source.path().endsWith(".json");
    }

    private static boolean anywhere(Source source) {
        return true;
    }

    private static Stream<Source> written() {
        return SOURCES.files().stream().filter(Source::isWritten);
    }

    private static Stream<String> violations(List<Ban> bans, Stream<Source> sources) {
        return sources.flatMap(
                source ->
                        bans.stream()
                                .filter(ban -> ban.where().test(source))
                                .flatMap(
                                        ban ->
                                                find(
                                                                source,
                                                                line ->
                                                                        ban.what()
                                                                                .matcher(line)
                                                                                .find())
                                                        .map(
                                                                place ->
                                                                        place + " (" + ban.why()
                                                                                + ")")));
    }

    private static Stream<String> find(Source source, Predicate<String> isWrong) {
        List<String> lines = source.lines();
        return Stream.iterate(0, index -> index < lines.size(), index -> index + 1)
                .filter(index -> isWrong.test(lines.get(index)))
                .map(index -> source.path() + ":" + (index + 1) + " " + lines.get(index).strip());
    }

    private static int width(String line) {
        return line.codePointCount(0, line.length());
    }

    /// Tables and pictures in documents may be as wide as they are.
    private static boolean isTable(String line) {
        return line.startsWith("|") || line.startsWith("<img");
    }

    /// The package of a source, from its folder.
    private static String packageOf(Source source) {
        String folder = source.path().substring(0, source.path().lastIndexOf('/'));
        return folder.replaceFirst("^[^/]+/src/[^/]+/java/", "").replace('/', '.');
    }

    private static void assertRatchet(
            Map<String, Integer> lengths, int limit, Map<String, Integer> tolerated) {
        Set<String> wrong = new TreeSet<>();
        lengths.forEach(
                (name, length) -> {
                    if (length > tolerated.getOrDefault(name, limit)) {
                        wrong.add("%s has %d lines, at most %d".formatted(name, length, limit));
                    }
                });
        tolerated.forEach(
                (name, length) -> {
                    if (lengths.getOrDefault(name, 0) <= limit) {
                        wrong.add(name + " fits now: remove its entry");
                    }
                });
        assertNone(wrong.stream());
    }

    private static void assertNone(Stream<String> violations) {
        assertThat(violations.sorted().toList()).isEmpty();
    }
}
