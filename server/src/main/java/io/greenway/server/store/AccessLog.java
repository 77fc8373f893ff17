package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/// The table `access_log`: who looked at what, regulators and those who ask about a buyer alike
/// . It is written before the answer is given, so nothing is seen that is not written down.
public final class AccessLog {
    private static final String INSERT =
            """
            INSERT INTO access_log (at, who, role, view, subject, outcome, purpose)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    /// A service is no person and has no login.
    private static final String SERVICE = "service";

    private final DataSource source;

    public AccessLog(DataSource source) {
        this.source = source;
    }

    /// One look.
    ///
    /// @param who login, enterprise, or the service that vouched for a buyer
    /// @param role of the login; `service` for questions about a buyer
    /// @param view name of the view, or `PRE_CHECK` or `QUOTA`
    /// @param subject what was asked for; a buyer only under the pseudonym of the quota
    /// @param outcome what was answered; empty where only the look counts
    /// @param purpose what for, in the words of who looks; empty where nobody was asked
    public record Access(
            Instant at,
            String who,
            String role,
            String view,
            String subject,
            String outcome,
            String purpose) {
        /// A look that needs no purpose.
        public Access(
                Instant at, String who, String role, String view, String subject, String outcome) {
            this(at, who, role, view, subject, outcome, "");
        }

        /// A question about a buyer.
        ///
        /// @param buyer pseudonym of the identity document
        public static Access about(
                Instant at, String service, String caller, String buyer, String outcome) {
            return new Access(at, caller, SERVICE, service, buyer, outcome);
        }
    }

    /// Writes down a look.
    ///
    /// @param view name of the view
    /// @param subject what was asked for
    public void note(String who, String role, String view, String subject, Instant now)
            throws SQLException {
        write(List.of(new Access(now, who, role, view, subject, "")));
    }

    /// Writes down a look and what for.
    ///
    /// @param purpose in the words of who looks
    public void note(
            String who, String role, String view, String subject, String purpose, Instant now)
            throws SQLException {
        write(List.of(new Access(now, who, role, view, subject, "", purpose)));
    }

    /// Writes looks down, before they are answered.
    ///
    /// @throws SQLException when the database fails; then nothing is answered
    public void write(List<Access> accesses) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Access access : accesses) {
                insert.setTimestamp(1, Timestamp.from(access.at()));
                insert.setString(2, access.who());
                insert.setString(3, access.role());
                insert.setString(4, access.view());
                insert.setString(5, access.subject());
                insert.setString(6, access.outcome());
                insert.setString(7, access.purpose());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// How often somebody asked about a buyer since a moment.
    ///
    /// @throws SQLException when the database fails
    public int count(String view, String who, String buyer, Instant since) throws SQLException {
        List<Integer> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT count(*) FROM access_log
                    WHERE subject = ? AND view = ? AND who = ? AND role = ? AND at >= ?
                    """,
                    select -> {
                        select.setString(1, buyer);
                        select.setString(2, view);
                        select.setString(3, who);
                        select.setString(4, SERVICE);
                        select.setTimestamp(5, Timestamp.from(since));
                    },
                    row -> found.add(row.getInt(1)));
        }
        return found.getFirst();
    }

    /// The newest looks at a buyer, whoever looked.
    ///
    /// @param subjects what the buyer is called: the pseudonym, and the accounts of its years
    /// @throws SQLException when the database fails
    public List<Access> about(Collection<String> subjects, int most) throws SQLException {
        List<Access> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT at, who, role, view, subject, outcome, purpose FROM access_log
                    WHERE subject = ANY (?) ORDER BY id DESC LIMIT ?
                    """,
                    select -> {
                        select.setArray(1, Query.texts(connection, subjects));
                        select.setInt(2, most);
                    },
                    row ->
                            found.add(
                                    new Access(
                                            row.getTimestamp(1).toInstant(),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6),
                                            row.getString(7))));
        }
        return found;
    }
}
