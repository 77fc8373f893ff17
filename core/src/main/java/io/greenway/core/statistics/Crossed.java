package io.greenway.core.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Sums along two dimensions at once, of which nothing is told that tells about too few enterprises
/// ([Disclosure], D). The sums of whole rows and columns are published, so a cell is also withheld
/// where the others of its row or column would give away one that is: in each of them nothing is
/// withheld, or several cells behind which enough enterprises stand together. A row or column that
/// is itself withheld is withheld cell by cell.
public final class Crossed {
    private static final char BETWEEN = ' ';

    private final List<Cell> cells;
    private final Set<String> rows;
    private final Set<String> columns;
    private final int least;
    private final Set<Cell> hidden = new HashSet<>();

    private Crossed(List<Cell> cells, Set<String> rows, Set<String> columns, int least) {
        this.cells = List.copyOf(cells);
        this.rows = Set.copyOf(rows);
        this.columns = Set.copyOf(columns);
        this.least = least;
    }

    /// The key of a cell.
    public static String key(String row, String column) {
        return row + BETWEEN + column;
    }

    /// A table of which it is settled what may be told.
    ///
    /// @param cells all that there are, each under [#key]
    /// @param rows keys of the rows that are told as a whole
    /// @param columns keys of the columns that are told as a whole
    /// @param least enterprises that must stand behind a sum
    public static Crossed of(List<Cell> cells, Set<String> rows, Set<String> columns, int least) {
        Crossed crossed = new Crossed(cells, rows, columns, least);
        crossed.hide();
        return crossed;
    }

    private void hide() {
        for (Cell cell : cells) {
            boolean told = rows.contains(row(cell)) && columns.contains(column(cell));
            if (!told || !Disclosure.allows(cell.sum(), least)) {
                hidden.add(cell);
            }
        }
        Set<Predicate<Cell>> lines = new LinkedHashSet<>();
        rows.forEach(key -> lines.add(cell -> row(cell).equals(key)));
        columns.forEach(key -> lines.add(cell -> column(cell).equals(key)));
        boolean more = true;
        while (more) {
            more = false;
            for (Predicate<Cell> line : lines) {
                more |= hideInto(cells.stream().filter(line).toList());
            }
        }
    }

    /// Whether one more had to be withheld, so that what is withheld of a line cannot be told.
    private boolean hideInto(List<Cell> line) {
        List<Cell> withheld = line.stream().filter(hidden::contains).toList();
        if (withheld.isEmpty()
                || (withheld.size() > 1 && Disclosure.allows(together(withheld), least))) {
            return false;
        }
        return line.stream()
                .filter(cell -> !hidden.contains(cell))
                .min(Comparator.comparing(cell -> cell.sum().goods()))
                .map(hidden::add)
                .orElse(false);
    }

    /// The cells of a row under the keys of their columns, and then what is withheld of it together
    /// under an empty key, when enough enterprises stand behind that; nothing of a row that is not
    /// told as a whole.
    public List<Cell> row(String key) {
        return rows.contains(key)
                ? line(cell -> row(cell).equals(key), Crossed::column)
                : List.of();
    }

    /// The cells of a column, likewise.
    public List<Cell> column(String key) {
        return columns.contains(key)
                ? line(cell -> column(cell).equals(key), Crossed::row)
                : List.of();
    }

    @FunctionalInterface
    private interface Key {
        String of(Cell cell);
    }

    private List<Cell> line(Predicate<Cell> line, Key key) {
        List<Cell> told = new ArrayList<>();
        own(line)
                .filter(cell -> !hidden.contains(cell))
                .forEach(cell -> told.add(new Cell(key.of(cell), cell.sum())));
        List<Cell> withheld = own(line).filter(hidden::contains).toList();
        Sum other = together(withheld);
        if (!withheld.isEmpty() && Disclosure.allows(other, least)) {
            told.add(new Cell("", other));
        }
        return List.copyOf(told);
    }

    private Stream<Cell> own(Predicate<Cell> line) {
        return cells.stream().filter(line);
    }

    private static Sum together(List<Cell> cells) {
        return cells.stream().map(Cell::sum).reduce(Sum.NOTHING, Sum::plus);
    }

    private static String row(Cell cell) {
        return cell.key().substring(0, cell.key().indexOf(BETWEEN));
    }

    private static String column(Cell cell) {
        return cell.key().substring(cell.key().indexOf(BETWEEN) + 1);
    }
}
