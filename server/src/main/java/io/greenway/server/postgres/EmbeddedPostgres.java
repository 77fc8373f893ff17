package io.greenway.server.postgres;

import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The PostgreSQL inside the platform. It lives in one folder, listens on 127.0.0.1 only, and is
/// durable: what it has committed survives a power cut. While it runs it is watched: a postmaster
/// that dies is started again on the same port, so connections come back by themselves.
public final class EmbeddedPostgres implements RunningPostgres {
    /// Owner of everything in the database.
    public static final String USER = "greenway";

    /// Name of the database.
    public static final String DATABASE = "greenway";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /// Line of the postmaster's file that holds its port, counted from 0.
    private static final int PORT_LINE = 3;

    private final Cluster cluster;
    private final FileChannel lock;
    private final DatabaseAddress address;
    private final int port;
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition changed = guard.newCondition();
    private final Thread watch;

    private Postmaster postmaster;
    private boolean closing;

    private EmbeddedPostgres(
            Cluster cluster, FileChannel lock, Postmaster postmaster, int port, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.postmaster = postmaster;
        this.port = port;
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
        this.address = new DatabaseAddress(url, USER, password);
        this.watch = Thread.ofPlatform().name("postgresql-watch").daemon().unstarted(this::watch);
    }

    /// Starts PostgreSQL in a folder, and makes what is missing there. A postmaster that a killed
    /// process left behind in it is shut down first.
    ///
    /// @throws StartRefused when the folder is in use by another process, belongs to another
    ///     major version, or PostgreSQL does not come up
    public static EmbeddedPostgres start(Path folder, Progress progress) {
        try {
            Path place = Placement.of(folder, progress);
            FileChannel lock = lock(place);
            try {
                return start(place, lock, progress);
            } catch (IOException | InterruptedException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StartRefused("PostgreSQL could not be started: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", stopped);
        }
    }

    /// The PostgreSQL of a folder: the one that a running Greenway has started there, else one that
    /// is started for the caller and ends with it.
    ///
    /// @throws StartRefused when there is neither, as [#start] says
    public static RunningPostgres reach(Path folder, Progress progress) {
        try {
            if (Files.exists(folder.resolve("in-use")) && isInUse(folder.toRealPath())) {
                return attached(folder.toRealPath());
            }
        } catch (IOException failed) {
            throw new StartRefused("PostgreSQL cannot be reached: " + failed, failed);
        }
        return start(folder, progress);
    }

    /// What one sees of the PostgreSQL in a folder without touching it.
    public sealed interface Look {
        /// There is none.
        record Nothing() implements Look {}

        /// Its files are there, and nobody works on them.
        record Stopped() implements Look {}

        /// A postmaster that outlived its server; the next start ends it.
        record LeftBehind(long processId) implements Look {}

        /// A running Greenway has it.
        record Running(DatabaseAddress address) implements Look {}
    }

    /// Looks at a folder.
    ///
    /// @throws StartRefused when its files cannot be read, or its server is just starting
    public static Look look(Path folder) {
        try {
            if (!Files.isDirectory(folder.resolve("data"))) {
                return new Look.Nothing();
            }
            Path real = folder.toRealPath();
            if (Files.exists(real.resolve("in-use")) && isInUse(real)) {
                return new Look.Running(attached(real).address());
            }
            Path pidFile = real.resolve("data").resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return new Look.Stopped();
            }
            long processId = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return ProcessHandle.of(processId).isPresent()
                    ? new Look.LeftBehind(processId)
                    : new Look.Stopped();
        } catch (IOException | NumberFormatException failed) {
            throw new StartRefused("PostgreSQL's files cannot be read: " + failed, failed);
        }
    }

    private static boolean isInUse(Path folder) throws IOException {
        try (FileChannel channel =
                FileChannel.open(folder.resolve("in-use"), StandardOpenOption.WRITE)) {
            return !Locks.tryLock(channel);
        }
    }

    private static RunningPostgres attached(Path folder) throws IOException {
        Path pidFile = folder.resolve("data").resolve("postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.size() <= PORT_LINE) {
            throw new StartRefused(
                    "Another Greenway uses "
                            + folder.getParent()
                            + ", but its PostgreSQL does not run at the moment. Try again.");
        }
        return new RunningPostgres.External(
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:"
                                + lines.get(PORT_LINE).strip()
                                + "/"
                                + DATABASE,
                        USER,
                        Files.readString(folder.resolve("password")).strip()));
    }

    private static EmbeddedPostgres start(Path folder, FileChannel lock, Progress progress)
            throws IOException, InterruptedException {
        String password = password(folder.resolve("password"));
        OperatingUser user = OperatingUser.of(folder.resolve("data"));
        Binaries binaries = Binaries.in(folder, progress);
        var cluster = new Cluster(folder, binaries, user);
        cluster.initialise(password, progress);
        cluster.stopLeftover(progress, STOP_PATIENCE);
        progress.step("Starting PostgreSQL " + Binaries.version());
        int port = freePort();
        Postmaster postmaster = cluster.launch(port);
        if (!postmaster.awaitReady()) {
            throw new StartRefused(
                    "PostgreSQL did not start. Its last words, from "
                            + cluster.log()
                            + ":\n"
                            + cluster.lastWords());
        }
        var running = new EmbeddedPostgres(cluster, lock, postmaster, port, password);
        running.watch.start();
        return running;
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    /// Process id of the postmaster that runs now, or ran last.
    public long processId() {
        guard.lock();
        try {
            return postmaster.processId();
        } finally {
            guard.unlock();
        }
    }

    /// Fast shutdown: running transactions are rolled back and everything committed is on disk.
    @Override
    public void close() {
        guard.lock();
        try {
            closing = true;
            changed.signalAll();
            postmaster.stop(STOP_PATIENCE);
        } finally {
            guard.unlock();
        }
        try {
            watch.join(STOP_PATIENCE);
            lock.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void watch() {
        try {
            long pause = FIRST_PAUSE_MILLIS;
            while (true) {
                current().awaitEnd();
                if (!pauseUnlessClosing(pause)) {
                    return;
                }
                pause = restart() ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Postmaster current() {
        guard.lock();
        try {
            return postmaster;
        } finally {
            guard.unlock();
        }
    }

    /// Backends of a killed postmaster hold its shared memory for a moment, so the first attempts
    /// may fail; the pause grows from attempt to attempt.
    private boolean restart() throws InterruptedException {
        Postmaster next;
        guard.lock();
        try {
            if (closing) {
                return false;
            }
            next = cluster.launch(port);
            postmaster = next;
        } catch (IOException failed) {
            return false;
        } finally {
            guard.unlock();
        }
        return next.awaitReady();
    }

    private boolean pauseUnlessClosing(long millis) throws InterruptedException {
        guard.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } finally {
            guard.unlock();
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("in-use"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!Locks.tryLock(channel)) {
            channel.close();
            throw new StartRefused(
                    "Another Greenway uses the data folder "
                            + folder.getParent()
                            + ". Stop it first, or name another folder with --data.");
        }
        return channel;
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Folders.writePrivate(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
