package io.greenway.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A disk whose power can be cut. It is an image that is mounted as a file system of its own, so
/// what programs wrote and did not make durable is in the memory of that file system and not in
/// the image: a copy of the image, made while every program stands still, is what a power cut
/// would leave. The file system does not make anything durable by itself for ten minutes.
final class Disk implements AutoCloseable {
    private static final String SIZE = "900m";
    private static final String OPTIONS = "loop,commit=600,data=ordered";

    private final Path image;
    private final Path mounted;

    private Disk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    /// A new disk in a folder; null where this machine lets nobody mount an image.
    static @Nullable Disk create(Path folder) throws IOException {
        Path image = folder.resolve("disk.image");
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        Disk disk = new Disk(image, mounted);
        return run("truncate", "-s", SIZE, image.toString()) == 0
                        && run("mkfs.ext4", "-q", "-F", image.toString()) == 0
                        && disk.mount() == 0
                ? disk
                : null;
    }

    /// Where its files are.
    Path folder() {
        return mounted;
    }

    /// Keeps what would be on the disk if the power failed now.
    void freeze() {
        must("cp", "--sparse=always", image.toString(), image + ".kept");
    }

    /// The disk as it was kept, mounted again; nothing runs on it now.
    void restore() throws IOException {
        must("umount", mounted.toString());
        Files.move(Path.of(image + ".kept"), image, StandardCopyOption.REPLACE_EXISTING);
        if (mount() != 0) {
            throw new IllegalStateException("the disk cannot be mounted again");
        }
    }

    private int mount() {
        return run("mount", "-o", OPTIONS, image.toString(), mounted.toString());
    }

    private static void must(String... command) {
        if (run(command) != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
        } catch (IOException missing) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        run("umount", "-l", mounted.toString());
    }
}
