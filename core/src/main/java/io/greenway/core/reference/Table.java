package io.greenway.core.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table written as comma-separated values with a heading line (RFC 4180). Lines that start
/// with `#` before the heading are remarks.
public final class Table {
    private final List<Row> rows;

    private Table(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /// The table carried beside a class.
    ///
    /// @throws IllegalStateException if it is not there
    public static Table beside(Class<?> owner, String name) {
        try (InputStream input = owner.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("No table " + name + " beside " + owner.getName());
            }
            return parse(name, new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a text.
    ///
    /// @param name how the table is called in complaints
    /// @throws IllegalArgumentException if a row has more or fewer cells than the heading, or a
    ///     quotation is not closed
    public static Table parse(String name, String text) {
        List<List<String>> lines = cells(name, text);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + ": no heading line");
        }
        List<String> heading = lines.getFirst();
        List<Row> rows = new ArrayList<>();
        for (int at = 1; at < lines.size(); at++) {
            List<String> line = lines.get(at);
            if (line.size() != heading.size()) {
                throw new IllegalArgumentException(
                        "%s row %d: %d cells where the heading has %d"
                                .formatted(name, at, line.size(), heading.size()));
            }
            Map<String, String> values = new TreeMap<>();
            for (int column = 0; column < heading.size(); column++) {
                values.put(heading.get(column).strip(), line.get(column).strip());
            }
            rows.add(new Row(name, at, values));
        }
        return new Table(rows);
    }

    /// A row of a table by itself.
    static Row row(String table, int number, Map<String, String> cells) {
        return new Row(table, number, new TreeMap<>(cells));
    }

    public List<Row> rows() {
        return rows;
    }

    /// One row.
    public static final class Row {
        private final String table;
        private final int number;
        private final Map<String, String> values;

        private Row(String table, int number, Map<String, String> values) {
            this.table = table;
            this.number = number;
            this.values = values;
        }

        /// The cell of that column, stripped; empty when nothing stands there.
        ///
        /// @throws IllegalArgumentException if there is no such column
        public String text(String column) {
            String value = values.get(column);
            if (value == null) {
                throw new IllegalArgumentException(
                        "%s row %d: no column %s".formatted(table, number, column));
            }
            return value;
        }

        /// Whether the column exists and something stands in it.
        public boolean has(String column) {
            return !values.getOrDefault(column, "").isEmpty();
        }

        /// Every cell by its column.
        public Map<String, String> cells() {
            return Collections.unmodifiableMap(values);
        }

        /// Position below the heading, from 1.
        public int number() {
            return number;
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        @Nullable LocalDate dateOrNull(String column) {
            return has(column) ? date(column) : null;
        }
    }

    private static List<List<String>> cells(String name, String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (quoted) {
                if (character != '"') {
                    cell.append(character);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (character == '"') {
                quoted = true;
            } else if (character == ',') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (character == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                keep(lines, line);
                line = new ArrayList<>();
            } else if (character != '\r') {
                cell.append(character);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(name + ": a quotation is not closed");
        }
        line.add(cell.toString());
        keep(lines, line);
        return lines;
    }

    private static void keep(List<List<String>> lines, List<String> line) {
        boolean empty = line.size() == 1 && line.getFirst().isBlank();
        boolean remark = lines.isEmpty() && line.getFirst().startsWith("#");
        if (!empty && !remark) {
            lines.add(line);
        }
    }
}
