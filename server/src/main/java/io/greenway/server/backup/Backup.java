package io.greenway.server.backup;

import io.greenway.server.postgres.ClusterCopy;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.postgres.RunningPostgres;
import io.greenway.server.start.Progress;
import io.greenway.server.store.ReadOnlyDatabase;
import io.greenway.server.vault.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes a backup of a data folder, whether the platform works on it or not.
public final class Backup {
    /// Below this name the files of the database stand in the archive.
    static final String DATABASE = "postgresql/data/";

    static final String PASSWORD = "postgresql/password";

    /// What opens things. It is not in a backup except under a passphrase.
    private static final List<String> SECRET =
            List.of("keys", "demo-keys", "credentials.json", "demo.json");

    private static final List<String> NOT_KEPT = List.of("postgresql");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Clock clock;
    private final Progress progress;

    public Backup(Path data, Clock clock, Progress progress) {
        this.data = data;
        this.clock = clock;
        this.progress = progress;
    }

    /// What was done.
    ///
    /// @param file the archive
    /// @param about what it says of itself
    /// @param files how many files it holds
    /// @param bytes how large they are together
    /// @param size of the archive
    public record Taken(Path file, About about, int files, long bytes, long size) {}

    /// Takes one.
    ///
    /// @param target file that does not exist yet, or a folder, where the file gets a name with
    ///     the time
    /// @param passphrase under which the keys are added; null to leave them out
    public Taken take(Path target, char @Nullable [] passphrase) throws IOException, SQLException {
        if (!Files.isDirectory(data.resolve("postgresql"))) {
            throw new BackupRefused(
                    data + " is no data folder: it has no database. Name another one with --data.");
        }
        Path keys = KeyFile.of(data);
        if (!Files.exists(keys)) {
            throw new BackupRefused(
                    "The keys are not at "
                            + keys
                            + ". GREENWAY_KEY_FILE says where they are when they are elsewhere.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path file =
                Files.isDirectory(target)
                        ? target.resolve("greenway-" + STAMP.format(now) + ".tar.gz")
                        : target;
        if (Files.exists(file)) {
            throw new BackupRefused(file + " is there already; a backup never replaces another.");
        }
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(aside);
        Files.createFile(
                aside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Taken taken = write(aside, file, keys, now, passphrase);
            ArchiveWriter.toDisk(aside);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            ArchiveWriter.toDisk(file.resolveSibling("."));
            return taken;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private Taken write(Path aside, Path file, Path keys, Instant now, char @Nullable [] passphrase)
            throws IOException, SQLException {
        Path folder = data.resolve("postgresql");
        try (RunningPostgres postgres = EmbeddedPostgres.reach(folder, progress);
                ReadOnlyDatabase database = ReadOnlyDatabase.open(postgres.address());
                ArchiveWriter archive = new ArchiveWriter(aside)) {
            var about =
                    new About(
                            About.FORMAT,
                            now,
                            database.settings(List.of("server_version")).getFirst(),
                            database.schemaVersion(),
                            database.journalPosition(),
                            KeyFile.ids(keys),
                            passphrase != null);
            archive.file(About.NAME, about.json());
            if (passphrase != null) {
                archive.file(Secrets.NAME, Secrets.seal(secrets(keys), passphrase));
            }
            progress.step("Copying settings, authorities and code tables");
            copyFolder(archive);
            progress.step("Copying the database");
            archive.file(PASSWORD, folder.resolve("password"));
            try (Connection connection = postgres.address().connect()) {
                ClusterCopy.copy(connection, folder.resolve("data"), archive.below(DATABASE));
            }
            ArchiveWriter.Extent extent = archive.finish();
            return new Taken(file, about, extent.files(), extent.bytes(), Files.size(aside));
        }
    }

    /// Everything beside the database that is no secret: authorities, code tables, zone files.
    private void copyFolder(ArchiveWriter archive) throws IOException {
        try (var entries = Files.list(data)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (NOT_KEPT.contains(name) || SECRET.contains(name)) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    archive.tree(name + "/", entry);
                } else if (Files.isRegularFile(entry) && !name.startsWith("greenway-")) {
                    archive.file(name, entry);
                }
            }
        }
    }

    private Map<String, byte[]> secrets(Path keys) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (String name : SECRET) {
            Path path = data.resolve(name);
            if (Files.isRegularFile(path)) {
                files.put(name, Files.readAllBytes(path));
            }
            for (Path below : Trees.files(path)) {
                files.put(data.relativize(below).toString(), Files.readAllBytes(below));
            }
        }
        files.put("keys/vault.key", Files.readAllBytes(keys));
        return files;
    }
}
