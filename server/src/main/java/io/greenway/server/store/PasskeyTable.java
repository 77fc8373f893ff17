package io.greenway.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `passkey`: public keys with which people sign in (WebAuthn).
public final class PasskeyTable {
    private static final String COLUMNS =
            "id, handle, label, public_key, attestation, signatures, verified, eligible, backed_up,"
                    + " transports, made_at, used_at";

    private final JdbcClient client;

    public PasskeyTable(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    /// One passkey.
    ///
    /// @param id of the credential, in Base64 for addresses
    /// @param handle of its owner, see `account.handle`
    /// @param signatures counter of the authenticator
    /// @param verified whether it has verified its user
    /// @param eligible whether it may be backed up
    /// @param backedUp whether it is
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(
            String id,
            String handle,
            String label,
            byte[] publicKey,
            byte[] attestation,
            long signatures,
            boolean verified,
            boolean eligible,
            boolean backedUp,
            Set<String> transports,
            Instant madeAt,
            Instant usedAt) {}

    public void put(Row row) {
        client.sql(
                        "INSERT INTO passkey ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (id) DO UPDATE SET signatures = excluded.signatures,"
                                + " backed_up = excluded.backed_up, used_at = excluded.used_at")
                .params(
                        row.id(),
                        row.handle(),
                        row.label(),
                        row.publicKey(),
                        row.attestation(),
                        row.signatures(),
                        row.verified(),
                        row.eligible(),
                        row.backedUp(),
                        String.join(" ", new TreeSet<>(row.transports())),
                        AccountTable.at(row.madeAt()),
                        AccountTable.at(row.usedAt()))
                .update();
    }

    public Optional<Row> find(String id) {
        return client.sql("SELECT " + COLUMNS + " FROM passkey WHERE id = ?")
                .param(id)
                .query((rows, number) -> row(rows))
                .optional();
    }

    /// Those of an account.
    public List<Row> of(String handle) {
        return client.sql("SELECT " + COLUMNS + " FROM passkey WHERE handle = ? ORDER BY made_at")
                .param(handle)
                .query((rows, number) -> row(rows))
                .list();
    }

    /// Takes one away.
    ///
    /// @return whether the account had it
    public boolean remove(String handle, String id) {
        return client.sql("DELETE FROM passkey WHERE handle = ? AND id = ?")
                        .params(handle, id)
                        .update()
                == 1;
    }

    /// Takes those of an account away.
    public void removeAll(String username) {
        client.sql(
                        "DELETE FROM passkey WHERE handle = (SELECT handle FROM account WHERE"
                                + " username = ?)")
                .param(username)
                .update();
    }

    private static Row row(ResultSet rows) throws SQLException {
        String transports = rows.getString(10);
        return new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getBytes(4),
                rows.getBytes(5),
                rows.getLong(6),
                rows.getBoolean(7),
                rows.getBoolean(8),
                rows.getBoolean(9),
                transports.isEmpty() ? Set.of() : Set.of(transports.split(" ")),
                rows.getObject(11, OffsetDateTime.class).toInstant(),
                rows.getObject(12, OffsetDateTime.class).toInstant());
    }
}
