package io.greenway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A password, PIN or token that is best not written on a command line, where every program of
/// the machine can read it.
final class Secret {
    private Secret() {}

    /// The text of a file without its last line break; else what was given otherwise; else that of
    /// the environment.
    static @Nullable String of(@Nullable Path file, @Nullable String given, String variable) {
        if (file != null) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
            } catch (IOException e) {
                throw new CommandFailure("cannot read " + file + ": " + InputFile.reason(e), e);
            }
        }
        return given == null ? System.getenv(variable) : given;
    }
}
