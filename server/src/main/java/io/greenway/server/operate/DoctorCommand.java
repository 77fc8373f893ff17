package io.greenway.server.operate;

import io.greenway.core.reference.Language;
import io.greenway.server.observe.Words;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `greenway doctor`: says in words what is wrong, and what to do.
@Command(
        name = "doctor",
        description = {
            "Examines the machine, the data folder, the database and the running platform, and says",
            "what is wrong and what to do. Exit code 1 when anything is BAD."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the platform listens (default: ${DEFAULT-VALUE}).")
    private String url = "http://127.0.0.1:8080";

    @SuppressWarnings("FieldCanBeFinal")
    @Option(names = "--database", paramLabel = "URL", description = "An external database.")
    private @Nullable String database = null;

    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = {"--lang", "--language"},
            paramLabel = "zh|en|sw",
            description = "Language (default: en).")
    private Language language = Language.EN;

    @SuppressWarnings("FieldCanBeFinal")
    @Option(names = "--json", description = "Prints one JSON array.")
    private boolean json = false;

    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = data.toAbsolutePath().normalize();
        var doctor =
                new Doctor(
                        folder,
                        url,
                        database,
                        language.name().toLowerCase(Locale.ROOT),
                        Clock.systemUTC());
        List<Finding> findings = doctor.examine();
        PrintWriter out = spec.commandLine().getOut();
        Words words = Words.bundled();
        if (json) {
            out.println(
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    findings.stream()
                                            .map(finding -> Line.of(finding, words, language))
                                            .toList()));
        } else {
            findings.forEach(finding -> print(out, Line.of(finding, words, language)));
        }
        out.flush();
        return findings.stream().anyMatch(one -> one.level() == Finding.Level.BAD)
                ? Operations.WRONG
                : Operations.WELL;
    }

    private static void print(PrintWriter out, Line line) {
        out.printf("%-4s  %s%n", line.level(), line.words());
        if (!line.toDo().isEmpty()) {
            out.println("      → " + line.toDo());
        }
    }

    /// A finding in words.
    ///
    /// @param level OK, WARN or BAD
    /// @param check which check it is of, for programs
    /// @param words what was found
    /// @param toDo what to do; empty when nothing is
    record Line(String level, String check, String words, String toDo) {
        static Line of(Finding finding, Words words, Language language) {
            Object[] values = finding.values().toArray();
            return new Line(
                    finding.level().name(),
                    finding.check(),
                    words.say("doctor." + finding.check(), language, values),
                    finding.level() == Finding.Level.OK
                            ? ""
                            : words.say("doctor." + finding.check() + ".do", language, values));
        }
    }
}
