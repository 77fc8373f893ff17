package io.greenway.cli;

import io.greenway.core.reference.Table;
import io.greenway.core.tax.LandedCost;
import io.greenway.core.tax.LandedCostAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Orders as a sheet of comma-separated values, one item a row.
final class LandedCostSheet {
    static final String HEADING =
            "order,decision,line,hs8,dutiable_value,duty,consumption_tax,vat,line_total,"
                    + "order_total,rules";

    private LandedCostSheet() {}

    /// The questions by order, in the order of the sheet. Rows without an order are one order.
    ///
    /// @throws IllegalArgumentException if it is no such sheet
    static Map<String, LandedCost> read(String text) {
        Map<String, List<Table.Row>> orders = new LinkedHashMap<>();
        for (Table.Row row : Table.parse("CSV", text).rows()) {
            row.text("hs8");
            orders.computeIfAbsent(cell(row, "order"), order -> new ArrayList<>()).add(row);
        }
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("CSV: no rows");
        }
        Map<String, LandedCost> questions = new LinkedHashMap<>();
        orders.forEach((order, rows) -> questions.put(order, question(rows)));
        return questions;
    }

    private static LandedCost question(List<Table.Row> rows) {
        Table.Row first = rows.getFirst();
        List<LandedCost.Item> items = new ArrayList<>();
        for (Table.Row row : rows) {
            items.add(
                    new LandedCost.Item(
                            cell(row, "hs8"),
                            cell(row, "quantity"),
                            cell(row, "unit_price"),
                            cell(row, "pack_size")));
        }
        return new LandedCost(
                cell(first, "declared_on"),
                cell(first, "annual_used"),
                items,
                cell(first, "freight"),
                cell(first, "insurance"),
                cell(first, "deductible_discount"),
                cell(first, "other_discount"));
    }

    private static String cell(Table.Row row, String column) {
        return row.has(column) ? row.text(column) : "";
    }

    /// The answer of one order: a row an item, or one row for an order that may not come in by
    /// retail.
    static List<String> rows(String order, LandedCostAnswer answer) {
        String rules = String.join(" ", answer.rules());
        if (answer.lines().isEmpty()) {
            return List.of(
                    row(
                            order,
                            answer.decision(),
                            "",
                            "",
                            answer.dutiableValue(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            rules));
        }
        String total = answer.total() == null ? "" : answer.total();
        return answer.lines().stream()
                .map(
                        line ->
                                row(
                                        order,
                                        answer.decision(),
                                        Integer.toString(line.line()),
                                        line.hs8(),
                                        line.dutiableValue(),
                                        line.duty(),
                                        line.consumptionTax(),
                                        line.vat(),
                                        line.total(),
                                        total,
                                        rules))
                .toList();
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(LandedCostSheet::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
