package io.greenway.server.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder as the post, as the client of the exchange platform uses one: `out` holds what goes,
/// `in` what came, `done` what was taken, `bad` what could not be, each with a reason beside it.
/// A file appears whole or not at all; whoever writes into `in` must rename as well, and a name
/// that begins with a dot is not looked at.
public final class FolderPost implements Post {
    private static final String REASON = ".reason";

    private final Path out;
    private final Path in;
    private final Path done;
    private final Path bad;
    private final int mostBytes;

    /// @param folder is made when it is not there
    /// @param mostBytes a larger file cannot be taken
    public FolderPost(Path folder, int mostBytes) throws IOException {
        this.out = Files.createDirectories(folder.resolve("out"));
        this.in = Files.createDirectories(folder.resolve("in"));
        this.done = Files.createDirectories(folder.resolve("done"));
        this.bad = Files.createDirectories(folder.resolve("bad"));
        this.mostBytes = mostBytes;
    }

    @Override
    public void send(String name, byte[] text) throws IOException {
        write(out.resolve(name), text);
    }

    @Override
    public List<Parcel> arrived(int limit) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        for (Path file : oldest(in, limit)) {
            String name = file.getFileName().toString();
            try {
                if (Files.size(file) > mostBytes) {
                    bad(name, "It has more than %d bytes.".formatted(mostBytes));
                } else {
                    parcels.add(new Parcel(name, Files.readAllBytes(file)));
                }
            } catch (NoSuchFileException takenAway) {
                // Whoever put it there took it back.
            }
        }
        return parcels;
    }

    /// @param file its place
    /// @param at when it came
    private record Aged(Path file, FileTime at) {}

    private static List<Path> oldest(Path folder, int limit) throws IOException {
        List<Aged> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(".")
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(new Aged(file, modified(file)));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Aged::at).thenComparing(Aged::file))
                .limit(limit)
                .map(Aged::file)
                .toList();
    }

    private static FileTime modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException takenAway) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public void done(String name) throws IOException {
        move(in.resolve(name), free(done, name));
    }

    /// The reason comes first: a file in `bad` always has one.
    @Override
    public void bad(String name, String reason) throws IOException {
        Path place = free(bad, name);
        write(
                bad.resolve(place.getFileName() + REASON),
                (reason + "\n").getBytes(StandardCharsets.UTF_8));
        move(in.resolve(name), place);
    }

    @Override
    public List<Refused> refused(int limit) throws IOException {
        List<Refused> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(bad)) {
            for (Path file : files.filter(FolderPost::isRefused).sorted().limit(limit).toList()) {
                Path reason = bad.resolve(file.getFileName() + REASON);
                found.add(
                        new Refused(
                                file.getFileName().toString(),
                                Files.exists(reason)
                                        ? Files.readString(reason).strip()
                                        : "No reason was left."));
            }
        }
        return found;
    }

    private static boolean isRefused(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(REASON) && Files.isRegularFile(file);
    }

    @Override
    public boolean retry(String name) throws IOException {
        Path file = bad.resolve(name).normalize();
        if (!bad.equals(file.getParent()) || !isRefused(file)) {
            return false;
        }
        move(file, free(in, name));
        Files.deleteIfExists(bad.resolve(name + REASON));
        return true;
    }

    /// A name that nothing in a folder has: what was put away is never overwritten.
    private static Path free(Path folder, String name) {
        Path place = folder.resolve(name);
        for (int copy = 2; Files.exists(place); copy++) {
            place = folder.resolve(name + "." + copy);
        }
        return place;
    }

    /// A name is on the disk when its folder is.
    private static void write(Path file, byte[] text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        move(draft, file);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(to);
    }

    private static void force(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
