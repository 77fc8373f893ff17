package io.greenway.server.store;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of who takes part: `zone`, `enterprise`, `api_key`, `account`, `guarantee`.
public final class ParticipantTables {
    /// A key that is valid.
    ///
    /// @param hash SHA-256 of the key, in hexadecimal digits
    /// @param enterpriseCode whose it is
    /// @param expiresAt from when on it opens nothing; null when it has no end
    /// @param scopes what it may do besides sending documents and reading what is the enterprise's
    public record Key(
            String hash, String enterpriseCode, Set<String> scopes, @Nullable Instant expiresAt) {
        public Key {
            scopes = Set.copyOf(scopes);
        }

        /// A key without an end.
        public Key(String hash, String enterpriseCode, Set<String> scopes) {
            this(hash, enterpriseCode, scopes, null);
        }

        /// A key that may do what every key may.
        public Key(String hash, String enterpriseCode) {
            this(hash, enterpriseCode, Set.of());
        }
    }

    /// A person who works at the zone.
    public record Account(String username, String displayName, String role, String passwordHash) {}

    /// What a guarantor promised.
    ///
    /// @param limitFen in fen
    /// @param validTo last day
    public record Guarantee(String enterpriseCode, long limitFen, LocalDate validTo) {}

    private final JdbcClient client;

    public ParticipantTables(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    public void putZone(String code, String chinese, String english, String swahili) {
        client.sql(
                        """
                        INSERT INTO zone (code, name_zh, name_en, name_sw) VALUES (?, ?, ?, ?)
                        ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh,
                            name_en = excluded.name_en, name_sw = excluded.name_sw
                        """)
                .params(code, chinese, english, swahili)
                .update();
    }

    public void put(Enterprise enterprise) {
        client.sql(
                        """
                        INSERT INTO enterprise (code, name, roles)
                        VALUES (?, ?, string_to_array(?, ','))
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name,
                            roles = excluded.roles
                        """)
                .params(
                        enterprise.code(),
                        enterprise.name(),
                        enterprise.roles().stream()
                                .sorted()
                                .map(Role::json)
                                .collect(Collectors.joining(",")))
                .update();
    }

    /// Makes room for an enterprise that the registry knows from its log; one that is there stays
    /// as it is.
    public void ensure(String code, String name) {
        client.sql(
                        """
                        INSERT INTO enterprise (code, name, roles) VALUES (?, ?, '{}')
                        ON CONFLICT (code) DO NOTHING
                        """)
                .params(code, name)
                .update();
    }

    public List<Enterprise> enterprises() {
        return client.sql("SELECT code, name, roles FROM enterprise ORDER BY code")
                .query((rows, number) -> enterprise(rows))
                .list();
    }

    public void put(Key key, String prefix, Instant created) {
        client.sql(
                        """
                        INSERT INTO api_key (hash, prefix, enterprise_code, created_at, scopes)
                        VALUES (decode(?, 'hex'), ?, ?, ?, ?)
                        """)
                .params(
                        key.hash(),
                        prefix,
                        key.enterpriseCode(),
                        created.atOffset(ZoneOffset.UTC),
                        String.join(" ", new TreeSet<>(key.scopes())))
                .update();
    }

    public void revoke(String hash, Instant when) {
        client.sql(
                        """
                        UPDATE api_key SET revoked_at = ?
                        WHERE hash = decode(?, 'hex') AND revoked_at IS NULL
                        """)
                .params(when.atOffset(ZoneOffset.UTC), hash)
                .update();
    }

    /// Keys that are not revoked.
    public List<Key> keys() {
        return client.sql(
                        """
                        SELECT encode(hash, 'hex'), enterprise_code, scopes, expires_at
                        FROM api_key WHERE revoked_at IS NULL
                        """)
                .query(
                        (rows, number) ->
                                new Key(
                                        rows.getString(1),
                                        rows.getString(2),
                                        scopes(rows.getString(3)),
                                        instant(rows.getObject(4, OffsetDateTime.class))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static Set<String> scopes(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    public void put(Account account) {
        client.sql(
                        """
                        INSERT INTO account (username, display_name, role, password_hash)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (username) DO UPDATE SET display_name = excluded.display_name,
                            role = excluded.role, password_hash = excluded.password_hash
                        """)
                .params(
                        account.username(),
                        account.displayName(),
                        account.role(),
                        account.passwordHash())
                .update();
    }

    /// Where somebody works, and what the person may do there.
    public void place(String username, String enterprise, List<String> rights) {
        client.sql("UPDATE account SET enterprise_code = ?, rights = ? WHERE username = ?")
                .params(enterprise, String.join(" ", rights), username)
                .update();
    }

    public Optional<Account> account(String username) {
        return client.sql(
                        """
                        SELECT username, display_name, role, password_hash FROM account
                        WHERE username = ?
                        """)
                .param(username)
                .query(
                        (rows, number) ->
                                new Account(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4)))
                .optional();
    }

    /// What two people of the zone decided since stays.
    public void put(Guarantee guarantee) {
        client.sql(
                        """
                        INSERT INTO guarantee (enterprise_code, limit_fen, valid_to)
                        VALUES (?, ?, ?)
                        ON CONFLICT (enterprise_code) DO UPDATE SET limit_fen = excluded.limit_fen,
                            valid_to = excluded.valid_to
                        WHERE NOT EXISTS (
                            SELECT FROM officer_action WHERE area = 'guarantee'
                            AND kind = 'approved' AND subject = excluded.enterprise_code)
                        """)
                .params(
                        guarantee.enterpriseCode(),
                        guarantee.limitFen(),
                        Date.valueOf(guarantee.validTo()))
                .update();
    }

    public List<Guarantee> guarantees() {
        return client.sql(
                        """
                        SELECT enterprise_code, limit_fen, valid_to FROM guarantee
                        ORDER BY enterprise_code
                        """)
                .query(
                        (rows, number) ->
                                new Guarantee(
                                        rows.getString(1),
                                        rows.getLong(2),
                                        rows.getDate(3).toLocalDate()))
                .list();
    }

    private static Enterprise enterprise(ResultSet rows) throws SQLException {
        Array roles = rows.getArray(3);
        return new Enterprise(
                rows.getString(1),
                rows.getString(2),
                Arrays.stream((String[]) roles.getArray())
                        .map(name -> Role.named(name).orElseThrow())
                        .collect(Collectors.toSet()));
    }
}
