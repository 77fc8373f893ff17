package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A newer version of a code table on its way into a folder of versions. The table is complete:
/// it replaces the one before it from its day on.
///
/// Its columns are those of the bundled tables; of them only `code` and `name_zh` (and `unit1` of
/// commodities) must be there. Rows without dates, source or certainty get the day and the source
/// of the load and stand as known, but not read in the official text.
public final class CodeLoad {
    private static final List<String> NAMES = List.of("code", "name_zh", "name_en", "note");
    private static final List<String> UNITS = List.of("unit1", "unit2");
    private static final List<String> ORIGIN =
            List.of("valid_from", "valid_to", "source", "certainty");

    private final CodeList list;
    private final LocalDate from;
    private final List<Map<String, String>> rows;
    private final List<String> complaints;

    private CodeLoad(
            CodeList list,
            LocalDate from,
            List<Map<String, String>> rows,
            List<String> complaints) {
        this.list = list;
        this.from = from;
        this.rows = List.copyOf(rows);
        this.complaints = List.copyOf(complaints);
    }

    /// Reads and checks a table.
    ///
    /// @param list which table it is
    /// @param text comma-separated values with a heading line
    /// @param from first day of force
    /// @param source where the table was read; stands in every row that names no other
    /// @throws IllegalArgumentException if the text is no table or lacks a column
    public static CodeLoad read(CodeList list, String text, LocalDate from, String source) {
        List<Table.Row> given = Table.parse(list.tableName(), text).rows();
        List<String> complaints = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Table.Row row : given) {
            columns(list).forEach(row::text);
            Map<String, String> completed = completed(row, from, source);
            complaints.addAll(wrong(list, row.number(), completed));
            Integer before = seen.put(row.text("code") + dates(completed), row.number());
            if (before != null) {
                complaints.add(
                        "row %d: code %s is already in row %d"
                                .formatted(row.number(), row.text("code"), before));
            }
            rows.add(completed);
        }
        if (rows.isEmpty()) {
            complaints.add("the table has no row");
        }
        return new CodeLoad(list, from, rows, complaints);
    }

    /// What is wrong with the rows, all at once; empty when the table can be saved.
    public List<String> complaints() {
        return complaints;
    }

    public int size() {
        return rows.size();
    }

    /// The codes that the table names.
    public List<String> codes() {
        return rows.stream().map(row -> row.getOrDefault("code", "")).distinct().toList();
    }

    /// Writes the version into a folder, which is made when it is not there.
    ///
    /// @return the file written
    /// @throws FileAlreadyExistsException if a version of the same table from the same day is
    ///     there: documents may have been judged by it
    /// @throws IllegalStateException if there are complaints
    public Path save(Path folder) throws IOException {
        if (!complaints.isEmpty()) {
            throw new IllegalStateException("The table has complaints: " + complaints);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(list.tableName() + "-" + from + ".csv");
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path unfinished = folder.resolve(list.tableName() + "-" + from + ".part");
        Files.writeString(unfinished, text(), StandardCharsets.UTF_8);
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The columns a table of this kind cannot do without.
    private static List<String> columns(CodeList list) {
        return list == CodeList.COMMODITY
                ? List.of("code", "name_zh", "unit1")
                : List.of("code", "name_zh");
    }

    private String text() {
        List<String> columns =
                Stream.of(NAMES, list == CodeList.COMMODITY ? UNITS : List.<String>of(), ORIGIN)
                        .flatMap(List::stream)
                        .toList();
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(
                    columns.stream()
                            .map(column -> cell(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(",", "", "\n")));
        }
        return text.toString();
    }

    private static String cell(String value) {
        boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0;
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static Map<String, String> completed(Table.Row row, LocalDate from, String source) {
        Map<String, String> cells = new HashMap<>();
        Stream.of(NAMES, UNITS, ORIGIN)
                .flatMap(List::stream)
                .filter(row::has)
                .forEach(column -> cells.put(column, row.text(column)));
        cells.putIfAbsent("valid_from", from.toString());
        cells.putIfAbsent("source", source);
        cells.putIfAbsent("certainty", Certainty.M.name());
        return cells;
    }

    private static String dates(Map<String, String> row) {
        return " %s/%s".formatted(row.get("valid_from"), row.getOrDefault("valid_to", ""));
    }

    private static List<String> wrong(CodeList list, int number, Map<String, String> row) {
        List<String> wrong = new ArrayList<>();
        String code = row.getOrDefault("code", "");
        if (!list.mayHold(code)) {
            wrong.add("code '%s' is not of the form %s".formatted(code, list.form()));
        }
        for (String column : columns(list)) {
            if (row.getOrDefault(column, "").isEmpty()) {
                wrong.add("%s is empty".formatted(column));
            }
        }
        for (String unit : UNITS) {
            String value = row.getOrDefault(unit, "");
            if (!value.isEmpty() && !CodeList.UNIT.mayHold(value)) {
                wrong.add("%s '%s' is not of the form %s".formatted(unit, value, "[0-9]{3}"));
            }
        }
        if (row.values().stream().anyMatch(cell -> cell.indexOf('\n') >= 0)) {
            wrong.add("a cell holds a line break");
        }
        if (!row.getOrDefault("certainty", "").matches("[SMUD]")) {
            wrong.add("certainty is none of S, M, U, D");
        }
        wrongDates(row, wrong);
        return wrong.stream().map(text -> "row %d: %s".formatted(number, text)).toList();
    }

    private static void wrongDates(Map<String, String> row, List<String> wrong) {
        try {
            LocalDate first = LocalDate.parse(row.getOrDefault("valid_from", ""));
            String end = row.getOrDefault("valid_to", "");
            if (!end.isEmpty() && LocalDate.parse(end).isBefore(first)) {
                wrong.add("valid_to %s is before valid_from %s".formatted(end, first));
            }
        } catch (DateTimeException e) {
            wrong.add("a date is not written like 2026-01-31: " + e.getMessage());
        }
    }
}
