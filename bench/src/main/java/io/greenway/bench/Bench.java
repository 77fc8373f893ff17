package io.greenway.bench;

import io.greenway.fuzz.Fuzzing;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;

/// Starts a measurement. Results are kept with method, machine and raw data.
public final class Bench {
    private static final String HELP =
            """
            ./greenway bench batch [DECLARATIONS]

            Starts the real server with its own PostgreSQL, sends it so many declarations (4 documents
            each, 100 documents a message; 5000 unless said otherwise) from this process, waits for
            every receipt, and prints rate and CPU time as JSON.

            ./greenway bench signatures

            Verifies and signs inventories of one and of 100 documents, RSA and SM2, beside the JDK's way
            over a tree and beside reading; medians of CPU time in microseconds, as JSON.

            ./greenway bench check [MESSAGES]

            Checks so many messages of one document on all cores, as the command does (5000 unless said
            otherwise), and asks one command for one file; messages a second and milliseconds, as JSON.

            ./greenway bench fuzz TARGET [SECONDS]

            Fuzzes reader, canonicaliser, verifier, repairs or envelope for so long (300 unless said otherwise).
            What it learned is in bench/target/fuzz/TARGET, what it found in bench/target/fuzz.
            """;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String mode = arguments.length == 0 ? "" : arguments[0];
        switch (mode) {
            case "batch" -> System.out.println(rate("batch", 100, arguments));
            case "single" -> System.out.println(rate("single", 1, arguments));
            case "signatures" -> System.out.println(new SignatureBench().measure());
            case "check" -> System.out.println(new CheckBench(count(arguments, 1, 5000)).measure());
            case "fuzz" -> fuzz(arguments[1], count(arguments, 2, 300));
            default -> System.out.print(HELP);
        }
    }

    private static int count(String[] arguments, int at, int usual) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : usual;
    }

    private static void fuzz(String target, int seconds) throws Exception {
        System.out.println(
                new Fuzzing(Path.of("bench"))
                        .run(target, seconds, 0, System.nanoTime() & 0x7fff_ffff));
    }

    /// [SECONDS] [RATE] [JVM OPTIONS...]
    private static String rate(String mode, int batch, String[] arguments) throws Exception {
        int seconds = count(arguments, 1, 30);
        int rate = count(arguments, 2, 0);
        int most = (rate > 0 ? rate : batch == 1 ? 2000 : 5000) * seconds;
        Rate.Request request =
                new Rate.Request(
                        mode,
                        batch,
                        seconds,
                        most,
                        rate > 0 ? 5 * rate : batch == 1 ? 4000 : 20_000,
                        rate,
                        batch == 1 ? 16 : 4,
                        batch == 1 ? 1000 : 6000,
                        Path.of("bench", "target", "data"),
                        List.of(arguments).stream().skip(3).toList());
        return new JsonMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new Rate(request).measure());
    }
}
