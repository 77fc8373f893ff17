package io.greenway.server.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Reads an archive: first all of it, to hold every file against the list of digests, then again,
/// to unpack it.
final class ArchiveReader {
    private static final int BUFFER = 1 << 16;
    private static final int SMALL = 16 << 20;

    private final Path path;

    ArchiveReader(Path path) {
        this.path = path;
    }

    /// The small files that say what the archive is.
    ///
    /// @param about of the backup
    /// @param secrets sealed keys; empty when they were left out
    /// @param files how many files it holds
    @SuppressWarnings("ArrayRecordComponent")
    record Checked(About about, byte[] secrets, int files) {}

    /// Holds every file against the list.
    ///
    /// @throws BackupRefused when anything is missing, too much, or not as it was
    Checked check() {
        Map<String, String> found = new HashMap<>();
        Map<String, String> listed = new HashMap<>();
        byte[] about = {};
        byte[] secrets = {};
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                String name = safe(entry.getName());
                if (entry.isDirectory()) {
                    continue;
                }
                if (name.equals(ArchiveWriter.SUMS)) {
                    listed = sums(small(tar));
                    continue;
                }
                var digest = new DigestInputStream(tar, Digests.sha256());
                if (name.equals(About.NAME)) {
                    about = small(digest);
                } else if (name.equals(Secrets.NAME)) {
                    secrets = small(digest);
                } else {
                    digest.transferTo(OutputStream.nullOutputStream());
                }
                found.put(name, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
            }
        } catch (IOException broken) {
            throw new BackupRefused(path + " is not whole: " + broken.getMessage(), broken);
        }
        mustAgree(listed, found);
        return new Checked(About.read(about), secrets, found.size());
    }

    private void mustAgree(Map<String, String> listed, Map<String, String> found) {
        if (listed.isEmpty() || !listed.containsKey(About.NAME)) {
            throw new BackupRefused(path + " was cut off, or is no backup: it has no list.");
        }
        if (!listed.equals(found)) {
            var names = new TreeSet<String>(listed.keySet());
            names.addAll(found.keySet());
            names.removeIf(
                    name ->
                            listed.containsKey(name)
                                    && listed.get(name).equals(found.getOrDefault(name, "")));
            throw new BackupRefused(
                    "%s is damaged: %d files are not what its list says, the first is %s."
                            .formatted(path, names.size(), names.first()));
        }
    }

    /// Where a file of the archive belongs.
    interface Destination {
        /// Its path; null for what is not unpacked.
        @Nullable Path of(String name);
    }

    void unpack(Destination destination) throws IOException {
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                Path target = destination.of(safe(entry.getName()));
                if (target == null) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                }
            }
        }
    }

    private TarArchiveInputStream open() throws IOException {
        return new TarArchiveInputStream(
                new GzipCompressorInputStream(
                        new BufferedInputStream(Files.newInputStream(path), BUFFER)),
                "UTF-8");
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        return tar.getNextEntry();
    }

    private static String safe(String name) throws IOException {
        Path clean = Path.of(name).normalize();
        if (clean.isAbsolute() || clean.startsWith("..")) {
            throw new IOException("it wants to leave its folder: " + name);
        }
        return clean.toString();
    }

    private static byte[] small(InputStream in) throws IOException {
        byte[] content = in.readNBytes(SMALL + 1);
        if (content.length > SMALL) {
            throw new IOException("a small file is not small");
        }
        return content;
    }

    private static Map<String, String> sums(byte[] list) {
        var sums = new HashMap<String, String>();
        for (String line : new String(list, StandardCharsets.UTF_8).lines().toList()) {
            String[] parts = line.split("  ", 2);
            if (parts.length == 2) {
                sums.put(parts[1], parts[0]);
            }
        }
        return sums;
    }
}
