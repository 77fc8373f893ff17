package io.greenway.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Work on one connection that is done whole or not at all.
final class Transactions {
    private Transactions() {}

    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    static <T> T in(DataSource source, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }
}
