package io.greenway.server.vault;

import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/// The file that holds the keys of the vault: one key a line, in Base64, oldest first. A new key
/// is appended to it; a key is removed only when nothing it sealed is kept any more. Whoever has
/// the file and the database can read everything, so they are backed up apart.
public final class KeyFile {
    private KeyFile() {}

    /// Opens the vault, and makes the file with one random key when it is missing.
    ///
    /// @throws StartRefused when the file is not private to its owner, or holds no proper key
    public static Vault open(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            mustBePrivate(file);
            return new Vault(read(file));
        } catch (IOException failed) {
            throw new StartRefused("The key file " + file + " cannot be read: " + failed, failed);
        }
    }

    /// The ids of the keys in a file, oldest first.
    ///
    /// @throws StartRefused as [#open]; a missing file is refused too
    public static List<String> ids(Path file) {
        try {
            mustBePrivate(file);
            return read(file).stream().map(MasterKey::id).toList();
        } catch (IOException failed) {
            throw new StartRefused("The key file " + file + " cannot be read: " + failed, failed);
        }
    }

    /// Where the keys of a data folder are: where the environment says, else inside it.
    public static Path of(Path data) {
        String named = System.getenv("GREENWAY_KEY_FILE");
        return named == null ? data.resolve("keys").resolve("vault.key") : Path.of(named);
    }

    private static void create(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        // Written aside and forced to the disk before it takes its name: half a key, or a key that
        // a power cut takes away again, would lock up everything that was sealed with it.
        Path aside = Files.createTempFile(folder, "key-", ".new");
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            String line = Base64.getEncoder().encodeToString(key) + "\n";
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(aside, file);
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    private static void mustBePrivate(Path file) throws IOException {
        var others =
                EnumSet.of(
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.GROUP_WRITE,
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_WRITE);
        others.retainAll(Files.getPosixFilePermissions(file));
        if (!others.isEmpty()) {
            throw new StartRefused(
                    "The key file " + file + " is open to others. Close it: chmod 600 " + file);
        }
    }

    private static List<MasterKey> read(Path file) throws IOException {
        var keys = new ArrayList<MasterKey>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                keys.add(key(line.strip(), file));
            }
        }
        if (keys.isEmpty()) {
            throw new StartRefused("The key file " + file + " holds no key.");
        }
        return keys;
    }

    private static MasterKey key(String line, Path file) {
        try {
            byte[] bytes = Base64.getDecoder().decode(line);
            if (bytes.length == MasterKey.BYTES) {
                return MasterKey.of(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the one refusal below, which must not quote the line.
        }
        throw new StartRefused(
                "The key file " + file + " holds a line that is not 32 bytes in Base64.");
    }
}
