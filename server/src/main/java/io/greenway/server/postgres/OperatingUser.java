package io.greenway.server.postgres;

import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The user of the operating system that PostgreSQL runs as. PostgreSQL refuses to run as root,
/// so root hands it to an unprivileged user; everyone else runs it as themselves.
///
/// @param other the unprivileged user, or null when PostgreSQL runs as the user of this process
record OperatingUser(@Nullable Entry other) {
    /// A line of the password file.
    record Entry(String name, int uid, int gid) {}

    /// The owner of the data when there is data, else the first of `postgres` and `nobody`.
    ///
    /// @throws StartRefused when this is root and no such user exists
    static OperatingUser of(Path data) throws IOException {
        int own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (own != 0) {
            return new OperatingUser(null);
        }
        List<Entry> entries = entries();
        if (Files.isDirectory(data)) {
            int owner = (Integer) Files.getAttribute(data, "unix:uid");
            Optional<Entry> found = entries.stream().filter(e -> e.uid() == owner).findFirst();
            if (owner != 0 && found.isPresent()) {
                return new OperatingUser(found.get());
            }
        }
        for (String name : List.of("postgres", "nobody")) {
            Optional<Entry> found = entries.stream().filter(e -> e.name().equals(name)).findFirst();
            if (found.isPresent()) {
                return new OperatingUser(found.get());
            }
        }
        throw new StartRefused(
                "PostgreSQL does not run as root, and this machine has neither a user postgres nor"
                        + " a user nobody. Start Greenway as an ordinary user.");
    }

    private static List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] fields = line.split(":", -1);
            if (fields.length >= 4 && !fields[2].isEmpty() && !fields[3].isEmpty()) {
                entries.add(
                        new Entry(
                                fields[0],
                                Integer.parseInt(fields[2]),
                                Integer.parseInt(fields[3])));
            }
        }
        return entries;
    }

    /// The command as it must be started so that it runs as this user.
    List<String> command(List<String> command) {
        if (other == null) {
            return command;
        }
        var whole =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + other.uid(),
                                "--regid=" + other.gid(),
                                "--clear-groups"));
        whole.addAll(command);
        return whole;
    }

    /// Gives the user one file or folder.
    void own(Path path) throws IOException {
        if (other != null) {
            Files.setAttribute(path, "unix:uid", other.uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", other.gid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// The first folder on the way down to the given one that the user may not enter.
    Optional<Path> closedOnTheWayTo(Path folder) throws IOException, InterruptedException {
        if (other == null) {
            return Optional.empty();
        }
        Path real = folder.toRealPath();
        for (int depth = 0; depth <= real.getNameCount(); depth++) {
            Path parent =
                    depth == 0 ? real.getRoot() : real.getRoot().resolve(real.subpath(0, depth));
            var test = new ProcessBuilder(command(List.of("test", "-x", parent.toString())));
            if (test.start().waitFor() != 0) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    /// Its name, for people.
    String name() {
        return other == null ? System.getProperty("user.name") : other.name();
    }
}
