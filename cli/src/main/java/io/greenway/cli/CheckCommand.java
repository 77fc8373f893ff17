package io.greenway.cli;

import io.greenway.core.check.TextCheck;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.signature.Declarant;
import io.greenway.core.signature.Verification;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Level;
import io.greenway.core.xml.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks messages without a server.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks messages of all 42 types: form, rules, code tables and, where there is one, the",
            "signature. Works without a network. Values of personal elements are never shown."
        },
        footer = {
            "",
            "Each fault: file:line:column, level, number, path, in brackets what customs would answer;",
            "then what is wrong, and how to mend it.",
            "",
            "Examples:",
            "  greenway check CEB621.xml",
            "  greenway check --json outbox | jq .",
            "",
            "Exit code 0: no error, 1: errors (with --strict also warnings), 2: not readable."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int BAR = 40;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Messages, folders of messages (*.xml), or - for standard input.")
    private List<String> places = List.of();

    /// What is printed.
    static final class Form {
        @Option(names = "--json", description = "One JSON object a file.")
        private boolean json;

        @Option(names = "--sarif", description = "One SARIF 2.1.0 document, for editors and CI.")
        private boolean sarif;
    }

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @ArgGroup
    private Form form = new Form();

    @Mixin private final Languages languages = new Languages();
    @Mixin private final CodesFolder codes = new CodesFolder();
    @Mixin private final TrustFiles trust = new TrustFiles();

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--day",
            paramLabel = "yyyy-MM-dd",
            description = "Judges by the tables of this day (default: today in China).")
    private LocalDate day = LocalDate.now(Terms.CHINA);

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    /// A file after its check.
    ///
    /// @param type published type, or empty
    /// @param unreadable why it could not be read; null when it was
    record CheckedFile(String file, String type, List<Fault> faults, @Nullable String unreadable) {}

    @Override
    public Integer call() {
        List<String> files = files();
        TextCheck check = new TextCheck(codes.tables(), day);
        Verifier verifier = new Verifier(trust.trust());
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        AtomicInteger done = new AtomicInteger();
        CheckReport report = report();
        report.begin();
        files.parallelStream()
                .map(
                        file -> {
                            CheckedFile checked = checked(file, check, verifier);
                            progress.show(bar(done.incrementAndGet(), files.size()));
                            return checked;
                        })
                .forEachOrdered(
                        checked -> {
                            if (!checked.faults().isEmpty()) {
                                progress.clear();
                            }
                            report.add(checked);
                        });
        progress.clear();
        report.end();
        return report.exitCode(strict);
    }

    private static String bar(int done, int all) {
        int full = (int) ((long) done * BAR / all);
        return "[%s%s] %d of %d".formatted("#".repeat(full), "-".repeat(BAR - full), done, all);
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        for (String place : places) {
            if (place.equals(InputFile.STANDARD_INPUT)) {
                files.add(place);
            } else {
                MessageFiles.below(Path.of(place)).forEach(file -> files.add(file.toString()));
            }
        }
        return files;
    }

    private CheckReport report() {
        FaultText text = new FaultText(Phrases.bundled(), languages.chosen());
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        if (form.sarif) {
            return new SarifReport(out, err, text);
        }
        return form.json ? new JsonReport(out, err, text) : new PlainReport(out, err, text);
    }

    private CheckedFile checked(String file, TextCheck check, Verifier verifier) {
        try {
            byte[] text = InputFile.bytes(file);
            TextCheck.Checked checked = check.check(text);
            List<Fault> faults = new ArrayList<>(checked.faults());
            if (checked.message() != null && checked.isSigned()) {
                List<Fault> signature = signature(checked.text(), checked.message(), verifier);
                faults.addAll(Places.located(checked.text(), signature));
            }
            return new CheckedFile(file, checked.type(), List.copyOf(faults), null);
        } catch (IOException e) {
            return new CheckedFile(file, "", List.of(), InputFile.reason(e));
        }
    }

    private List<Fault> signature(byte[] text, Message message, Verifier verifier) {
        Verification verification = verifier.verify(text, Instant.now());
        List<Fault> faults = new ArrayList<>(verification.faults());
        if (verification.certificate() != null) {
            faults.addAll(Declarant.faults(message, verification.certificate()));
        }
        faults.removeIf(fault -> !trust.areGiven() && isAboutTrust(fault));
        return faults;
    }

    private static boolean isAboutTrust(Fault fault) {
        return fault.code() == FaultCode.ISSUER_UNKNOWN;
    }

    /// Whether a fault is an error.
    static boolean isError(Fault fault) {
        return fault.code().level() == Level.ERROR;
    }
}
