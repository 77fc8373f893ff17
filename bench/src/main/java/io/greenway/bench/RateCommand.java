package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// The modes that drive a whole service, and beside it the floor and the baseline.
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RateCommand implements Callable<Integer> {
    private static final int FASTEST = 6000;
    private static final int BESIDE_SECONDS = 20;

    private final Mode mode;

    @Option(names = "--seconds", paramLabel = "N", description = "How long, after the ramp-up.")
    private int seconds = -1;

    @Option(
            names = "--declarations",
            paramLabel = "N",
            description = {
                "Send at most so many, the ramp-up included, and without --seconds",
                "exactly so many. The data set is made that large: some 7 KB each."
            })
    private int declarations;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Hold this many declarations a second (default: as fast as possible).")
    private double rate;

    @Option(
            names = "--ramp-up",
            paramLabel = "N",
            description = "Declarations sent before and not counted.")
    private int rampUp = -1;

    @Option(names = "--connections", paramLabel = "N", description = "Connections that send.")
    private int connections;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Most declarations sent and not yet decided.")
    private int window;

    @Option(
            names = "--signatures",
            paramLabel = "rsa|demo",
            description = {
                "rsa: one declarant with an RSA key (default). demo: both",
                "declarants of the demo zone, one with RSA, one with SM2."
            })
    private Signatures signatures = Signatures.RSA;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the data set.")
    private long seed = 1;

    @Option(
            names = "--without-reading",
            description = "Do not read and compare every receipt at the end.")
    private boolean withoutReading;

    @Option(
            names = "--beside",
            paramLabel = "floor,baseline",
            split = ",",
            description = "Measure these in the same run, and the ratios to them.")
    private List<String> beside = List.of();

    @Option(names = "--profile", description = "Record the service and print where time goes.")
    private boolean profile;

    @Option(
            names = "--java",
            paramLabel = "OPTION",
            description = "One more option for the service's virtual machine; may be repeated.")
    private List<String> options = List.of();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the result there; a profile goes beside it.")
    private @Nullable Path json;

    @Option(names = "--home", paramLabel = "DIR", description = "Where data sets are kept.")
    private Path home = Home.target().resolve("data");

    /// Whose keys sign.
    enum Signatures {
        RSA,
        DEMO
    }

    RateCommand(Mode mode) {
        this.mode = mode;
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(home);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mode", mode.word());
        result.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.putAll(Machine.describe());
        result.put("method", method());
        Request request = request();
        boolean right =
                mode == Mode.BASELINE
                        ? BaselineRun.into(request, result)
                        : ServerRun.of(request).into(result);
        if (beside.contains("floor")) {
            Map<String, Object> floor = FloorRun.measure(request.home(), BESIDE_SECONDS);
            result.put("floor", floor);
            result.put("cpuToFloor", ratio(result, floor, "cpuMicrosPerDeclaration"));
        }
        if (beside.contains("baseline")) {
            Map<String, Object> baseline = new LinkedHashMap<>();
            right &= BaselineRun.into(request.asBaseline(BESIDE_SECONDS), baseline);
            result.put("baseline", baseline);
            result.put("rateToBaseline", ratio(result, baseline, "declarationsPerSecond"));
            result.put("cpuOfBaseline", ratio(baseline, result, "cpuMicrosPerDeclaration"));
        }
        write(result);
        return right ? 0 : 1;
    }

    private Request request() throws IOException {
        int time = seconds >= 0 ? seconds : mode.seconds();
        int before = rampUp >= 0 ? rampUp : rate > 0 ? (int) (5 * rate) : mode.rampUp();
        int most = (int) (before + (rate > 0 ? 1.1 * rate : FASTEST) * time);
        return new Request(
                mode,
                declarations > 0 && seconds < 0 ? 0 : time,
                declarations > 0 ? declarations : most,
                before,
                rate,
                connections > 0 ? connections : mode.connections(),
                window > 0 ? window : mode.window(),
                seed,
                signatures == Signatures.RSA,
                !withoutReading,
                home.toRealPath(),
                options,
                profile ? profileFolder() : null);
    }

    private Path profileFolder() {
        if (json == null) {
            return home.resolve("profile");
        }
        String name = String.valueOf(json.getFileName()).replaceFirst("\\.json$", "");
        return json.resolveSibling(name + "-profile");
    }

    private String method() {
        return "%d documents a message, signatures %s, %s, load from a process of its own over HTTP"
                        .formatted(
                                mode.documents(),
                                signatures == Signatures.RSA ? "RSA" : "RSA and SM2",
                                rate > 0 ? rate + " declarations/s held" : "as fast as possible")
                + " on the same machine; counted from the end of the ramp-up to the last receipt;"
                + " delays from the 202 of the declaration's last document to the first 120 or"
                + " 100 of the inventory seen by a reader who waits for receipts, a sample of them";
    }

    private static double ratio(Map<String, Object> one, Map<String, Object> other, String figure) {
        return Math.round(100 * number(one.get(figure)) / number(other.get(figure))) / 100.0;
    }

    private static double number(@Nullable Object figure) {
        return figure instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private void write(Map<String, Object> result) throws IOException {
        String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result);
        System.out.println(text);
        if (json != null) {
            Files.writeString(json, text + "\n");
        }
    }
}
