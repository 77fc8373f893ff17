package io.greenway.server.pump;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes one thing at a time beside the thread that gives it, and tells that thread, when it comes
/// with the next, whether the last one went well.
final class Writing implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("pump-writer").factory());
    private @Nullable Future<?> last;

    /// A piece of work that ends in the database.
    interface Work {
        void run() throws SQLException;
    }

    /// Begins something, when nothing is under way.
    void begin(Work work) {
        Callable<Void> call =
                () -> {
                    work.run();
                    return null;
                };
        last = thread.submit(call);
    }

    /// Waits until nothing is under way.
    ///
    /// @throws SQLException when it failed in the database
    void await() throws SQLException, InterruptedException {
        Future<?> under = last;
        last = null;
        if (under == null) {
            return;
        }
        try {
            under.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException away -> throw away;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    /// Waits until nothing is under way, however it ended.
    void forget() throws InterruptedException {
        try {
            await();
        } catch (SQLException | RuntimeException known) {
            // Whoever forgets begins again from what is committed.
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
