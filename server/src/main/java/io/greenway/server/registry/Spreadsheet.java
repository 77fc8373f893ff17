package io.greenway.server.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// Reads the first sheet of an XLSX workbook: a heading row, and rows below it.
final class Spreadsheet {
    private Spreadsheet() {}

    /// @param most rows at most, the heading not counted
    /// @throws IllegalArgumentException if it is no workbook, has no heading, or too many rows
    static List<Map<String, String>> rows(byte[] bytes, int most) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            List<Row> read = rows.limit(most + 2L).toList();
            if (read.isEmpty() || read.size() > most + 1) {
                throw new IllegalArgumentException("1 to " + most + " rows below a heading");
            }
            List<String> heading = new ArrayList<>();
            Row first = read.getFirst();
            for (int at = 0; at < first.getCellCount(); at++) {
                heading.add(text(first, at, "").strip());
            }
            List<Map<String, String>> found = new ArrayList<>();
            for (Row row : read.subList(1, read.size())) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int at = 0; at < heading.size(); at++) {
                    if (!heading.get(at).isEmpty()) {
                        cells.put(heading.get(at), text(row, at, heading.get(at)));
                    }
                }
                if (cells.values().stream().anyMatch(cell -> !cell.isBlank())) {
                    found.add(cells);
                }
            }
            return found;
        } catch (IOException | UncheckedIOException noWorkbook) {
            throw new IllegalArgumentException("XLSX", noWorkbook);
        }
    }

    /// A spreadsheet keeps a day as a number; the column says that it is one. Leading zeros of
    /// codes are gone when a cell is a number, so codes belong into text cells.
    private static String text(Row row, int at, String column) {
        Cell cell = at < row.getCellCount() ? row.getCell(at) : null;
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        if (column.equals("valid_from") || column.equals("valid_to")) {
            LocalDateTime moment = cell.asDate();
            return moment.toLocalDate().toString();
        }
        BigDecimal number = cell.asNumber();
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
