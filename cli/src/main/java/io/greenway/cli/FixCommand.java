package io.greenway.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.xml.Repairs;
import io.greenway.core.xml.Repairs.Repaired;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Repairs what can be repaired without changing what a message says.
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        description = {
            "Repairs the order of elements, the final X of identity numbers, full-width digits in",
            "numbers and codes, and zeros beside a decimal point. Nothing is ever invented."
        },
        footer = {
            "",
            "The repaired message goes to standard output, what was repaired to standard error.",
            "A signature over what was repaired no longer holds: sign again.",
            "",
            "Example:",
            "  greenway fix --dry-run order.xml",
            "",
            "Exit code 0: nothing to repair, 1: repaired, 2: something cannot be read or written."
        })
final class FixCommand implements Callable<Integer> {
    private static final int CONTEXT_LINES = 3;

    @Option(names = "--dry-run", description = "Shows the difference instead of the message.")
    private boolean dryRun;

    @Option(names = "--write", description = "Writes the file itself.")
    private boolean write;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(paramLabel = "FILE", description = "Message; - is standard input.")
    private String file = "";

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (write && (dryRun || file.equals(InputFile.STANDARD_INPUT))) {
            throw new ParameterException(
                    spec.commandLine(), "--write goes with a file and without --dry-run");
        }
        byte[] before = InputFile.read(file);
        Repaired repaired = Repairs.of(before, Message.class);
        repaired.repairs().forEach(this::tell);
        String text = new String(repaired.text(), StandardCharsets.UTF_8);
        if (!repaired.repairs().isEmpty() && text.contains(Message.SIGNATURE_NAMESPACE)) {
            err().println("greenway: the message is signed; sign it again after the repair");
        }
        if (dryRun) {
            show(new String(before, StandardCharsets.UTF_8), text);
        } else if (!write) {
            out().print(text);
        } else if (!repaired.repairs().isEmpty()) {
            overwrite(repaired.text());
        }
        out().flush();
        return repaired.repairs().isEmpty() ? Greenway.WELL : Greenway.REFUSED;
    }

    private void tell(Fault repair) {
        err().printf(
                        "%s:%d:%d: %s: %s → %s%n",
                        file,
                        repair.place().line(),
                        repair.place().column(),
                        repair.place().path(),
                        repair.found(),
                        repair.expected());
    }

    private void show(String before, String after) {
        List<String> old = before.lines().toList();
        UnifiedDiffUtils.generateUnifiedDiff(
                        file, file, old, DiffUtils.diff(old, after.lines().toList()), CONTEXT_LINES)
                .forEach(out()::println);
    }

    private void overwrite(byte[] text) {
        try {
            Files.write(Path.of(file), text);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
