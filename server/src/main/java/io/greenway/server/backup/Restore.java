package io.greenway.server.backup;

import io.greenway.server.postgres.ClusterPlace;
import io.greenway.server.start.Progress;
import io.greenway.server.vault.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts a backup back into an empty folder. Nothing is written before the whole archive was held
/// against its list and the keys are at hand.
public final class Restore {
    /// As long as this file is in a data folder, it is not whole and nothing starts on it.
    public static final String UNFINISHED = "RESTORE-UNFINISHED";

    private final Path archive;
    private final Path data;
    private final Progress progress;

    public Restore(Path archive, Path data, Progress progress) {
        this.archive = archive;
        this.data = data;
        this.progress = progress;
    }

    /// Puts it back.
    ///
    /// @param passphrase of the keys in the archive; null when there is none
    /// @param keyFile a copy of the keys; null to take those of the archive
    /// @return what the backup says of itself
    /// @throws BackupRefused when the folder is not empty, the archive is damaged, or the keys
    ///     are not those of the backup
    public About put(char @Nullable [] passphrase, @Nullable Path keyFile) throws IOException {
        if (!Files.isReadable(archive)) {
            throw new BackupRefused("There is no backup " + archive + " that can be read.");
        }
        if (Files.exists(data, LinkOption.NOFOLLOW_LINKS)
                && (!Files.isDirectory(data) || !Trees.isEmpty(data))) {
            throw new BackupRefused(
                    data + " is not empty. A backup is put back into an empty folder only.");
        }
        progress.step("Checking every file of the backup");
        ArchiveReader reader = new ArchiveReader(archive);
        ArchiveReader.Checked checked = reader.check();
        About about = checked.about();
        if (about.format() != About.FORMAT) {
            throw new BackupRefused(
                    "The backup has format " + about.format() + ", which a newer Greenway made.");
        }
        Map<String, byte[]> secrets = secrets(checked, passphrase, keyFile);
        boolean made = !Files.exists(data);
        try {
            Files.createDirectories(data);
            Path unfinished = Files.createFile(data.resolve(UNFINISHED));
            writeSecrets(secrets);
            mustOpen(about);
            progress.step("Putting back %d files".formatted(checked.files()));
            unpack(reader);
            Files.delete(unfinished);
            ArchiveWriter.toDisk(data);
        } catch (IOException | RuntimeException failed) {
            clear(made);
            throw failed;
        }
        return about;
    }

    private static Map<String, byte[]> secrets(
            ArchiveReader.Checked checked, char @Nullable [] passphrase, @Nullable Path keyFile)
            throws IOException {
        if (keyFile != null) {
            return Map.of("keys/vault.key", Files.readAllBytes(keyFile));
        }
        if (checked.secrets().length == 0) {
            throw new BackupRefused(
                    "The keys are not in this backup, and without them nothing in it can be read."
                            + " Name your copy of vault.key with --key-file (keys "
                            + String.join(", ", checked.about().keys())
                            + ").");
        }
        if (passphrase == null) {
            throw new BackupRefused(
                    "The keys in this backup are under a passphrase. Give it with"
                            + " --passphrase-file or in GREENWAY_BACKUP_PASSPHRASE.");
        }
        return Secrets.open(checked.secrets(), passphrase);
    }

    private void writeSecrets(Map<String, byte[]> secrets) throws IOException {
        for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
            Path file = data.resolve(secret.getKey()).normalize();
            if (!file.startsWith(data)) {
                throw new BackupRefused("A key wants to leave its folder: " + secret.getKey());
            }
            Path folder = Objects.requireNonNull(file.getParent());
            if (!folder.equals(data) && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(file, secret.getValue());
            ArchiveWriter.toDisk(file);
        }
    }

    private void mustOpen(About about) {
        List<String> have = KeyFile.ids(data.resolve("keys").resolve("vault.key"));
        if (!have.containsAll(about.keys())) {
            throw new BackupRefused(
                    "These are other keys (%s) than those of the backup (%s)."
                            .formatted(String.join(", ", have), String.join(", ", about.keys())));
        }
    }

    private void unpack(ArchiveReader reader) throws IOException {
        ClusterPlace place = ClusterPlace.make(data.resolve("postgresql"), progress);
        Path password = data.resolve("postgresql").resolve("password.old");
        reader.unpack(
                name ->
                        switch (name) {
                            case About.NAME, Secrets.NAME, ArchiveWriter.SUMS -> null;
                            case Backup.PASSWORD -> password;
                            default ->
                                    name.startsWith(Backup.DATABASE)
                                            ? place.files()
                                                    .resolve(
                                                            name.substring(
                                                                    Backup.DATABASE.length()))
                                            : data.resolve(name);
                        });
        String text = Files.readString(password).strip();
        Files.delete(password);
        place.finish(text);
    }

    private void clear(boolean made) throws IOException {
        Path postgresql = data.resolve("postgresql");
        if (Files.isSymbolicLink(postgresql)) {
            Trees.delete(postgresql.toRealPath());
        }
        Trees.delete(data);
        if (!made) {
            Files.createDirectory(data);
        }
    }
}
