package io.greenway.server.postgres;

/// A PostgreSQL that can be used: our own, or one that somebody else runs.
public interface RunningPostgres extends AutoCloseable {
    DatabaseAddress address();

    /// Ends what was started for us.
    @Override
    void close();

    /// One that somebody else runs; closing it does nothing.
    record External(DatabaseAddress address) implements RunningPostgres {
        @Override
        public void close() {}
    }
}
