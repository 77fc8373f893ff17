package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders for a run.
final class Folders {
    private static final String RUN = "run-";

    private Folders() {}

    /// A fresh folder that PostgreSQL's user may enter; those of earlier runs go.
    static Path fresh(Path home) throws IOException {
        try (Stream<Path> runs = Files.list(home)) {
            for (Path run : runs.toList()) {
                if (String.valueOf(run.getFileName()).startsWith(RUN)) {
                    remove(run);
                }
            }
        }
        Path folder = Files.createTempDirectory(home, RUN);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
