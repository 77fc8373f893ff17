package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One version of one code table, in force from a day until the next version's. Nothing is read
/// before it is asked for, and only the rows asked for are taken apart: the table of commodities
/// has 12,000 rows, and a command that checks one message should not wait for them.
final class CodeSheet {
    private final CodeList list;
    private final LocalDate from;
    private final @Nullable Path file;
    private volatile @Nullable Lines lines;

    /// @param file where it is read; null for the table carried with the product
    private CodeSheet(CodeList list, LocalDate from, @Nullable Path file) {
        this.list = list;
        this.from = from;
        this.file = file;
    }

    /// The table carried with the product. It stands for all days before the first loaded one.
    static CodeSheet bundled(CodeList list) {
        return new CodeSheet(list, LocalDate.MIN, null);
    }

    static CodeSheet of(CodeList list, LocalDate from, Path file) {
        return new CodeSheet(list, from, file);
    }

    CodeList list() {
        return list;
    }

    LocalDate from() {
        return from;
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /// The row that holds on that day, if there is one.
    Optional<Table.Row> row(String code, LocalDate day) {
        for (Table.Row row : lines().rows(code).reversed()) {
            LocalDate end = row.dateOrNull("valid_to");
            if (!day.isBefore(row.date("valid_from")) && (end == null || !day.isAfter(end))) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /// Every row, in the order of the table.
    List<Table.Row> rows() {
        return Table.parse(list.tableName(), lines().text).rows();
    }

    private Lines lines() {
        Lines known = lines;
        if (known == null) {
            known = new Lines(list.tableName(), text());
            lines = known;
        }
        return known;
    }

    private String text() {
        String name = "codes/" + list.tableName() + ".csv";
        try (InputStream input =
                file == null
                        ? CodeSheet.class.getResourceAsStream(name)
                        : Files.newInputStream(file)) {
            if (input == null) {
                throw new IllegalStateException("No table " + name);
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a table by code. A cell never holds a line break: `CodeLoad` refuses it.
    private static final class Lines {
        private final String name;
        private final String text;
        private final String heading;
        private final Map<String, List<String>> byCode = new HashMap<>();
        private final Map<String, List<Table.Row>> read = new ConcurrentHashMap<>();

        Lines(String name, String text) {
            this.name = name;
            this.text = text;
            String first = "";
            for (String line : text.split("\r?\n")) {
                if (first.isEmpty()) {
                    first = line.startsWith("#") ? "" : line;
                } else if (line.indexOf(',') > 0) {
                    byCode.merge(line.substring(0, line.indexOf(',')), List.of(line), Lines::both);
                }
            }
            this.heading = first;
        }

        private static List<String> both(List<String> some, List<String> more) {
            List<String> all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        }

        List<Table.Row> rows(String code) {
            List<String> found = byCode.get(code);
            return found == null ? List.of() : read.computeIfAbsent(code, key -> parse(found));
        }

        private List<Table.Row> parse(List<String> found) {
            return Table.parse(name, heading + "\n" + String.join("\n", found)).rows();
        }
    }
}
