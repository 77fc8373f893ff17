package io.greenway.server.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.function.Function;

/// One question to the database inside a transaction that is already open.
final class Query {
    private Query() {}

    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    /// Asks, and hands over every row.
    ///
    /// @throws StoreFailure when the database does
    static void run(Connection connection, String sql, Binding binding, Reading reading) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.read(rows);
                }
            }
        } catch (SQLException failed) {
            throw new StoreFailure(failed);
        }
    }

    /// Lets every question of the transaction go by its index. A batch asks for hundreds of keys at
    /// once, and what the planner believes of a table that grows this fast is always out of date.
    static void plainPlans(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;"
                            + " SET LOCAL enable_mergejoin = off; SET LOCAL enable_bitmapscan = off;"
                            + " SET LOCAL max_parallel_workers_per_gather = 0");
        }
    }

    static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    static Array numbers(Connection connection, Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    static <T> Array texts(Connection connection, Collection<T> values, Function<T, String> text)
            throws SQLException {
        return connection.createArrayOf("text", values.stream().map(text).toArray());
    }
}
