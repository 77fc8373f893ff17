package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The code tables: those carried with the product, and over them the versions found in a folder.
/// A loaded version replaces the whole table from its day on, so a code it no longer names is
/// gone from then, and a document of an earlier day is still judged by the earlier table.
///
/// A table is read when it is first asked for. Safe for use by several threads.
public final class CodeTables {
    /// Oldest version first; the bundled one is always there.
    private final Map<CodeList, List<CodeSheet>> versions;

    /// Single rows entered over all of them.
    private final Map<CodeList, History<CodeRow>> entered;

    private CodeTables(
            Map<CodeList, List<CodeSheet>> versions, Map<CodeList, History<CodeRow>> entered) {
        this.versions = versions;
        this.entered = entered;
    }

    /// A row as it is written.
    private record CodeRow(Table.Row row) implements Dated {
        @Override
        public String key() {
            return row.text("code");
        }

        @Override
        public LocalDate validFrom() {
            return row.date("valid_from");
        }

        @Override
        public @Nullable LocalDate validTo() {
            return row.dateOrNull("valid_to");
        }
    }

    /// These tables with one more row, which wins over any other of its code on the same days.
    CodeTables with(CodeList list, Table.Row row, Hands hands) {
        return with(list, history(list).with(new CodeRow(row), hands));
    }

    /// These tables with nothing under the code from that day on.
    CodeTables without(CodeList list, String code, LocalDate from, Hands hands) {
        return with(list, history(list).without(code, from, hands));
    }

    Hands hands(CodeList list, String code, LocalDate day) {
        return history(list)
                .hands(code, day)
                .orElse(version(list, day).file().isPresent() ? Hands.LOADED : Hands.PRODUCT);
    }

    private CodeTables with(CodeList list, History<CodeRow> history) {
        Map<CodeList, History<CodeRow>> changed = new EnumMap<>(CodeList.class);
        changed.putAll(entered);
        changed.put(list, history);
        return new CodeTables(versions, changed);
    }

    private History<CodeRow> history(CodeList list) {
        return entered.getOrDefault(list, History.of(List.of()));
    }

    /// The tables carried with the product.
    public static CodeTables bundled() {
        Map<CodeList, List<CodeSheet>> versions = new EnumMap<>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            versions.put(list, List.of(CodeSheet.bundled(list)));
        }
        return new CodeTables(versions, Map.of());
    }

    /// These tables with the versions in a folder over them. A folder that is not there adds
    /// nothing.
    ///
    /// @param folder files `TABLE-YYYY-MM-DD.csv` as `CodeLoad` writes them; others are ignored
    /// @throws IllegalArgumentException if a file that ends in `.csv` is not named so
    /// @throws UncheckedIOException if the folder cannot be read
    public CodeTables with(Path folder) {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        Map<CodeList, List<CodeSheet>> layered = new EnumMap<>(versions);
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".csv"))
                    .map(CodeTables::sheet)
                    .forEach(
                            sheet -> layered.merge(sheet.list(), List.of(sheet), CodeTables::both));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeTables(layered, entered);
    }

    /// Whether the code stands in the table on that day.
    public boolean contains(CodeList list, String code, LocalDate day) {
        return row(list, code, day).isPresent();
    }

    /// The row of the code on that day.
    public Optional<Code> find(CodeList list, String code, LocalDate day) {
        return row(list, code, day).map(row -> Code.read(list, row));
    }

    /// The statutory units of a commodity.
    ///
    /// @param hsCode ten digits
    /// @return empty when the table does not know the commodity, which does not say that it does
    ///     not exist: the bundled table is of 2019
    public Optional<LegalUnits> legalUnits(String hsCode, LocalDate day) {
        return row(CodeList.COMMODITY, hsCode, day)
                .map(
                        row ->
                                new LegalUnits(
                                        row.text("unit1"),
                                        row.has("unit2") ? row.text("unit2") : null));
    }

    /// What a declarant says about a commodity (申报要素), in the order of the declaration.
    ///
    /// @param hsCode ten digits
    /// @return empty when the table does not know the commodity
    public List<String> declarationElements(String hsCode, LocalDate day) {
        return row(CodeList.ELEMENT, hsCode, day)
                .map(row -> Arrays.asList(row.text("name_zh").split("\\|")))
                .map(List::copyOf)
                .orElse(List.of());
    }

    /// Every row of the version of that day that holds on it, in the order of the table.
    public List<Code> all(CodeList list, LocalDate day) {
        History<CodeRow> over = history(list);
        Stream<Code> known =
                version(list, day).rows().stream()
                        .map(row -> Code.read(list, row))
                        .filter(code -> code.holdsOn(day))
                        .filter(code -> !over.decides(code.key(), day));
        Stream<Code> more = over.on(day).stream().map(one -> Code.read(list, one.row()));
        return Stream.concat(known, more).toList();
    }

    /// The first day of each version that was loaded over the bundled table, oldest first.
    public List<LocalDate> loaded(CodeList list) {
        return sheets(list).stream().skip(1).map(CodeSheet::from).toList();
    }

    /// Everything that differs from the tables carried with the product.
    String said() {
        StringBuilder said = new StringBuilder();
        for (CodeList list : CodeList.values()) {
            said.append(list).append(loaded(list)).append('\n');
            said.append(history(list).said(one -> one.row().cells().toString()));
        }
        return said.toString();
    }

    private Optional<Table.Row> row(CodeList list, String code, LocalDate day) {
        History<CodeRow> over = entered.get(list);
        if (over != null && over.decides(code, day)) {
            return over.at(code, day).map(CodeRow::row);
        }
        return version(list, day).row(code, day);
    }

    private CodeSheet version(CodeList list, LocalDate day) {
        for (CodeSheet sheet : sheets(list).reversed()) {
            if (!day.isBefore(sheet.from())) {
                return sheet;
            }
        }
        return sheets(list).getFirst();
    }

    private List<CodeSheet> sheets(CodeList list) {
        return versions.getOrDefault(list, List.of());
    }

    private static List<CodeSheet> both(List<CodeSheet> some, List<CodeSheet> more) {
        List<CodeSheet> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(Comparator.comparing(CodeSheet::from));
        return List.copyOf(all);
    }

    private static CodeSheet sheet(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
        int end = name.length() - "-YYYY-MM-DD".length();
        try {
            CodeList list = CodeList.named(name.substring(0, Math.max(end, 0))).orElseThrow();
            return CodeSheet.of(list, LocalDate.parse(name.substring(end + 1)), file);
        } catch (NoSuchElementException | DateTimeException e) {
            throw new IllegalArgumentException(
                    file + " is not named after a code table and a day, like unit-2026-01-01.csv",
                    e);
        }
    }
}
