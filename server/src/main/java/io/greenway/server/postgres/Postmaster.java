package io.greenway.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One running postmaster, started by this process or left behind by another.
///
/// @param handle its process
/// @param pidFile the file in which it says how far it has come
record Postmaster(ProcessHandle handle, Path pidFile) {
    /// Line of the file that holds the state, counted from 0.
    private static final int STATE_LINE = 7;

    private static final long LOOK_AGAIN_MILLIS = 15;

    long processId() {
        return handle.pid();
    }

    /// Waits until it accepts connections. Recovery after a crash may take minutes, so only its
    /// end ends the waiting.
    ///
    /// @return false when it ended instead
    boolean awaitReady() throws InterruptedException {
        while (handle.isAlive()) {
            if (ready()) {
                return true;
            }
            ended(Duration.ofMillis(LOOK_AGAIN_MILLIS));
        }
        return false;
    }

    private boolean ready() {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() > STATE_LINE
                    && lines.getFirst().strip().equals(Long.toString(handle.pid()))
                    && lines.get(STATE_LINE).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    void awaitEnd() {
        handle.onExit().join();
    }

    /// Fast shutdown; after the patience is over an immediate one, which costs a recovery at the
    /// next start and loses nothing.
    void stop(Duration patience) {
        if (!signal("INT", patience) && !signal("QUIT", patience)) {
            signal("KILL", patience);
        }
    }

    private boolean signal(String name, Duration patience) {
        try {
            if (!handle.isAlive()) {
                return true;
            }
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + handle.pid()).start().waitFor();
            return ended(patience);
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean ended(Duration patience) throws InterruptedException {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notEnded) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
