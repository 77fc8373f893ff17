package io.greenway.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page that lists what one message alone can show says what the code does.
class ChecksPageTest {
    private static final Path PAGE = Path.of("..", "docs", "checks.md");
    private static final Pattern RANGE = Pattern.compile("(\\d{4})(?:–(\\d{4}))?");
    private static final Set<Integer> OF_ONE_MESSAGE = Set.of(1, 7, 9);
    private static final NavigableSet<Integer> NUMBERS =
            Arrays.stream(FaultCode.values())
                    .map(FaultCode::number)
                    .collect(Collectors.toCollection(TreeSet::new));

    /// A row under its heading.
    private record Row(String section, List<String> cells) {}

    @Test
    void everyRuleOfTheFourSectionsHasItsFaults() throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Row row : rows()) {
            counts.merge(row.section(), 1, Integer::sum);
            assertThat(numbers(row.cells().get(1))).as(row.cells().getFirst()).isNotEmpty();
        }
        assertThat(counts)
                .containsEntry("B", 10)
                .containsEntry("C", 5)
                .containsEntry("G", 10)
                .containsEntry("H", 6);
    }

    @Test
    void everyFaultOfOneMessageIsOnThePage() throws IOException {
        Set<Integer> shown = new TreeSet<>();
        for (Row row : rows()) {
            shown.addAll(numbers(row.cells().get(1)));
        }
        assertThat(shown)
                .containsAll(
                        NUMBERS.stream()
                                .filter(number -> OF_ONE_MESSAGE.contains(number / 1000))
                                .toList());
    }

    private static List<Row> rows() throws IOException {
        String section = "";
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                section = line.substring(3).split(" ")[0];
            } else if (line.startsWith("| ")
                    && !line.startsWith("| Customs checks")
                    && !line.startsWith("| Rule |")) {
                rows.add(
                        new Row(
                                section,
                                Arrays.stream(line.split("\\|"))
                                        .skip(1)
                                        .map(String::strip)
                                        .toList()));
            }
        }
        return rows;
    }

    /// The faults that a cell names; both ends of a range, and each number alone, exist.
    private static Set<Integer> numbers(String cell) {
        Set<Integer> numbers = new TreeSet<>();
        Matcher range = RANGE.matcher(cell);
        while (range.find()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            assertThat(NUMBERS).contains(first, last);
            numbers.addAll(NUMBERS.subSet(first, true, last, true));
        }
        return numbers;
    }
}
