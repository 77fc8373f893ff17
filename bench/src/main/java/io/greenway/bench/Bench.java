package io.greenway.bench;

/// Starts a measurement. Results are kept with method, machine and raw data.
public final class Bench {
    private static final String HELP =
            """
            ./greenway bench MEASUREMENT

            No measurement is there yet.
            """;

    private Bench() {}

    /// Prints what can be measured.
    public static void main(String[] arguments) {
        System.out.print(HELP);
    }
}
