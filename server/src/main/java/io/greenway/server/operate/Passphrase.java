package io.greenway.server.operate;

import io.greenway.server.backup.BackupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a passphrase comes from: a file or the environment, never the command line, which other
/// users of the machine can see.
final class Passphrase {
    private static final String VARIABLE = "GREENWAY_BACKUP_PASSPHRASE";
    private static final int SHORTEST = 12;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = {
                "File whose first line is the passphrase of the keys; or put it",
                "into " + VARIABLE + "."
            })
    private @Nullable Path file = null;

    /// The passphrase; null when none was given.
    char @Nullable [] read() throws IOException {
        String text = file == null ? System.getenv(VARIABLE) : firstLine(file);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() < SHORTEST) {
            throw new BackupRefused(
                    "The passphrase is too short; take at least " + SHORTEST + " characters.");
        }
        return text.toCharArray();
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("").strip();
    }
}
