package io.greenway.server.postgres;

import io.greenway.server.start.Progress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/// A place into which the files of a cluster are put back. They become the cluster with
/// [#finish], all at once.
public final class ClusterPlace {
    private final Path folder;
    private final Path fresh;

    private ClusterPlace(Path folder) {
        this.folder = folder;
        this.fresh = folder.resolve("data.new");
    }

    /// Makes the place.
    ///
    /// @param folder as for [EmbeddedPostgres#start]; holds no cluster yet
    public static ClusterPlace make(Path folder, Progress progress) throws IOException {
        try {
            var place = new ClusterPlace(Placement.of(folder, progress));
            Folders.delete(place.fresh);
            Files.createDirectory(place.fresh);
            return place;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /// Where the files go.
    public Path files() {
        return fresh;
    }

    /// Makes the files the cluster, owned by the user that PostgreSQL will run as.
    ///
    /// @param password with which the owner of the database logs in
    public void finish(String password) throws IOException {
        OperatingUser user = OperatingUser.of(folder.resolve("data"));
        Files.walkFileTree(
                fresh,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes is)
                            throws IOException {
                        Files.setPosixFilePermissions(
                                path, PosixFilePermissions.fromString("rwx------"));
                        user.own(path);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes is)
                            throws IOException {
                        Files.setPosixFilePermissions(
                                path, PosixFilePermissions.fromString("rw-------"));
                        user.own(path);
                        return FileVisitResult.CONTINUE;
                    }
                });
        Folders.writePrivate(folder.resolve("password"), password);
        Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
