package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// A look into the PostgreSQL of what is measured.
final class Database implements AutoCloseable {
    private static final int PORT_LINE = 3;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Connects.
    ///
    /// @param postgresql the folder in which it lives
    static Database open(Path postgresql) throws IOException, SQLException {
        return new Database(connect(postgresql));
    }

    static Connection connect(Path postgresql) throws IOException, SQLException {
        Path pid = postgresql.resolve("data").resolve("postmaster.pid");
        String port = Files.readAllLines(pid).get(PORT_LINE).strip();
        Properties login = new Properties();
        login.put("user", "greenway");
        login.put("password", Files.readString(postgresql.resolve("password")).strip());
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/greenway", login);
    }

    /// Writes down that what is committed is durable, and refuses to measure when it is not.
    void durability(Map<String, Object> figures) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = text("SHOW " + setting);
            figures.put(setting, value);
            if (!value.equals("on")) {
                throw new IllegalStateException(setting + " is " + value);
            }
        }
    }

    long walBytes() throws SQLException {
        return Long.parseLong(text("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
    }

    long diskBytes() throws SQLException {
        return Long.parseLong(text("SELECT pg_database_size(current_database())"));
    }

    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
