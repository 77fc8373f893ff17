package io.greenway.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Rule;
import io.greenway.house.Sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Goal: the page of coverage tells the truth. Method: `docs/coverage.tsv` has a row for each rule
/// and each check; what it names is looked for in the sources, what the sources cite is looked for
/// in it, and the page is made from it (`-Dgolden.update=true` writes it).
class CoverageTest {
    private static final Path TABLE = Path.of("..", "docs", "coverage.tsv");
    private static final Path PAGE = Path.of("..", "docs", "coverage.md");
    private static final Pattern RULE = Pattern.compile("R-\\d{3}");

    /// Numbers that stand for a rule that does not exist.
    private static final Set<String> INVENTED = Set.of("R-999");

    /// Rules by the hundred: what the collection of rules has, whatever this table has.
    private static final List<IntStream> RULES =
            List.of(
                    IntStream.rangeClosed(1, 4),
                    IntStream.rangeClosed(10, 19),
                    IntStream.rangeClosed(20, 27),
                    IntStream.rangeClosed(30, 45),
                    IntStream.rangeClosed(50, 58),
                    IntStream.rangeClosed(60, 66),
                    IntStream.rangeClosed(70, 77),
                    IntStream.rangeClosed(80, 87),
                    IntStream.rangeClosed(90, 96),
                    IntStream.rangeClosed(100, 110),
                    IntStream.rangeClosed(120, 131),
                    IntStream.rangeClosed(140, 143));

    /// Rules of exports, which are read and checked and not cleared. The register of rules need not
    /// have them; it has all others.
    private static final Set<String> OF_EXPORTS =
            Set.of(
                    ("R-014 R-015 R-016 R-017 R-018 R-019 R-065 R-090 R-091 R-092 R-093 R-094 R-110"
                                    + " R-123 R-124 R-125 R-126")
                            .split(" "));

    private static final Map<String, Integer> CHECKS =
            Map.of("A", 5, "B", 10, "C", 5, "D", 12, "E", 12, "F", 7, "G", 10, "H", 6, "I", 5);

    /// @param row number of the rule, or name of the check
    /// @param says the rule in our words
    /// @param holds `yes`, `partly` or `no`
    /// @param code class, or class and method, that holds it; several with a comma between them
    /// @param test class and method of the test; several with a comma between them
    /// @param why what is missing, and why
    private record Row(
            String row, String says, String holds, String code, String test, String why) {}

    private static Map<String, Source> code;
    private static Map<String, Source> tests;
    private static Set<String> cited;
    private static List<Row> rows;

