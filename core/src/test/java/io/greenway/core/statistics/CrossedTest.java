package io.greenway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: of a table of two dimensions nothing is told about fewer enterprises than allowed, neither
/// in a cell nor by subtracting the others of its row or column from what is told of the whole.
class CrossedTest {
    private static final int LEAST = 3;

    private static Cell cell(String row, String column, int yuan, String... sellers) {
        return new Cell(
                Crossed.key(row, column),
                new Sum(1, Money.of(yuan + ".00"), Money.ZERO, List.of(sellers)));
    }

    private static String keys(List<Cell> cells) {
        return cells.stream()
                .map(one -> one.key().isEmpty() ? "+" : one.key())
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatIsWithheldInARowCannotBeToldFromItsColumn() {
        List<Cell> cells =
                List.of(
                        cell("22", "502", 90, "A", "B", "C"),
                        cell("22", "300", 80, "A", "B", "D"),
                        cell("22", "110", 70, "A", "B", "C"),
                        cell("33", "502", 60, "B", "C", "D"),
                        cell("33", "300", 50, "C"),
                        cell("33", "110", 40, "A", "C", "D"));
        Crossed crossed = Crossed.of(cells, Set.of("22", "33"), Set.of("502", "300", "110"), LEAST);
        // 33 × 300 is of one seller. In its row 33 × 110 goes with it, in its column 22 × 300, and
        // then something of the row and column of each of these.
        assertThat(keys(crossed.row("33"))).isEqualTo("502 +");
        assertThat(keys(crossed.row("22"))).isEqualTo("502 +");
        assertThat(keys(crossed.column("300"))).isEqualTo("+");
        assertThat(keys(crossed.column("502"))).isEqualTo("22 33");
    }

    @Test
    void ofARowThatIsWithheldAsAWholeNothingIsTold() {
        List<Cell> cells =
                List.of(
                        cell("22", "502", 90, "A", "B", "C"),
                        cell("33", "502", 60, "B", "C", "D"),
                        cell("44", "502", 50, "B", "C", "E"));
        Crossed crossed = Crossed.of(cells, Set.of("22"), Set.of("502"), LEAST);
        assertThat(crossed.row("33")).isEmpty();
        assertThat(keys(crossed.column("502"))).isEqualTo("22 +");
        assertThat(keys(crossed.row("22"))).isEqualTo("502");
        assertThat(crossed.column("300")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyLineTellsEnoughOrNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int rows = random.nextInt(1, 6);
            int columns = random.nextInt(1, 6);
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    if (random.nextInt(4) > 0) {
                        String[] sellers =
                                random.ints(random.nextInt(1, 6), 0, 7)
                                        .sorted()
                                        .distinct()
                                        .mapToObj(number -> "S" + number)
                                        .toArray(String[]::new);
                        cells.add(cell("r" + row, "c" + column, random.nextInt(1, 1000), sellers));
                    }
                }
            }
            String told = "seed " + seed + " round " + round + " " + cells;
            Crossed crossed = Crossed.of(cells, keys("r", rows), keys("c", columns), LEAST);
            for (String row : keys("r", rows)) {
                check(told, under(cells, row + " ", ""), crossed.row(row));
            }
            for (String column : keys("c", columns)) {
                check(told, under(cells, "", " " + column), crossed.column(column));
            }
        }
    }

    /// The cells of a line under the key of the other dimension.
    private static List<Cell> under(List<Cell> cells, String begin, String end) {
        return cells.stream()
                .filter(one -> one.key().startsWith(begin) && one.key().endsWith(end))
                .map(
                        one ->
                                new Cell(
                                        one.key()
                                                .substring(
                                                        begin.length(),
                                                        one.key().length() - end.length()),
                                        one.sum()))
                .toList();
    }

    private static Set<String> keys(String letter, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> letter + number)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void check(String told, List<Cell> all, List<Cell> line) {
        Set<String> named =
                line.stream()
                        .map(Cell::key)
                        .filter(key -> !key.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        assertThat(line).as(told).allMatch(one -> one.sum().sellers().size() >= LEAST);
        List<Cell> hidden = all.stream().filter(one -> !named.contains(one.key())).toList();
        // Who knows the whole and what is told can subtract; what is left is of enough, or all.
        if (!hidden.isEmpty() && !named.isEmpty()) {
            assertThat(hidden).as(told).hasSizeGreaterThan(1);
            Set<String> sellers =
                    hidden.stream()
                            .flatMap(one -> one.sum().sellers().stream())
                            .collect(Collectors.toUnmodifiableSet());
            assertThat(sellers).as(told).hasSizeGreaterThanOrEqualTo(LEAST);
        }
    }
}
