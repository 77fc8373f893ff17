package io.greenway.cli;

import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Explains codes of receipts.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains the codes of receipts: negative codes of e-port, return statuses, logic codes of",
            "customs ([Code:1332;Desc:...]), codes of the exchange platform, and Greenway's own numbers.",
            "Tells what a code means, its cause, the remedy, who can help, and the rule behind it."
        },
        footer = {
            "",
            "A number that stands in several lists is explained for each. Code and text are as published",
            "or seen (the source says which); cause and remedy are Greenway's explanation.",
            "",
            "Examples:",
            "  greenway explain -621018",
            "  greenway explain '[Code:1332;Desc:...]' GW3107 --lang zh",
            "  greenway explain receipts/CEB622.xml",
            "",
            "Exit code 0: all known, 1: some not known, 2: wrong arguments or not readable."
        })
final class ExplainCommand implements Callable<Integer> {
    /// A file is tried for anything but what is a code by its looks.
    private static final Pattern CODE = Pattern.compile("[-−－–]?\\d{1,7}|(?i)GW ?\\d{1,6}");

    private static final Pattern OPTION = Pattern.compile("-{1,2}[A-Za-z].*", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?i)[^\\[\\]]*\\.xml");

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(
            paramLabel = "CODE|TEXT|FILE",
            arity = "0..*",
            description = {
                "Codes, whole texts of receipts, or files of receipts (- for standard input).",
                "Without any, all codes are listed."
            })
    private List<String> questions = List.of();

    @Option(names = "--list", description = "Lists all codes, a line for each.")
    private boolean list;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Mixin private final Languages languages = new Languages();

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    /// A negative code looks like an option, so what is no option is taken as a code.
    static void takeNegativeCodes(CommandLine commandLine) {
        CommandLine explain = commandLine.getSubcommands().get("explain");
        if (explain != null) {
            explain.setUnmatchedOptionsArePositionalParams(true);
        }
    }

    @Override
    public Integer call() {
        CodeCatalogue codes = CodeCatalogue.bundled();
        CodePrinter printer =
                new CodePrinter(spec.commandLine().getOut(), codes, languages.chosen());
        if (list || questions.isEmpty()) {
            if (json) {
                printer.printJson(codes.all());
            } else {
                printer.list(codes.all());
            }
            return Greenway.WELL;
        }
        List<ExplainedReceipt> receipts = new ArrayList<>();
        questions.forEach(question -> receipts.addAll(explained(question, codes)));
        if (json) {
            printer.printJson(receipts);
        } else {
            receipts.forEach(printer::print);
        }
        boolean known =
                receipts.stream()
                        .flatMap(receipt -> receipt.answers().stream())
                        .allMatch(CodeAnswer::isKnown);
        return known ? Greenway.WELL : Greenway.REFUSED;
    }

    private List<ExplainedReceipt> explained(String question, CodeCatalogue codes) {
        if (OPTION.matcher(question).matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Unknown option: '" + question + "'");
        }
        return isFile(question)
                ? ExplainedReceipt.inFile(question, codes)
                : List.of(ExplainedReceipt.ofText(codes.ask(question)));
    }

    private static boolean isFile(String question) {
        if (question.equals(InputFile.STANDARD_INPUT) || FILE.matcher(question).matches()) {
            return true;
        }
        if (CODE.matcher(question).matches()) {
            return false;
        }
        try {
            return Files.isRegularFile(Path.of(question));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
