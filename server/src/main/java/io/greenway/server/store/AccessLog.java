package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

/// The table `access_log`: who of a regulator looked at what. It is written before the
/// answer is given, so nothing is seen that is not written down.
public final class AccessLog {
    private final DataSource source;

    public AccessLog(DataSource source) {
        this.source = source;
    }

    /// Writes down a look.
    ///
    /// @param view name of the view
    /// @param subject what was asked for
    public void note(String who, String role, String view, String subject, Instant now)
            throws SQLException {
        note(who, role, view, subject, "", now);
    }

    /// Writes down a look and what for.
    ///
    /// @param purpose in the words of who looks
    public void note(
            String who, String role, String view, String subject, String purpose, Instant now)
            throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO access_log (at, who, role, view, subject, purpose)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setString(2, who);
            insert.setString(3, role);
            insert.setString(4, view);
            insert.setString(5, subject);
            insert.setString(6, purpose);
            insert.executeUpdate();
        }
    }
}
