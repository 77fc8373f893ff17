package io.greenway.cli;

import io.greenway.core.reference.Code;
import io.greenway.core.reference.CodeLoad;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.reference.LegalUnits;
import io.greenway.core.spec.CodeList;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the code tables and loads newer ones.
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        description = "Shows the code tables that messages refer to, and loads newer ones.",
        footer = {
            "",
            "A loaded table is complete and holds from its day on; a document of an earlier day is",
            "still judged by the table before it. A running platform reads new tables at its start.",
            "",
            "Exit code 0: done, 1: no such code, or the table is not right, 2: not readable."
        })
final class CodesCommand implements Callable<Integer> {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return list(new CodesFolder());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tables.")
    int list(@Mixin CodesFolder folder) {
        CodeTables tables = folder.tables();
        for (CodeList list : CodeList.values()) {
            List<LocalDate> loaded = tables.loaded(list);
            out().printf(
                            "%-20s %6d  %s%s%n",
                            list.tableName(),
                            tables.all(list, today()).size(),
                            list.chinese(),
                            loaded.isEmpty() ? "" : "  loaded from " + joined(loaded));
        }
        return Greenway.WELL;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one table.")
    int show(
            @Parameters(paramLabel = "TABLE", description = "Name, as in the list.") String table,
            @Option(names = "--on", paramLabel = "DATE", description = "Day; default: today.")
                    @Nullable LocalDate on,
            @Mixin CodesFolder folder) {
        folder.tables().all(named(table), day(on)).forEach(code -> out().println(line(code)));
        return Greenway.WELL;
    }

    @Command(
            name = "find",
            mixinStandardHelpOptions = true,
            description = "Finds a code in all tables.")
    int find(
            @Parameters(paramLabel = "CODE", description = "Code, as in a message.") String code,
            @Option(names = "--on", paramLabel = "DATE", description = "Day; default: today.")
                    @Nullable LocalDate on,
            @Mixin CodesFolder folder) {
        CodeTables tables = folder.tables();
        int found = 0;
        for (CodeList list : CodeList.values()) {
            for (Code row : tables.find(list, code, day(on)).stream().toList()) {
                out().printf("%-20s %s%s%n", list.tableName(), line(row), units(tables, row, on));
                found++;
            }
        }
        if (found == 0) {
            err().println(code + " stands in no table on " + day(on));
        }
        return found == 0 ? Greenway.REFUSED : Greenway.WELL;
    }

    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description = "Checks a newer table and puts it into the folder.",
            footer = {
                "",
                "The file is CSV in UTF-8 with a heading line: code, name_zh, and if wanted name_en,",
                "note, valid_from, valid_to, source, certainty; of commodities also unit1, unit2."
            })
    int load(
            @Parameters(paramLabel = "TABLE", description = "Name, as in the list.") String table,
            @Parameters(paramLabel = "FILE", description = "The complete new table.") Path file,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "DATE",
                            description = "First day of force, such as 2027-01-01.")
                    LocalDate from,
            @Option(
                            names = "--source",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Where it was read, such as the announcement's number.")
                    String source,
            @Mixin CodesFolder folder) {
        CodeList list = named(table);
        Path target =
                folder.folder()
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "--codes DIR or GREENWAY_CODES must say where the"
                                                        + " table goes"));
        CodeTables before = folder.tables();
        CodeLoad load = read(list, file, from, source);
        if (!load.complaints().isEmpty()) {
            load.complaints().forEach(complaint -> err().println(file + ": " + complaint));
            return Greenway.REFUSED;
        }
        try {
            out().println("Written: " + load.save(target));
        } catch (FileAlreadyExistsException there) {
            err().println(
                            there.getMessage()
                                    + " is there already, and documents may have been judged by it;"
                                    + " choose another day");
            return Greenway.REFUSED;
        } catch (IOException e) {
            throw new CommandFailure(target + " cannot be written: " + e.getMessage());
        }
        tellChanges(before.all(list, from), load, from);
        return Greenway.WELL;
    }

    private static CodeLoad read(CodeList list, Path file, LocalDate from, String source) {
        try {
            return CodeLoad.read(
                    list, Files.readString(file, StandardCharsets.UTF_8), from, source);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage());
        }
    }

    private void tellChanges(List<Code> before, CodeLoad load, LocalDate from) {
        Set<String> old = before.stream().map(Code::code).collect(Collectors.toSet());
        Set<String> fresh = new HashSet<>(load.codes());
        long added = fresh.stream().filter(code -> !old.contains(code)).count();
        List<String> gone = old.stream().filter(code -> !fresh.contains(code)).sorted().toList();
        out().printf(
                        "%d rows from %s: %d codes new, %d no longer in it%s%n",
                        load.size(),
                        from,
                        added,
                        gone.size(),
                        gone.isEmpty() ? "" : " (" + first(gone) + ")");
    }

    private static String first(List<String> codes) {
        String some = codes.stream().limit(10).collect(Collectors.joining(", "));
        return codes.size() > 10 ? some + ", …" : some;
    }

    private static CodeList named(String table) {
        return CodeList.named(table)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "no table %s; there are %s"
                                                .formatted(
                                                        table,
                                                        Arrays.stream(CodeList.values())
                                                                .map(CodeList::tableName)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private static String line(Code code) {
        return Stream.of(code.code(), code.nameZh(), code.nameEn(), code.note())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("  "))
                + dates(code)
                + "  ["
                + code.source()
                + "; "
                + code.certainty()
                + "]";
    }

    private static String dates(Code code) {
        LocalDate end = code.validTo();
        return "  " + code.validFrom() + ".." + (end == null ? "" : end);
    }

    private static String units(CodeTables tables, Code row, @Nullable LocalDate on) {
        if (row.list() != CodeList.COMMODITY) {
            return "";
        }
        return tables.legalUnits(row.code(), day(on)).map(CodesCommand::units).orElse("");
    }

    private static String units(LegalUnits units) {
        return "  units " + units.first() + units.second().map(second -> ", " + second).orElse("");
    }

    private static LocalDate day(@Nullable LocalDate on) {
        return on == null ? today() : on;
    }

    private static LocalDate today() {
        return LocalDate.now(CHINA);
    }

    private static String joined(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
