package io.greenway.cli;

import io.greenway.core.reference.CodeTables;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names a folder of newer code tables, shared by all commands that judge by them.
final class CodesFolder {
    @Option(
            names = "--codes",
            paramLabel = "DIR",
            defaultValue = "${env:GREENWAY_CODES}",
            description = {
                "Folder of newer code tables, as written by 'greenway codes load'.",
                "Default: the environment variable GREENWAY_CODES, else only the tables carried"
                        + " with Greenway. The platform reads the folder codes in its data folder."
            })
    private @Nullable Path folder;

    /// The folder, if one is named.
    Optional<Path> folder() {
        return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
    }

    /// The bundled tables with those of the folder over them.
    ///
    /// @throws CommandFailure if the folder holds what is no code table
    CodeTables tables() {
        CodeTables bundled = CodeTables.bundled();
        try {
            return folder().map(bundled::with).orElse(bundled);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(String.valueOf(wrong.getMessage()));
        }
    }
}