    @BeforeAll
    static void read() throws IOException {
        List<Source> java = Sources.read().java();
        code = byName(java, "/src/main/");
        tests = byName(java, "/src/test/");
        cited =
                java.stream()
                        .filter(source -> source.path().contains("/src/main/"))
                        .flatMap(source -> source.lines().stream())
                        .flatMap(line -> RULE.matcher(line).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
        rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(TABLE);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(6);
            rows.add(new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]));
        }
    }

    private static Map<String, Source> byName(List<Source> java, String folder) {
        return java.stream()
                .filter(source -> source.path().contains(folder))
                .collect(
                        Collectors.toMap(
                                source -> source.fileName().replace(".java", ""),
                                source -> source,
                                (one, other) -> one));
    }

    @Test
    void everyRuleAndEveryCheckHasOneRow() {
        Stream<String> rules = RULES.stream().flatMap(range -> range.mapToObj("R-%03d"::formatted));
        Stream<String> checks =
                CHECKS.entrySet().stream()
                        .flatMap(
                                section ->
                                        IntStream.rangeClosed(1, section.getValue())
                                                .mapToObj(
                                                        at ->
                                                                "checks %s.%d"
                                                                        .formatted(
                                                                                section.getKey(),
                                                                                at)));
        assertThat(rows.stream().map(Row::row))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(rules, checks).toList());
    }

    @Test
    void whatARowNamesExists() {
        for (Row row : rows) {
            boolean named = !row.holds().equals("no");
            assertThat(row.holds()).as(row.row()).isIn("yes", "partly", "no");
            assertThat(row.says()).as(row.row()).isNotBlank();
            assertThat(row.why().isBlank())
                    .as("%s gives a reason", row.row())
                    .isEqualTo(row.holds().equals("yes"));
            assertThat(row.code().isEmpty()).as("%s names code", row.row()).isNotEqualTo(named);
            assertThat(row.test().isEmpty()).as("%s names a test", row.row()).isNotEqualTo(named);
            if (named) {
                names(row.code()).forEach(name -> exists(row, name, code));
                names(row.test()).forEach(name -> exists(row, name, tests));
                assertThat(names(row.test())).as(row.row()).allMatch(name -> name.contains("#"));
            }
        }
    }

    private static List<String> names(String cell) {
        return List.of(cell.split(", ", -1));
    }

    private static void exists(Row row, String name, Map<String, Source> sources) {
        String[] parts = name.split("#", -1);
        Source source = sources.get(parts[0]);
        assertThat(source).as("%s names %s", row.row(), name).isNotNull();
        if (parts.length > 1) {
            Pattern method = Pattern.compile("\\b" + Pattern.quote(parts[1]) + "\\(");
            assertThat(source.lines().stream().anyMatch(line -> method.matcher(line).find()))
                    .as("%s names %s", row.row(), name)
                    .isTrue();
        }
    }

    /// A rule that somebody cites in code holds at least in part.
    @Test
    void whatTheCodeCitesHolds() {
        Set<String> missing = new TreeSet<>(cited);
        missing.removeAll(rows.stream().map(Row::row).toList());
        missing.removeAll(INVENTED);
        assertThat(missing).as("cited and on no row").isEmpty();
        assertThat(of("no").stream().map(Row::row).filter(cited::contains))
                .as("cited, and the page says that it is not implemented")
                .isEmpty();
    }

    /// Whoever reads the register finds every rule of imports, also one that nothing holds.
    @Test
    void theRegisterHasEveryRuleThatIsNotOfExports() {
        Set<String> register =
                Reference.bundled().rules().all().stream()
                        .map(Rule::number)
                        .flatMap(number -> RULE.matcher(number).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                rows.stream()
                        .map(Row::row)
                        .filter(row -> row.startsWith("R-"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(register).containsAll(OF_EXPORTS);
        known.removeAll(OF_EXPORTS);
        assertThat(register).containsAll(known);
        for (Row row : rows) {
            if (OF_EXPORTS.contains(row.row())) {
                assertThat(row.holds()).as("%s is of exports", row.row()).isEqualTo("no");
                assertThat(row.why()).as(row.row()).contains("export");
            }
        }
    }

    @Test
    void thePageIsMadeFromTheTable() throws IOException {
        String made = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    private static String page() {
        Map<String, String> headings = new LinkedHashMap<>();
        headings.put("no", "Not implemented");
        headings.put("partly", "In part");
        headings.put("yes", "Held");
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # What holds which rule

                A row for each rule (R-001 to R-143) and each check of the real customs system (checks A to I), in
                our own words: the code that holds it and the test that fails when it does not. What is not
                implemented stands first, with the reason. The page is made from `coverage.tsv` beside it;
                `CoverageTest` fails when a class, a method or a test that it names is gone, when the code cites a
                rule that it does not have or that it calls not implemented, and when the register of rules
                (`GET /api/v1/rules`) lacks a rule of imports.

                """);
        for (Map.Entry<String, String> heading : headings.entrySet()) {
            page.append("- %s: %d\n".formatted(heading.getValue(), of(heading.getKey()).size()));
        }
        headings.forEach((holds, heading) -> table(page, holds, heading));
        return page.toString();
    }

    private static List<Row> of(String holds) {
        return rows.stream().filter(row -> row.holds().equals(holds)).toList();
    }

    private static void table(StringBuilder page, String holds, String heading) {
        page.append("\n## ").append(heading).append("\n\n");
        List<String> columns =
                switch (holds) {
                    case "no" -> List.of("Rule", "What it says", "Why not");
                    case "partly" ->
                            List.of(
                                    "Rule",
                                    "What it says",
                                    "Code",
                                    "Test",
                                    "What is missing, and why");
                    default -> List.of("Rule", "What it says", "Code", "Test");
                };
        line(page, columns);
        page.append("|").append("---|".repeat(columns.size())).append("\n");
        for (Row row : of(holds)) {
            List<String> cells = new ArrayList<>(List.of(row.row(), row.says()));
            Stream.of(row.code(), row.test())
                    .filter(cell -> !cell.isEmpty())
                    .forEach(cell -> cells.add("`" + String.join("`, `", names(cell)) + "`"));
            Optional.of(row.why()).filter(why -> !why.isEmpty()).ifPresent(cells::add);
            line(page, cells);
        }
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
