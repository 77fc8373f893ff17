package io.greenway.bench;

import io.greenway.fuzz.Fuzzing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts a measurement. Results are kept with method, machine and raw data.
@Command(
        name = "bench",
        description = {
            "Measures. What each figure means is in docs/benchmarks.md; results that are kept are in",
            "bench/results."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Bench());
        add(command, Mode.BATCH, "The whole server: 100 documents a message, signed.");
        add(command, Mode.SINGLE, "The whole server: one document a message, inventories signed.");
        add(
                command,
                Mode.MIXED,
                "As batch, with disagreements, late papers, duplicates, inspections.");
        add(command, Mode.SOAK, "As batch, at a held rate for an hour: what grows?");
        add(command, Mode.OVERLOAD, "As batch, but ten times what it can do is offered.");
        add(command, Mode.PORTAL, "As batch, while forty people read at the portal.");
        add(command, Mode.BASELINE, "As batch, against the service that one would write instead.");
        command.addSubcommand(new GrowCommand());
        command.addSubcommand(new FloorCommand());
        command.addSubcommand(new MicroCommand());
        command.addSubcommand(new SignaturesCommand());
        command.addSubcommand(new CheckCommand());
        command.addSubcommand(new FuzzCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.length == 0) {
            command.usage(System.out);
            return;
        }
        System.exit(command.execute(arguments));
    }

    private static void add(CommandLine command, Mode mode, String description) {
        CommandLine one = new CommandLine(new RateCommand(mode));
        one.getCommandSpec().usageMessage().description(description);
        command.addSubcommand(mode.word(), one);
    }

    /// Single steps.
    @Command(
            name = "micro",
            description = {
                "Single steps under JMH: reading, writing, canonicalising, verifying, matching,",
                "taxing, deciding, encoding rows; those whose name contains the pattern."
            },
            mixinStandardHelpOptions = true)
    private static final class MicroCommand implements Callable<Integer> {
        @Parameters(index = "0", arity = "0..1", defaultValue = "", paramLabel = "PATTERN")
        private @Nullable String pattern;

        @Option(names = "--json", paramLabel = "FILE", description = "Write JMH's result there.")
        private @Nullable Path json;

        @Override
        public Integer call() throws RunnerException {
            ChainedOptionsBuilder options =
                    new OptionsBuilder()
                            .include("io.greenway.bench.micro.*" + Objects.requireNonNull(pattern))
                            .addProfiler(GCProfiler.class)
                            .jvmArgs("--enable-native-access=ALL-UNNAMED", "-Xmx1g");
            if (json != null) {
                options.resultFormat(ResultFormatType.JSON).result(json.toString());
            }
            new Runner(options.build()).run();
            return 0;
        }
    }

    /// Verifying and signing.
    @Command(
            name = "signatures",
            description = {
                "Verifies and signs inventories of one and of 100 documents, RSA and SM2, beside the",
                "JDK's way over a tree and beside reading; medians of CPU time in microseconds."
            },
            mixinStandardHelpOptions = true)
    private static final class SignaturesCommand implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            System.out.println(new SignatureBench().measure());
            return 0;
        }
    }

    /// Checking messages.
    @Command(
            name = "check",
            description = {
                "Checks so many messages of one document on all cores, as the command does, and asks",
                "one command for one file; messages a second and milliseconds."
            },
            mixinStandardHelpOptions = true)
    private static final class CheckCommand implements Callable<Integer> {
        @Parameters(index = "0", arity = "0..1", defaultValue = "5000", paramLabel = "MESSAGES")
        private int messages;

        @Override
        public Integer call() throws IOException, InterruptedException {
            System.out.println(new CheckBench(messages).measure());
            return 0;
        }
    }

    /// Fuzzing.
    @Command(
            name = "fuzz",
            description = {
                "Fuzzes reader, canonicaliser, verifier, repairs or envelope for so many seconds.",
                "What it learned is in bench/target/fuzz/TARGET, what it found in bench/target/fuzz."
            },
            mixinStandardHelpOptions = true)
    private static final class FuzzCommand implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "TARGET")
        private @Nullable String target;

        @Parameters(index = "1", arity = "0..1", defaultValue = "300", paramLabel = "SECONDS")
        private int seconds;

        @Override
        public Integer call() throws Exception {
            int seed = (int) (System.nanoTime() & 0x7fff_ffff);
            System.out.println(
                    new Fuzzing(Path.of("bench"))
                            .run(Objects.requireNonNull(target), seconds, 0, seed));
            return 0;
        }
    }
}
