package io.greenway.core.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps published figures from telling about one enterprise: a sum behind which fewer than a
/// number
/// of enterprises stand is withheld (`STATISTICS_LEAST_ENTERPRISES`, D). What is withheld is shown
/// together, so that lists add up; and never a single one, since whoever subtracts the others from
/// the whole would have it.
public final class Disclosure {
    private Disclosure() {}

    /// Whether enough enterprises stand behind a sum.
    public static boolean allows(Sum sum, int least) {
        return sum.sellers().size() >= Math.min(least, Sum.ENOUGH);
    }

    /// What may be shown, in the order given, and then what is withheld together under an empty
    /// key.
    /// When even that is of too few enterprises, the smallest that could be shown go with it.
    public static List<Cell> of(List<Cell> cells, int least) {
        List<Cell> shown = new ArrayList<>();
        List<Cell> withheld = new ArrayList<>();
        for (Cell cell : cells) {
            (allows(cell.sum(), least) ? shown : withheld).add(cell);
        }
        Sum other = together(withheld);
        while (!withheld.isEmpty()
                && !shown.isEmpty()
                && (withheld.size() < 2 || !allows(other, least))) {
            Cell smallest =
                    shown.stream().min(Comparator.comparing(cell -> cell.sum().goods())).get();
            shown.remove(smallest);
            withheld.add(smallest);
            other = together(withheld);
        }
        if (!withheld.isEmpty() && allows(other, least)) {
            shown.add(new Cell("", other));
        }
        return List.copyOf(shown);
    }

    private static Sum together(List<Cell> cells) {
        return cells.stream().map(Cell::sum).reduce(Sum.NOTHING, Sum::plus);
    }
}
