package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How far the journal is handled, and the last of every number given out. One row; whoever moves
/// it on must have seen its present state, so two writers can never both succeed.
final class Progress {
    /// Nothing is known yet.
    static final Progress NONE = new Progress();

    private final long readPosition;
    private @Nullable Progress before;
    private long position;
    private long serial;
    private long dossier;
    private long move;
    private long cursor;
    private long outbox;

    private Progress(ResultSet row) throws SQLException {
        before = null;
        readPosition = row.getLong(1);
        position = readPosition;
        serial = row.getLong(2);
        dossier = row.getLong(3);
        move = row.getLong(4);
        cursor = row.getLong(5);
        outbox = row.getLong(6);
    }

    private Progress(Progress before) {
        this.before = before;
        readPosition = before.position;
        position = before.position;
        serial = before.serial;
        dossier = before.dossier;
    }

    private Progress() {
        before = null;
        readPosition = 0;
    }

    /// Goes on where work ended that is decided, before it is written. Numbers that are given out
    /// while writing come from there when it is this one's turn.
    Progress next() {
        return new Progress(this);
    }

    /// What is before this is written.
    void follow() {
        if (before != null) {
            move = before.move;
            cursor = before.cursor;
            outbox = before.outbox;
            before = null;
        }
    }

    private static final String ROW =
            "SELECT position, serial, dossier, move, cursor, outbox FROM progress";

    static Progress read(Connection connection) throws SQLException {
        return read(connection, ROW + " FOR UPDATE");
    }

    /// The same for work that is never written: nobody has to wait for it.
    static Progress look(Connection connection) throws SQLException {
        return read(connection, ROW);
    }

    private static Progress read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Progress(row);
        }
    }

    long position() {
        return position;
    }

    void reached(long handled) {
        position = handled;
    }

    long nextSerial() {
        return ++serial;
    }

    long nextDossier() {
        return ++dossier;
    }

    long nextMove() {
        return ++move;
    }

    /// Gives so many cursors, and answers the last of them.
    long nextCursors(int count) {
        cursor += count;
        return cursor;
    }

    long nextOutbox() {
        return ++outbox;
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE progress
                        SET position = ?, serial = ?, dossier = ?, move = ?, cursor = ?, outbox = ?
                        WHERE position = ?
                        """)) {
            update.setLong(1, position);
            update.setLong(2, serial);
            update.setLong(3, dossier);
            update.setLong(4, move);
            update.setLong(5, cursor);
            update.setLong(6, outbox);
            update.setLong(7, readPosition);
            if (update.executeUpdate() != 1) {
                throw new SQLException("another server works on this database");
            }
        }
    }
}
