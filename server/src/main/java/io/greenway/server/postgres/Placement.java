package io.greenway.server.postgres;

import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Finds a place that PostgreSQL can reach. Started by root in root's own home, it runs as a user
/// who may not even enter that home; then its files are kept below `/var/lib/greenway`, and the
/// data folder holds a link to them.
final class Placement {
    private static final Path SYSTEM = Path.of("/var/lib/greenway");

    private Placement() {}

    /// Makes the folder if need be, and gives its real path.
    ///
    /// @throws StartRefused when the user cannot reach it and it holds data already
    static Path of(Path folder, Progress progress) throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        OperatingUser user = OperatingUser.of(folder.resolve("data"));
        Optional<Path> closed = user.closedOnTheWayTo(folder);
        if (closed.isEmpty()) {
            return folder.toRealPath();
        }
        if (Files.exists(folder.resolve("data"))) {
            throw new StartRefused(
                    "PostgreSQL runs as the user "
                            + user.name()
                            + ", who may not enter "
                            + closed.get()
                            + ". Open it with: chmod o+x "
                            + closed.get());
        }
        Files.createDirectories(SYSTEM);
        Path place = Files.createTempDirectory(SYSTEM, "postgresql-");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        Folders.delete(folder);
        Files.createSymbolicLink(folder, place);
        progress.step("Keeping PostgreSQL's files in " + place + ", linked from " + folder);
        return place.toRealPath();
    }
}
