package io.greenway.server.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `api_key` as the enterprises see it that make keys for themselves.
public final class ApiKeyTable {
    private final JdbcClient client;

    public ApiKeyTable(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    /// A key that is not revoked.
    ///
    /// @param prefix its first characters, by which people tell keys apart
    /// @param label what it is for
    /// @param scopes what it may do; empty for everything that keys could do before there were any
    /// @param madeBy login of who made it; empty when the zone did
    /// @param expiresAt null when it has no end
    public record Row(
            String prefix,
            String label,
            Set<String> scopes,
            String madeBy,
            Instant madeAt,
            @Nullable Instant expiresAt) {
        public Row {
            scopes = Set.copyOf(scopes);
        }
    }

    public List<Row> of(String enterprise) {
        return client.sql(
                        """
                        SELECT prefix, label, scopes, made_by, created_at, expires_at FROM api_key
                        WHERE enterprise_code = ? AND revoked_at IS NULL ORDER BY created_at, prefix
                        """)
                .param(enterprise)
                .query(
                        (rows, number) ->
                                new Row(
                                        rows.getString(1),
                                        rows.getString(2),
                                        ParticipantTables.scopes(rows.getString(3)),
                                        rows.getString(4),
                                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                                        instant(rows.getObject(6, OffsetDateTime.class))))
                .list();
    }

    public void put(String hash, String enterprise, Row row, Instant expires) {
        client.sql(
                        """
                        INSERT INTO api_key (hash, prefix, enterprise_code, created_at, scopes,
                            label, made_by, expires_at)
                        VALUES (decode(?, 'hex'), ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        hash,
                        row.prefix(),
                        enterprise,
                        AccountTable.at(row.madeAt()),
                        String.join(" ", new TreeSet<>(row.scopes())),
                        row.label(),
                        row.madeBy(),
                        AccountTable.at(expires))
                .update();
    }

    /// Revokes a key of an enterprise.
    ///
    /// @return whether there was one
    public boolean revoke(String enterprise, String prefix, Instant now) {
        return client.sql(
                                """
                                UPDATE api_key SET revoked_at = ?
                                WHERE enterprise_code = ? AND prefix = ? AND revoked_at IS NULL
                                """)
                        .params(AccountTable.at(now), enterprise, prefix)
                        .update()
                > 0;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
