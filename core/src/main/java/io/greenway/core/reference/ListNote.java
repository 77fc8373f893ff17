package io.greenway.core.reference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The note 备注 of a row of the positive list as conditions, read when the table is. A
/// cell writes them one after another, parted by `;`.
///
/// @param conditions all of them must be met
public record ListNote(List<ListCondition> conditions) {
    static final String COLUMN = "conditions";

    private static final ListNote NONE = new ListNote(List.of());

    public ListNote {
        conditions = List.copyOf(conditions);
    }

    /// Reads a cell.
    ///
    /// @throws IllegalArgumentException if it holds a condition that nobody knows
    static ListNote read(String cell) {
        List<String> unknown = unknown(cell);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s: %s".formatted(COLUMN, unknown));
        }
        return cell.isBlank()
                ? NONE
                : new ListNote(
                        parts(cell).flatMap(part -> ListCondition.read(part).stream()).toList());
    }

    /// Whether it says how much of it an order may have.
    public boolean limitsQuantity() {
        for (ListCondition condition : conditions) {
            if (condition.kind() == ListCondition.Kind.MAX_QTY) {
                return true;
            }
        }
        return false;
    }

    /// What of a cell nobody knows.
    static List<String> unknown(String cell) {
        return parts(cell).filter(part -> ListCondition.read(part).isEmpty()).toList();
    }

    /// Every form there is.
    static String forms() {
        return Arrays.stream(ListCondition.Kind.values())
                .map(ListCondition.Kind::form)
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> parts(String cell) {
        return cell.isBlank() ? Stream.of() : Arrays.stream(cell.split(";", -1)).map(String::strip);
    }

    /// As it is written in the table.
    @Override
    public String toString() {
        return conditions.stream().map(ListCondition::toString).collect(Collectors.joining("; "));
    }
}
