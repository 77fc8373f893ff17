package io.greenway.server.postgres;

import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs that the platform carries, unpacked once for each version. They are
/// unpacked aside and then renamed, so a broken attempt never looks whole, and two processes that
/// unpack at once do not disturb each other.
final class Binaries {
    /// A folder that several installations share; the data folder is used when it is not named.
    static final String HOME_PROPERTY = "greenway.postgresql.home";

    /// The same, as a variable of the environment.
    static final String HOME_VARIABLE = "GREENWAY_POSTGRESQL_HOME";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    static Binaries in(Path folder, Progress progress) throws IOException {
        Path home = shared(folder).resolve(version());
        if (!Files.isDirectory(home)) {
            progress.step("Unpacking PostgreSQL " + version());
            unpack(home);
        }
        return new Binaries(home);
    }

    Path home() {
        return home;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static String version() throws IOException {
        var versions = new Properties();
        try (InputStream file = resource("/io/greenway/server/versions.properties")) {
            versions.load(file);
        }
        return versions.getProperty("postgresql");
    }

    private static Path shared(Path folder) {
        String named =
                System.getProperty(HOME_PROPERTY, System.getenv().getOrDefault(HOME_VARIABLE, ""));
        return named.isEmpty() ? folder : Path.of(named).toAbsolutePath();
    }

    private static void unpack(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path aside = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var archive =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(
                                new BufferedInputStream(resource(ARCHIVE), 1 << 16)))) {
            for (TarArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                unpack(archive, entry, aside);
            }
        }
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Folders.toDisk(aside);
        try {
            Files.move(aside, home);
        } catch (FileSystemException taken) {
            Folders.delete(aside);
            if (!Files.isDirectory(home)) {
                throw taken;
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream resource(String name) {
        InputStream stream = Binaries.class.getResourceAsStream(name);
        if (stream == null) {
            throw new StartRefused(
                    "PostgreSQL for this processor is not part of this build ("
                            + name
                            + "). Use --database with a PostgreSQL of your own.");
        }
        return stream;
    }
}
