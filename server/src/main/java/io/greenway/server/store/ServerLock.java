package io.greenway.server.store;

import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.StartRefused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Holds the database for one server: an advisory lock on a connection of its own. The journal is
/// written through that very connection, so a server that lost the lock cannot append: two
/// servers on one journal would give the same position twice.
public final class ServerLock implements AutoCloseable {
    /// SQL that runs as one transaction.
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final DatabaseAddress address;
    private final String schema;
    private final ReentrantLock guard = new ReentrantLock();

    private @Nullable Connection connection;
    private boolean closed;

    private ServerLock(DatabaseAddress address, String schema) {
        this.address = address;
        this.schema = schema;
    }

    /// @throws StartRefused when another server holds it
    static ServerLock acquire(DatabaseAddress address, String schema) {
        var lock = new ServerLock(address, schema);
        try {
            lock.connection = lock.connect();
            return lock;
        } catch (SQLException failed) {
            throw new StartRefused(
                    "The database " + address.url() + " cannot be used: " + failed.getMessage(),
                    failed);
        }
    }

    /// Runs a transaction and commits it. After any failure the connection is given up; the next
    /// transaction connects anew and takes the lock again.
    ///
    /// @throws SQLException when the database is away, the lock is with another server, or the
    ///     work fails; whether it was committed is then unknown
    public <T> T inTransaction(Work<T> work) throws SQLException {
        guard.lock();
        try {
            if (closed) {
                throw new SQLException("The database is closed.");
            }
            if (connection == null) {
                connection = connect();
            }
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            letGo();
            throw failed;
        } finally {
            guard.unlock();
        }
    }

    private Connection connect() throws SQLException {
        Connection attempt = address.connect();
        try {
            if (!takeLock(attempt)) {
                throw new SQLException(
                        "another Greenway works on it. Stop that one first: two on one journal"
                                + " would lose messages");
            }
            attempt.setSchema(schema);
            attempt.setAutoCommit(false);
            return attempt;
        } catch (SQLException failed) {
            attempt.close();
            throw failed;
        }
    }

    private boolean takeLock(Connection attempt) throws SQLException {
        try (PreparedStatement statement =
                attempt.prepareStatement(
                        "SELECT pg_try_advisory_lock(hashtext('greenway'), hashtext(?))")) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private void letGo() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // The lock went with the connection; there is nothing left to give back.
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        guard.lock();
        try {
            closed = true;
            letGo();
        } finally {
            guard.unlock();
        }
    }
}
