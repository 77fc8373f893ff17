package io.greenway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Starts a measurement. Results are kept with method, machine and raw data.
public final class Bench {
    private static final String HELP =
            """
            ./greenway bench batch [DECLARATIONS]

            Starts the real server with its own PostgreSQL, sends it so many declarations (4 documents
            each, 100 documents a message; 5000 unless said otherwise) from this process, waits for
            every receipt, and prints rate and CPU time as JSON.
            """;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || !arguments[0].equals("batch")) {
            System.out.print(HELP);
            return;
        }
        int declarations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        Path folder = Files.createTempDirectory("greenway-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.out.println(new EndToEnd(folder.resolve("data"), declarations).measure());
    }
}
