package io.greenway.server.postgres;

import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The files of one PostgreSQL installation: made once, then started again and again.
final class Cluster {
    private static final long LARGEST_LOG = 10L << 20;
    private static final int LAST_WORDS = 15;

    private final Path data;
    private final Path fresh;
    private final Path log;
    private final Binaries binaries;
    private final OperatingUser user;

    Cluster(Path folder, Binaries binaries, OperatingUser user) {
        this.data = folder.resolve("data");
        this.fresh = folder.resolve("data.new");
        this.log = folder.resolve("postgresql.log");
        this.binaries = binaries;
        this.user = user;
    }

    Path log() {
        return log;
    }

    /// Makes the cluster when there is none. It is made aside and renamed, so that a start that
    /// was broken off begins again.
    void initialise(String password, Progress progress) throws IOException, InterruptedException {
        if (Files.isDirectory(data)) {
            mustBeThisVersion();
            return;
        }
        progress.step("Initialising the database");
        Folders.delete(fresh);
        Files.createDirectory(fresh);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        user.own(fresh);
        Path first = fresh.resolveSibling("password.new");
        Folders.writePrivate(first, password);
        user.own(first);
        run(
                "",
                binaries.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + first,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        run(
                "CREATE DATABASE " + EmbeddedPostgres.DATABASE + "\n",
                binaries.program("postgres").toString(),
                "--single",
                "-D",
                fresh.toString(),
                "postgres");
        Files.delete(first);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void mustBeThisVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        String wanted = Binaries.version().split("\\.", 2)[0];
        if (!found.equals(wanted)) {
            throw new StartRefused(
                    "The database in "
                            + data
                            + " was made by PostgreSQL "
                            + found
                            + "; this Greenway carries PostgreSQL "
                            + wanted
                            + ". Move it over with pg_upgrade, or name another folder with"
                            + " --data.");
        }
    }

    /// Ends a postmaster that nobody watches any more. The caller holds the lock of the folder,
    /// so one that still runs here is left over from a process that was killed.
    void stopLeftover(Progress progress, Duration patience) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> found =
                Files.exists(pidFile) ? process(Files.readAllLines(pidFile)) : Optional.empty();
        if (found.isPresent() && worksHere(found.get())) {
            progress.step("Stopping a PostgreSQL that was left behind");
            new Postmaster(found.get(), pidFile).stop(patience);
        }
        for (ProcessHandle backend :
                ProcessHandle.allProcesses().filter(this::worksHere).toList()) {
            new Postmaster(backend, pidFile).stop(patience);
        }
        // The number in a file that outlived its process may belong to anybody by now, and
        // PostgreSQL would refuse to start because of it.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> process(List<String> pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()));
        } catch (NumberFormatException | NoSuchElementException torn) {
            return Optional.empty();
        }
    }

    /// Every PostgreSQL process works in its data folder.
    private boolean worksHere(ProcessHandle process) {
        try {
            Path place = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
            Path program = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/exe"));
            return place.equals(data) && program.endsWith("bin/postgres");
        } catch (IOException notOurs) {
            return false;
        }
    }

    /// Starts a postmaster. Durability is given on the command line, where no configuration file
    /// can take it back. Details of errors stay out of the log, because they quote rows.
    Postmaster launch(int port) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(
                    log,
                    log.resolveSibling("postgresql.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var command =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                binaries.program("postgres").toString(),
                                "-D",
                                data.toString()));
        for (String setting : settings(port)) {
            command.add("-c");
            command.add(setting);
        }
        // A session of its own: Ctrl-C at the terminal must stop the server first, then this.
        ProcessBuilder builder = builder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(new File("/dev/null"));
        return new Postmaster(builder.start().toHandle(), data.resolve("postmaster.pid"));
    }

    /// After each checkpoint a page is logged whole when it is first changed. At full rate the log
    /// grows by 2 GB in some minutes or less, so it may be as long as the usual five minutes want.
    /// The buffers are to hold much of what full rate changes until then.
    private static List<String> settings(int port) {
        return List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "wal_compression=on",
                "shared_buffers=768MB",
                "max_wal_size=6GB",
                "max_connections=60",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_error_verbosity=terse",
                "log_min_error_statement=panic");
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(user.command(command));
        builder.directory(new File("/"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private void run(String input, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(List.of(command));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        try (var pipe = process.getOutputStream()) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StartRefused("PostgreSQL could not be initialised:\n" + said);
        }
    }

    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    }
}
