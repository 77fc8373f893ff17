package io.greenway.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Entry of the command line. Exit codes: 0 all well, 1 refusals or differences, 2 wrong
/// arguments, or something could not be read or reached.
@Command(
        name = "greenway",
        description = "Online single window of a cross-border e-commerce pilot zone.",
        mixinStandardHelpOptions = true,
        versionProvider = Greenway.Version.class,
        footer = {
            "",
            "Started by the launcher itself:",
            "  run       start the platform with its own PostgreSQL (--demo: with a demo zone)",
            "  test      every check that CI runs",
            "",
            "greenway COMMAND --help tells what a command can do."
        })
public final class Greenway implements Callable<Integer> {
    static final int WELL = 0;
    static final int REFUSED = 1;
    static final int FAILED = 2;

    /// In the order of the help. A command is named after its class: `check`, [CheckCommand].
    private static final List<Class<?>> COMMANDS =
            List.of(
                    GenerateCommand.class,
                    SubmitCommand.class,
                    TaxCommand.class,
                    CodesCommand.class,
                    CheckCommand.class,
                    ExplainCommand.class,
                    FixCommand.class,
                    SignCommand.class,
                    SignerCommand.class,
                    VerifyCommand.class,
                    KeygenCommand.class);

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /// The command line, ready to execute. Output is UTF-8 whatever the machine's locale is. Of the
    /// commands only the one that is called is made ready, since making all of them ready takes
    /// longer than most of them run; all, when none of them is.
    static CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(new Greenway());
        List<Class<?>> called =
                COMMANDS.stream().filter(type -> isCalled(type, arguments)).toList();
        (called.isEmpty() ? COMMANDS : called).forEach(commandLine::addSubcommand);
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        ExplainCommand.takeNegativeCodes(commandLine);
        commandLine.setUsageHelpWidth(100);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(Greenway::failed);
        return commandLine;
    }

    private static boolean isCalled(Class<?> type, String... arguments) {
        return arguments.length > 0
                && type.getSimpleName().equalsIgnoreCase(arguments[0] + "Command");
    }

    private static int failed(
            Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof CommandFailure failure) {
            command.getErr().println("greenway: " + failure.getMessage());
            return FAILED;
        }
        throw exception;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return WELL;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Greenway.class.getPackage().getImplementationVersion();
            return new String[] {"greenway " + (version == null ? "(not packaged)" : version)};
        }
    }
}
