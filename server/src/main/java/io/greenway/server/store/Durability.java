package io.greenway.server.store;

import io.greenway.server.start.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a database must promise before Greenway answers 202 for anything it stores there.
final class Durability {
    private static final int OLDEST = 150_000;

    private Durability() {}

    /// @throws StartRefused naming every promise that does not hold
    static void mustHold(Connection connection) throws SQLException {
        var broken = new ArrayList<String>();
        for (String setting : List.of("fsync", "full_page_writes")) {
            if (!show(connection, setting).equals("on")) {
                broken.add(setting + " is " + show(connection, setting) + " and must be on");
            }
        }
        String commit = show(connection, "synchronous_commit");
        if (!List.of("on", "remote_apply").contains(commit)) {
            broken.add("synchronous_commit is " + commit + " and must be on");
        }
        if (!show(connection, "server_encoding").equals("UTF8")) {
            broken.add("the encoding is " + show(connection, "server_encoding") + ", not UTF8");
        }
        if (Integer.parseInt(show(connection, "server_version_num")) < OLDEST) {
            broken.add(
                    "it is PostgreSQL " + show(connection, "server_version") + ", not 15 or newer");
        }
        if (!broken.isEmpty()) {
            throw new StartRefused(
                    "The database cannot keep what is accepted: "
                            + String.join("; ", broken)
                            + ".");
        }
    }

    static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
