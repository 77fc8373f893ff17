package io.greenway.cli;

import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Language;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends messages and prints the receipts as they come.
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Sends messages with the API keys of their senders, prints the receipts as they come,",
            "and says in plain words why something was refused."
        },
        footer = {
            "",
            "Exit code: 0 all accepted, or all as the manifest says; 1 refusals or differences;",
            "2 something cannot be read or reached."
        })
final class SubmitCommand implements Callable<Integer> {
    private static final String USUAL_ADDRESS = "http://127.0.0.1:8080";
    private static final int DOCUMENTS_SHOWN_ONE_BY_ONE = 40;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Messages, or folders of messages (*.xml).")
    private List<Path> places = List.of();

    @Option(
            names = "--demo",
            paramLabel = "FILE",
            description = "Address and keys of the zone (default: data/demo.json).")
    private @Nullable Path demo;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the platform (default: what --demo says).")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "API key to send everything with, whoever transmits.")
    private @Nullable String key;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = {
                "What must come back (default: the manifest.json beside the messages",
                "when there is one)."
            })
    private @Nullable Path manifest;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Gives up after so long without any receipt (default ${DEFAULT-VALUE}).")
    private int wait;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "EN",
            description =
                    "Language of explanations: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean json;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Optional<Zone> zone = Zone.read(demo);
        Optional<Path> expectations = expectations();
        List<Shipment> shipments = shipments();
        Watch watch = new Watch(expectations.map(Verdict::resting).orElse(Set.of()));
        SubmitReport report = report(shipments);
        Submission submission = new Submission(new Door(address(zone)), keys(zone), watch, report);
        boolean settled = submission.run(shipments, Duration.ofSeconds(wait));
        report.summary(watch, shipments.size(), submission.refusedMessages());
        if (!settled) {
            report.unsettled(watch.unsettled());
        }
        Optional<Verdict> verdict = expectations.map(file -> Verdict.of(file, watch));
        if (verdict.isPresent() && verdict.get().trades() > 0) {
            report.verdict(verdict.get());
            boolean exact = verdict.get().differences().isEmpty();
            return exact && submission.refusedMessages() == 0 ? Greenway.WELL : Greenway.REFUSED;
        }
        boolean refused = watch.courses().stream().anyMatch(Course::isRefused);
        return settled && !refused && submission.refusedMessages() == 0
                ? Greenway.WELL
                : Greenway.REFUSED;
    }

    private List<Shipment> shipments() {
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        List<Path> files = MessageFiles.in(places);
        List<Shipment> shipments = new ArrayList<>(files.size());
        for (Path file : files) {
            shipments.add(Shipment.read(file));
            progress.show("reading " + shipments.size() + " of " + files.size() + " messages");
        }
        progress.clear();
        return shipments;
    }

    private Optional<Path> expectations() {
        if (manifest != null) {
            return Optional.of(manifest);
        }
        Path first = places.getFirst();
        Path folder = Files.isDirectory(first) ? first : first.toAbsolutePath().getParent();
        return Optional.ofNullable(folder)
                .map(place -> place.resolve(Manifest.FILE_NAME))
                .filter(Files::isReadable);
    }

    private SubmitReport report(List<Shipment> shipments) {
        int documents = shipments.stream().mapToInt(one -> one.documents().size()).sum();
        SubmitReport.Detail detail =
                documents <= DOCUMENTS_SHOWN_ONE_BY_ONE
                        ? SubmitReport.Detail.ALL
                        : SubmitReport.Detail.REFUSALS;
        PrintWriter out = spec.commandLine().getOut();
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        PlainWords words = new PlainWords(Phrases.bundled(), CodeCatalogue.bundled(), language);
        return new SubmitReport(out, progress, words, json ? SubmitReport.Detail.JSON : detail);
    }

    private String address(Optional<Zone> zone) {
        if (url != null) {
            return url;
        }
        String written = zone.isPresent() ? zone.get().baseUrl() : null;
        return written == null ? USUAL_ADDRESS : written;
    }

    private Submission.Keys keys(Optional<Zone> zone) {
        return shipment -> {
            if (key != null) {
                return key;
            }
            String sender =
                    shipment.sender()
                            .orElseThrow(
                                    () ->
                                            new CommandFailure(
                                                    shipment.file()
                                                            + " does not say who transmits it"
                                                            + " (BaseTransfer/copCode); give --key"));
            return zone.flatMap(known -> known.key(sender))
                    .orElseThrow(
                            () ->
                                    new CommandFailure(
                                            "no API key for "
                                                    + sender
                                                    + ", who transmits "
                                                    + shipment.file()
                                                    + "; give --demo FILE or --key"));
        };
    }
}
