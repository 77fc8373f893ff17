package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// How far the journal has been searched for what concerns the money: releases and tax bills.
public final class SettlementStore {
    /// Answers of customs that matter here.
    private static final List<String> TYPES = List.of("CEB622", "CEB816", "CEB818");

    private static final String AFTER =
            """
            SELECT position FROM journal
            WHERE position > ? AND position <= ? AND message_type = ANY (?)
            ORDER BY position LIMIT ?
            """;

    private final DataSource source;
    private final ReleaseTable releases;

    public SettlementStore(DataSource source, ReleaseTable releases) {
        this.source = source;
        this.releases = releases;
    }

    /// SQL that is to be done together with moving on.
    @FunctionalInterface
    public interface Work {
        void with(Connection connection) throws SQLException;
    }

    /// Last position searched.
    public long position() throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    "SELECT position FROM settlement_progress",
                    select -> {},
                    row -> found.add(row.getLong(1)));
        }
        return found.getFirst();
    }

    /// Positions of messages that concern the money, in order.
    ///
    /// @param upTo last position to look at
    public List<Long> after(long position, long upTo, int limit) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    AFTER,
                    select -> {
                        select.setLong(1, position);
                        select.setLong(2, upTo);
                        select.setArray(3, Query.texts(connection, TYPES));
                        select.setInt(4, limit);
                    },
                    row -> found.add(row.getLong(1)));
        }
        return found;
    }

    /// Takes in releases and moves on, or neither.
    public void take(List<Released> released, long before, long position) throws SQLException {
        moveOn(before, position, connection -> releases.take(connection, released));
    }

    /// Takes in released declarations by their numbers and moves on, or neither.
    public void released(List<String> invtNos, long before, long position) throws SQLException {
        moveOn(before, position, connection -> releases.complete(connection, invtNos));
    }

    /// Does some work and moves on, or neither.
    ///
    /// @param before position seen last; another one means that somebody else moved
    void moveOn(long before, long position, Work work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                move(connection, before, position);
                connection.commit();
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void move(Connection connection, long before, long position)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE settlement_progress SET position = ? WHERE position = ?")) {
            update.setLong(1, position);
            update.setLong(2, before);
            if (update.executeUpdate() != 1) {
                throw new SQLException("another server works on this database");
            }
        }
    }
}
