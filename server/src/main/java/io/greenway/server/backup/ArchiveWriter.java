package io.greenway.server.backup;

import io.greenway.server.postgres.ClusterCopy;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// Writes an archive: a gzipped tar whose last file, `SHA256SUMS`, names the digest of every file
/// before it. So an archive that was cut off or changed is known for what it is.
final class ArchiveWriter implements AutoCloseable {
    static final String SUMS = "SHA256SUMS";

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final TarArchiveOutputStream tar;
    private final Map<String, String> digests = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private long bytes;

    /// Begins an archive in an empty file.
    ArchiveWriter(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.WRITE);
        var parameters = new GzipParameters();
        // Most of it is sealed messages, which do not shrink; the processors have other work.
        parameters.setCompressionLevel(1);
        this.tar =
                new TarArchiveOutputStream(
                        new GzipCompressorOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(file), BUFFER),
                                parameters),
                        "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void folder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    void file(String name, byte[] content) throws IOException {
        write(name, new ByteArrayInputStream(content), content.length);
    }

    /// As much of a file as it has when this begins; what it loses meanwhile becomes zeros.
    void file(String name, Path source) throws IOException {
        try (FileChannel channel = FileChannel.open(source);
                InputStream in = Channels.newInputStream(channel)) {
            write(name, in, channel.size());
        }
    }

    private void write(String name, InputStream in, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        MessageDigest digest = Digests.sha256();
        long left = size;
        while (left > 0) {
            int wanted = (int) Math.min(buffer.length, left);
            int got = in.readNBytes(buffer, 0, wanted);
            if (got < wanted) {
                Arrays.fill(buffer, got, wanted, (byte) 0);
            }
            digest.update(buffer, 0, wanted);
            tar.write(buffer, 0, wanted);
            left -= wanted;
        }
        tar.closeArchiveEntry();
        digests.put(name, HexFormat.of().formatHex(digest.digest()));
        bytes += size;
    }

    /// A view of this archive in which every name begins with a prefix.
    ClusterCopy.Sink below(String prefix) {
        ArchiveWriter archive = this;
        return new ClusterCopy.Sink() {
            @Override
            public void folder(String name) throws IOException {
                archive.folder(prefix + name);
            }

            @Override
            public void file(String name, Path source) throws IOException {
                archive.file(prefix + name, source);
            }

            @Override
            public void file(String name, byte[] content) throws IOException {
                archive.file(prefix + name, content);
            }
        };
    }

    /// Everything below a folder of the disk, if it is there.
    void tree(String prefix, Path folder) throws IOException {
        for (Path path : Trees.files(folder)) {
            file(prefix + folder.relativize(path), path);
        }
    }

    /// Writes the list of digests and puts everything on the disk.
    ///
    /// @return what it holds
    Extent finish() throws IOException {
        var lines = new StringBuilder();
        digests.forEach((name, digest) -> lines.append(digest + "  " + name + "\n"));
        int files = digests.size();
        long size = bytes;
        file(SUMS, lines.toString().getBytes(StandardCharsets.UTF_8));
        tar.finish();
        tar.flush();
        tar.close();
        return new Extent(files, size);
    }

    /// What an archive holds.
    ///
    /// @param files how many files
    /// @param bytes how large they are together, before compression
    record Extent(int files, long bytes) {}

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            file.close();
        }
    }

    static void toDisk(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        Files.isDirectory(path)
                                ? StandardOpenOption.READ
                                : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
