package io.greenway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: nothing that is published tells about fewer enterprises than allowed, alone or by
/// subtraction, and what is shown adds up to the whole as long as anything is withheld together.
class DisclosureTest {
    private static Cell cell(String key, int yuan, String... sellers) {
        return new Cell(key, new Sum(1, Money.of(yuan + ".00"), Money.ZERO, List.of(sellers)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    a 9 A B C, b 8 A B D                    | a b
                    a 9 A B C, b 8 A B D, c 1 A, d 2 B, e 3 C | a b +
                    a 9 A B C, b 8 A B D, c 1 A             | a +
                    a 9 A B C, b 8 A B D, c 1 A, d 1 A      | a +
                    a 9 A, b 8 B                            | -
                    a 9 A, b 8 B, c 7 C                     | +
                    a 9 A B C, b 8 D                        | +
                    """)
    void tooFewEnterprisesAreWithheldTogether(String given, String shown) {
        List<Cell> cells = new ArrayList<>();
        for (String one : given.split(", ")) {
            String[] parts = one.strip().split(" ");
            String[] sellers = List.of(parts).subList(2, parts.length).toArray(String[]::new);
            cells.add(cell(parts[0], Integer.parseInt(parts[1]), sellers));
        }
        assertThat(
                        Disclosure.of(cells, 3).stream()
                                .map(cell -> cell.key().isEmpty() ? "+" : cell.key())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(shown == null ? "" : shown);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingShownIsOfTooFewAndTheRestCannotBeSubtracted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            List<Cell> cells = new ArrayList<>();
            int count = random.nextInt(1, 9);
            for (int at = 0; at < count; at++) {
                String[] sellers =
                        random.ints(random.nextInt(1, 5), 0, 6)
                                .sorted()
                                .distinct()
                                .mapToObj(number -> "S" + number)
                                .toArray(String[]::new);
                cells.add(cell("k" + at, random.nextInt(1, 1000), sellers));
            }
            List<Cell> shown = Disclosure.of(cells, 3);
            String told = "seed " + seed + " round " + round + " " + cells;
            assertThat(shown).as(told).allMatch(cell -> cell.sum().sellers().size() >= 3);
            long hidden = cells.stream().filter(cell -> !shown.contains(cell)).count();
            if (!shown.isEmpty()) {
                assertThat(hidden).as(told).isNotEqualTo(1L);
            }
            boolean together = shown.stream().anyMatch(cell -> cell.key().isEmpty());
            if (hidden == 0 || together) {
                assertThat(Money.sum(shown.stream().map(cell -> cell.sum().goods()).toList()))
                        .as(told)
                        .isEqualTo(
                                Money.sum(cells.stream().map(cell -> cell.sum().goods()).toList()));
            }
        }
    }

    @Test
    void ofManySellersOnlySomeAreKept() {
        Sum sum = Sum.NOTHING;
        for (String seller : List.of("A", "B", "C", "D", "E", "F", "G")) {
            sum = sum.plus(new Sum(1, Money.ZERO, Money.ZERO, List.of(seller)));
        }
        assertThat(sum.declarations()).isEqualTo(7);
        assertThat(sum.sellers()).containsExactly("A", "B", "C", "D", "E");
    }
}
