package io.greenway.server.store;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.GuaranteeChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What people of the zone decide about guarantees: rows of the log of actions, and the table
/// `guarantee` that follows them.
public final class GuaranteeStore {
    /// The area of guarantees in the log of actions.
    public static final String AREA = "guarantee";

    private static final String PUT =
            """
            INSERT INTO guarantee (enterprise_code, limit_fen, valid_to) VALUES (?, ?, ?)
            ON CONFLICT (enterprise_code) DO UPDATE SET limit_fen = excluded.limit_fen,
                valid_to = excluded.valid_to
            """;

    private final DataSource source;
    private final ActionTable actions;

    public GuaranteeStore(DataSource source, ActionTable actions) {
        this.source = source;
        this.actions = actions;
    }

    /// Everything that was entered and decided, oldest first.
    public List<ActionTable.Action> all() {
        return actions.all(AREA);
    }

    /// How a guarantee stands; empty when there is none.
    public Optional<GuaranteeAccount> account(String code) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Optional.ofNullable(LedgerTables.guarantee(connection, code));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// Writes down that somebody did something.
    ///
    /// @param body the details as JSON
    public ActionTable.Action append(Instant at, String by, String code, String kind, String body) {
        return actions.append(at, by, AREA, code, kind, body);
    }

    /// Writes an approval down and does what it says, both or neither.
    ///
    /// @param body the details as JSON
    /// @throws SQLException when the database fails; nothing is written then
    public void approve(GuaranteeChange change, String by, String kind, String body, Instant at)
            throws SQLException {
        actions.inTurn(
                connection -> {
                    actions.append(connection, at, by, AREA, change.code(), kind, body);
                    try (PreparedStatement put = connection.prepareStatement(PUT)) {
                        put.setString(1, change.code());
                        put.setLong(2, change.limit().fen());
                        put.setObject(3, change.validTo());
                        return put.executeUpdate();
                    }
                });
    }
}
