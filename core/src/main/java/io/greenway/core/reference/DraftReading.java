package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Place;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads rows of a table that somebody entered or imported, and says everything that is wrong with
/// each of them. Rows count from 1, below the heading.
public final class DraftReading {
    /// Yuan for one unit of a currency, by the letters of ISO 4217.
    private static final String RATE = "FX_RATE_";

    private final ReferenceTable table;
    private final Reference reference;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private DraftReading(ReferenceTable table, Reference reference, LocalDate today) {
        this.table = table;
        this.reference = reference;
        this.today = today;
    }

    /// Reads comma-separated values with a heading line.
    public static Outcome<ReferenceDraft> csv(
            ReferenceTable table, String text, Reference reference, LocalDate today) {
        try {
            List<Map<String, String>> rows = new ArrayList<>();
            for (Table.Row row : Table.parse(table.name(), text).rows()) {
                rows.add(row.cells());
            }
            return rows(table, rows, reference, today);
        } catch (IllegalArgumentException noTable) {
            return new Outcome.Refused<>(
                    List.of(Fault.of(FaultCode.REFERENCE_COLUMN, "/", null, noTable.getMessage())));
        }
    }

    /// Reads rows.
    ///
    /// @param rows cells by column
    /// @param reference the tables as they stand
    /// @param today nothing may change on it or before it
    public static Outcome<ReferenceDraft> rows(
            ReferenceTable table,
            List<Map<String, String>> rows,
            Reference reference,
            LocalDate today) {
        DraftReading reading = new DraftReading(table, reference, today);
        if (rows.isEmpty()) {
            String columns = String.join(",", table.needed());
            reading.faults.add(Fault.of(FaultCode.REFERENCE_COLUMN, "/", null, columns));
        }
        List<Map<String, String>> read = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            Map<String, String> cells = new TreeMap<>();
            rows.get(at).forEach((column, cell) -> cells.put(column, cell.strip()));
            reading.row(at + 1, cells);
            read.add(cells);
        }
        return reading.faults.isEmpty()
                ? new Outcome.Accepted<>(new ReferenceDraft(table, read), List.of())
                : new Outcome.Refused<>(reading.faults);
    }

    private void row(int number, Map<String, String> cells) {
        int before = faults.size();
        columns(number, cells);
        LocalDate from = date(number, "valid_from", cells);
        LocalDate to = date(number, "valid_to", cells);
        LocalDate earliest = table.earliest(today);
        if (from != null && from.isBefore(earliest)) {
            add(
                    FaultCode.REFERENCE_RETROACTIVE,
                    number,
                    "valid_from",
                    text(from),
                    ">= " + earliest);
        }
        if (from != null && to != null && to.isBefore(from)) {
            add(FaultCode.REFERENCE_CELL, number, "valid_to", text(to), ">= " + from);
        }
        String key = cells.getOrDefault(table.key(), "");
        Integer other = seen.putIfAbsent(key + " " + from, number);
        if (other != null) {
            add(FaultCode.REFERENCE_ROW_REPEATED, number, table.key(), key, String.valueOf(other));
        }
        if (faults.size() == before && from != null) {
            meaning(number, cells, from);
        }
    }

    private void columns(int number, Map<String, String> cells) {
        for (String column : cells.keySet()) {
            if (!table.needed().contains(column)
                    && !table.further().contains(column)
                    && !column.equals(ReferenceTable.ACTION)) {
                String known = String.join(",", table.needed()) + "," + further();
                add(FaultCode.REFERENCE_COLUMN, number, column, column, known);
            }
        }
        String action = cells.getOrDefault(ReferenceTable.ACTION, "");
        if (!List.of("", "put", "end").contains(action)) {
            add(FaultCode.REFERENCE_CELL, number, ReferenceTable.ACTION, action, "put|end");
        }
        List<String> needed =
                action.equals("end")
                        ? List.of(table.key(), "valid_from", table.document())
                        : table.needed();
        for (String column : needed) {
            if (cells.getOrDefault(column, "").isEmpty()) {
                add(FaultCode.REFERENCE_COLUMN, number, column, null, column);
            }
        }
    }

    private String further() {
        return String.join(",", table.further());
    }

    private @Nullable LocalDate date(int number, String column, Map<String, String> cells) {
        String cell = cells.getOrDefault(column, "");
        try {
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        } catch (DateTimeException notADate) {
            add(FaultCode.REFERENCE_CELL, number, column, cell, "2027-01-31");
            return null;
        }
    }

    /// Whether the row can be put where it belongs.
    private void meaning(int number, Map<String, String> cells, LocalDate from) {
        List<String> unknown = ListNote.unknown(cells.getOrDefault(ListNote.COLUMN, ""));
        if (!unknown.isEmpty()) {
            for (String one : unknown) {
                add(FaultCode.REFERENCE_CELL, number, ListNote.COLUMN, one, ListNote.forms());
            }
            return;
        }
        ReferenceRow row = ReferenceRow.of(table, number, cells, Hands.LOADED);
        if (table.name().equals("parameter")) {
            parameter(number, row, cells);
        } else if (row.isEnd() && !table.rows(reference, from).containsKey(row.key())) {
            add(FaultCode.REFERENCE_KEY_UNKNOWN, number, table.key(), row.key(), null);
        }
        try {
            row.put(reference);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            add(FaultCode.REFERENCE_CELL, number, table.key(), row.key(), unreadable.getMessage());
        }
    }

    /// A parameter is read by its name, so there is none that nobody reads, and none may be
    /// missing; its value stays of the same kind.
    private void parameter(int number, ReferenceRow row, Map<String, String> cells) {
        Optional<Parameter> known = reference.parameters().latest(row.key());
        if (known.isEmpty()) {
            added(number, row, cells);
            return;
        }
        if (row.isEnd() || !cells.getOrDefault("valid_to", "").isEmpty()) {
            add(FaultCode.REFERENCE_CELL, number, "valid_to", row.key(), "put, without valid_to");
        }
        String value = cells.getOrDefault("value", "");
        String kind = kind(known.get().value(), known.get().unit());
        if (!kind.equals(kind(value, known.get().unit()))) {
            add(FaultCode.REFERENCE_CELL, number, "value", value, kind);
        }
    }

    /// Of what is not in the table yet, the platform reads only rates of currencies that the code
    /// table has, by their letters.
    private void added(int number, ReferenceRow row, Map<String, String> cells) {
        String key = row.key();
        boolean isRead =
                key.startsWith(RATE)
                        && reference.codes().all(CodeList.CURRENCY, row.validFrom()).stream()
                                .anyMatch(code -> code.note().equals(key.substring(RATE.length())));
        if (!isRead) {
            add(FaultCode.PARAMETER_NOT_READ, number, "key", key, RATE + "…");
            return;
        }
        if (row.isEnd() || !cells.getOrDefault("valid_to", "").isEmpty()) {
            add(FaultCode.REFERENCE_CELL, number, "valid_to", key, "put, without valid_to");
        }
        String value = cells.getOrDefault("value", "");
        if (!value.matches("\\d+([.]\\d+)?") || new BigDecimal(value).signum() == 0) {
            add(FaultCode.REFERENCE_CELL, number, "value", value, "number > 0");
        }
    }

    /// Days and months are counted whole.
    private static String kind(String value, String unit) {
        if (value.equals("true") || value.equals("false")) {
            return "true|false";
        }
        try {
            boolean whole = new BigDecimal(value).stripTrailingZeros().scale() <= 0;
            return whole || !unit.matches("days|months|years") ? "number" : "not whole";
        } catch (NumberFormatException text) {
            return "text";
        }
    }

    private static String text(LocalDate date) {
        return date.toString();
    }

    private void add(
            FaultCode code,
            int number,
            String column,
            @Nullable String found,
            @Nullable String expected) {
        Place place = new Place("/row[%d]/%s".formatted(number, column), number, 0);
        faults.add(new Fault(code, place, found, expected));
    }
}
