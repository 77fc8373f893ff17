package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders for a run.
final class Folders {
    private static final String RUN = "run-";

    private Folders() {}

    /// A fresh folder that PostgreSQL's user may enter; those of earlier runs go.
    static Path fresh(Path home) throws IOException {
        try (Stream<Path> runs = Files.list(home)) {
            for (Path run : runs.toList()) {
                boolean mayGo = String.valueOf(run.getFileName()).startsWith(RUN) && !isInUse(run);
                if (mayGo) {
                    remove(run);
                }
            }
        }
        Path folder = Files.createTempDirectory(home, RUN);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /// Whether a PostgreSQL still works in it.
    private static boolean isInUse(Path run) throws IOException {
        for (String database : List.of("postgresql", "data/postgresql")) {
            Path pid = run.resolve(database).resolve("data").resolve("postmaster.pid");
            if (Files.exists(pid)) {
                long number = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
                if (ProcessHandle.of(number).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
