package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The worked examples of the rule collection: rows of one example make one order.
final class WorkedExamples {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private WorkedExamples() {}

    static Map<String, List<Table.Row>> all() {
        Map<String, List<Table.Row>> examples = new LinkedHashMap<>();
        for (Table.Row row : Table.beside(WorkedExamples.class, "worked_examples.csv").rows()) {
            examples.computeIfAbsent(row.text("example_id"), id -> new ArrayList<>()).add(row);
        }
        return examples;
    }

    static List<Table.Row> rows(String example) {
        return Objects.requireNonNull(all().get(example), example);
    }

    /// The order of an example.
    static Purchase purchase(List<Table.Row> rows) {
        return new Purchase(
                DAY,
                Money.of(rows.getFirst().text("annual_used_before")),
                rows.stream().map(WorkedExamples::line).toList(),
                sum(rows, "freight"),
                sum(rows, "insurance"),
                sum(rows, "deductible_discount"),
                sum(rows, "nondeductible_discount"));
    }

    /// E11 asks for spirits at 1 yuan a litre.
    static Reference reference(String example) {
        Reference bundled = Reference.bundled();
        return example.equals("E11") ? bundled.with("SPIRITS_PER_LITRE", "1") : bundled;
    }

    private static Purchase.Line line(Table.Row row) {
        BigDecimal quantity = new BigDecimal(row.text("qty"));
        return new Purchase.Line(
                row.text("hs8"),
                row.text("goods"),
                quantity,
                Money.of(row.text("goods_value")),
                Content.parse(row.text("pack_size")).times(quantity));
    }

    private static Money sum(List<Table.Row> rows, String column) {
        return Money.sum(rows.stream().map(row -> Money.of(row.text(column))).toList());
    }
}
