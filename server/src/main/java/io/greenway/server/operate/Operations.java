package io.greenway.server.operate;

import io.greenway.server.backup.BackupRefused;
import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Entry of the operators' commands. Exit codes: 0 all well, 1 something is wrong with what was
/// looked at, 2 it could not be done.
@Command(
        name = "greenway",
        description = "Commands for whoever operates the platform.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BackupCommand.class,
            RestoreCommand.class,
            CheckDataCommand.class,
            DoctorCommand.class
        })
public final class Operations implements Callable<Integer> {
    static final int WELL = 0;
    static final int WRONG = 1;
    static final int FAILED = 2;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // Before anything logs: what a person should read is printed, not logged.
        System.setProperty("logback.configurationFile", "logback-operate.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Operations());
        commandLine.setUsageHelpWidth(100);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(Operations::failed);
        return commandLine;
    }

    private static int failed(
            Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof BackupRefused || exception instanceof StartRefused) {
            command.getErr().println("greenway: " + exception.getMessage());
            return FAILED;
        }
        if (exception instanceof IOException || exception instanceof SQLException) {
            command.getErr().println("greenway: it failed: " + exception);
            return FAILED;
        }
        throw exception;
    }

    /// What a command is doing, on its error output; the result alone goes to the other.
    static Progress progress(CommandSpec spec) {
        PrintWriter out = spec.commandLine().getErr();
        return step -> {
            out.println("  " + step);
            out.flush();
        };
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return WELL;
    }
}
