package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The table `service_access`: who asked what about a buyer. Rows are only added.
public final class AccessTable {
    private final DataSource source;

    public AccessTable(DataSource source) {
        this.source = source;
    }

    /// One question.
    ///
    /// @param service `PRE_CHECK` or `QUOTA`
    /// @param caller enterprise, operator, or the service that vouched for the buyer
    /// @param buyer pseudonym of the identity document
    /// @param outcome what was answered
    public record Access(Instant at, String service, String caller, String buyer, String outcome) {}

    /// Writes questions down, before they are answered.
    ///
    /// @throws SQLException when the database fails; then nothing is answered
    public void write(List<Access> accesses) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO service_access (at, service, caller, buyer, outcome)"
                                        + " VALUES (?, ?, ?, ?, ?)")) {
            for (Access access : accesses) {
                insert.setTimestamp(1, Timestamp.from(access.at()));
                insert.setString(2, access.service());
                insert.setString(3, access.caller());
                insert.setString(4, access.buyer());
                insert.setString(5, access.outcome());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// How often a caller asked about a buyer since a moment.
    ///
    /// @throws SQLException when the database fails
    public int count(String service, String caller, String buyer, Instant since)
            throws SQLException {
        List<Integer> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT count(*) FROM service_access
                    WHERE buyer = ? AND service = ? AND caller = ? AND at >= ?
                    """,
                    select -> {
                        select.setString(1, buyer);
                        select.setString(2, service);
                        select.setString(3, caller);
                        select.setTimestamp(4, Timestamp.from(since));
                    },
                    row -> found.add(row.getInt(1)));
        }
        return found.getFirst();
    }

    /// The newest questions about a buyer.
    ///
    /// @throws SQLException when the database fails
    public List<Access> of(String buyer, int most) throws SQLException {
        List<Access> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT at, service, caller, outcome FROM service_access
                    WHERE buyer = ? ORDER BY id DESC LIMIT ?
                    """,
                    select -> {
                        select.setString(1, buyer);
                        select.setInt(2, most);
                    },
                    row ->
                            found.add(
                                    new Access(
                                            row.getTimestamp(1).toInstant(),
                                            row.getString(2),
                                            row.getString(3),
                                            buyer,
                                            row.getString(4))));
        }
        return found;
    }
}
