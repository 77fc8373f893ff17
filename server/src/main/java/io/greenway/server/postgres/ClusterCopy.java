package io.greenway.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Copies the files of a PostgreSQL while it works, as its manual describes it ("Making a Base
/// Backup Using the Low Level API"): told that a backup begins, it lets its files be copied in any
/// order and however torn; told that it ends, it gives a label, and replaying the log from the
/// first moment to the last mends everything. The programs it would bring for this, such as
/// `pg_basebackup`, are not among those that the platform carries.
public final class ClusterCopy {
    /// Folders of which only the folder is kept: PostgreSQL makes their contents anew.
    private static final Set<String> EMPTIED =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "postmaster.pid",
                    "postmaster.opts",
                    "backup_label",
                    "tablespace_map",
                    "backup_manifest",
                    "postgresql.auto.conf.tmp",
                    "current_logfiles.tmp",
                    "pg_internal.init");

    private static final String CONTROL = "global/pg_control";
    private static final Pattern LOG_SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final int LOOKS_AT_CONTROL = 100;

    /// Where the copies go.
    public interface Sink {
        /// A folder, even an empty one.
        void folder(String name) throws IOException;

        /// A file that may be growing or shrinking while it is read.
        void file(String name, Path source) throws IOException;

        /// A small file that is in memory.
        void file(String name, byte[] content) throws IOException;
    }

    private final Path data;
    private final Sink sink;

    private ClusterCopy(Path data, Sink sink) {
        this.data = data;
        this.sink = sink;
    }

    /// Copies the whole cluster. The connection must be the owner's and is used up to the end.
    ///
    /// @param data the folder of the cluster, on this machine
    /// @throws SQLException when PostgreSQL does not play along
    public static void copy(Connection connection, Path data, Sink sink)
            throws SQLException, IOException {
        connection.setNetworkTimeout(Runnable::run, 0);
        new ClusterCopy(data.toRealPath(), sink).copy(connection);
    }

    private void copy(Connection connection) throws SQLException, IOException {
        // The slot keeps the log from being recycled; it is gone when the session is.
        ask(
                connection,
                "SELECT pg_create_physical_replication_slot('greenway_backup_%d', true, true)"
                        .formatted(ProcessHandle.current().pid()));
        String first =
                ask(connection, "SELECT pg_walfile_name(pg_backup_start('greenway', true))")
                        .getFirst();
        copyFiles();
        sink.file(CONTROL, control());
        List<String> end =
                ask(
                        connection,
                        "SELECT pg_walfile_name(lsn), labelfile, coalesce(spcmapfile, '')"
                                + " FROM pg_backup_stop(false)");
        if (!end.getLast().isBlank()) {
            throw new IOException("The database has tablespaces, which this backup cannot take.");
        }
        copyLog(first, end.getFirst());
        // Its name says to PostgreSQL where to begin; without it the copy would not mend itself.
        sink.file("backup_label", end.get(1).getBytes(StandardCharsets.UTF_8));
    }

    private void copyFiles() throws IOException {
        Files.walkFileTree(
                data,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
                            throws IOException {
                        String name = name(folder);
                        if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        if (!name.isEmpty()) {
                            sink.folder(name);
                        }
                        return EMPTIED.contains(name)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        boolean wanted =
                                is.isRegularFile()
                                        && !LEFT_OUT.contains(file.getFileName().toString())
                                        && !name(file).equals(CONTROL);
                        if (wanted) {
                            copyIfThere(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failed)
                            throws IOException {
                        if (failed instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failed;
                    }
                });
    }

    /// A table that was dropped meanwhile is dropped again when the log is replayed.
    private void copyIfThere(Path file) throws IOException {
        try {
            sink.file(name(file), file);
        } catch (NoSuchFileException droppedMeanwhile) {
            return;
        }
    }

    private void copyLog(String first, String last) throws IOException {
        sink.folder("pg_wal/archive_status");
        sink.folder("pg_wal/summaries");
        try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean inside =
                        LOG_SEGMENT.matcher(name).matches()
                                && name.compareTo(first) >= 0
                                && name.compareTo(last) <= 0;
                if (inside || name.endsWith(".history")) {
                    sink.file("pg_wal/" + name, file);
                }
            }
        }
    }

    /// The one file that is not mended by the log, so it must not be torn: read until two looks
    /// agree.
    private byte[] control() throws IOException {
        Path file = data.resolve(CONTROL);
        byte[] before = Files.readAllBytes(file);
        for (int look = 0; look < LOOKS_AT_CONTROL; look++) {
            byte[] now = Files.readAllBytes(file);
            if (Arrays.equals(before, now)) {
                return now;
            }
            before = now;
        }
        throw new IOException(file + " does not keep still.");
    }

    private String name(Path path) {
        return data.relativize(path).toString();
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int columns = row.getMetaData().getColumnCount();
            String[] values = new String[columns];
            for (int at = 0; at < columns; at++) {
                values[at] = row.getString(at + 1);
            }
            return List.of(values);
        }
    }
}
