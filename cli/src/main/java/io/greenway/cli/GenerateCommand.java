package io.greenway.cli;

import io.greenway.core.clearance.Terms;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Mix;
import io.greenway.core.sample.Packer;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes a set of sample trades as message files, with a manifest of what must come back.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes consistent sets of order, payment, waybill and inventory.",
            "Persons, identity numbers and telephones are made up and belong to nobody.",
            "The same arguments give the same files to the byte, but for signatures: inventories are",
            "signed when the zone names the key stores of its enterprises."
        },
        footer = {
            "",
            "Example:",
            "  greenway generate --declarations 1000 --seed 1 --mismatch 0.1 --out samples"
        })
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--declarations"},
            paramLabel = "N",
            required = true,
            description = "How many declarations.")
    private long declarations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Makes this set different from others (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the files; must be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--mismatch",
            paramLabel = "RATE",
            defaultValue = "0",
            description = "Share of declarations that disagree, 0 to 1; every kind in its turn.")
    private BigDecimal mismatch = BigDecimal.ZERO;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only this kind: ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind kind;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "100",
            description = "Documents in a message, 1 to 100 (default ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--start",
            paramLabel = "yyyy-MM-dd",
            description = {
                "Day of declaration (default: today in China).",
                "The same seed, number and day give the same bytes."
            })
    private LocalDate start = LocalDate.now(Terms.CHINA);

    @Option(
            names = "--demo",
            paramLabel = "FILE",
            description = {
                "Takes the enterprises from this demo.json (default: data/demo.json when it is there,",
                "else the demo zone that comes with the product)."
            })
    private @Nullable Path demo;

    @Option(names = "--force", description = "Replaces a set that is already in the folder.")
    private boolean force;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (declarations < 0 || declarations > 99_999_999) {
            throw new ParameterException(
                    spec.commandLine(), "--declarations is a number from 0 to 99999999");
        }
        Zone zone = Zone.read(demo).orElseGet(Zone::bundled);
        Mix mix = mix();
        long mostMessages = declarations / batch + zone.enterprises().size();
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        Generator generator = new Generator(seed, start, zone.parties());
        SampleFolder written = SampleFolder.open(folder, force, mostMessages, zone, description());
        try (written) {
            Packer packer = new Packer(seed, batch, written::write);
            for (long index = 0; index < declarations; index++) {
                Kind chosen = kind == null ? mix.kindOf(index) : kind;
                Declaration declaration = generator.declaration(index, chosen);
                packer.add(declaration);
                written.note(declaration);
                progress.show(index + 1 + " of " + declarations + " declarations");
            }
            packer.finish();
        }
        progress.clear();
        report(written);
        return Greenway.WELL;
    }

    private Mix mix() {
        try {
            if (batch < 1 || batch > Packer.MOST) {
                throw new IllegalArgumentException("--batch is a number from 1 to " + Packer.MOST);
            }
            return Mix.of(mismatch);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Map<String, Object> description() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("declarations", declarations);
        facts.put("seed", seed);
        facts.put("start", start.toString());
        facts.put("mismatch", mismatch.toPlainString());
        facts.put("batch", batch);
        return facts;
    }

    private void report(SampleFolder written) {
        long disagreeing =
                written.counts().entrySet().stream()
                        .filter(count -> Kind.valueOf(count.getKey()).isMismatch())
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d declarations (%d disagree) in %d messages, and %s, in %s%n",
                declarations, disagreeing, written.messages(), Manifest.FILE_NAME, folder);
    }
}
