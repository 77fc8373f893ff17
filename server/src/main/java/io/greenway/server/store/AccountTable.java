package io.greenway.server.store;

import io.greenway.core.account.Lockout;
import io.greenway.core.account.Post;
import io.greenway.core.account.Right;
import io.greenway.server.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of accounts: `account`, `recovery_code`, `invitation`.
public final class AccountTable {
    private static final String COLUMNS =
            "username, display_name, role, enterprise_code, rights, state, provider, password_hash,"
                    + " failures, locked_until, code_key, code_sealed, code_confirmed, code_step";

    private final JdbcClient client;

    public AccountTable(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    /// Where an account stands.
    public enum State {
        /// Nobody has taken up the invitation yet.
        INVITED,
        /// It can be signed in to.
        ACTIVE,
        /// It cannot.
        SUSPENDED;

        /// As it is written in the table and over the interface.
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /// One account.
    ///
    /// @param provider identity provider that signs it in; null for one with a password of its own
    /// @param passwordHash empty when it has no password
    /// @param code sealed secret of the timed codes; null when there is none
    /// @param confirmed whether the codes are asked for
    /// @param step newest step whose code was used
    public record Login(
            String username,
            String displayName,
            Post post,
            State state,
            @Nullable String provider,
            String passwordHash,
            Lockout lockout,
            @Nullable Sealed code,
            boolean confirmed,
            long step) {
        @Override
        public String toString() {
            return "Login " + username;
        }
    }

    public Optional<Login> find(String username) {
        return client.sql("SELECT " + COLUMNS + " FROM account WHERE username = ?")
                .param(username)
                .query((rows, number) -> login(rows))
                .optional();
    }

    /// The account that a passkey belongs to.
    public Optional<Login> ofHandle(String handle) {
        return client.sql("SELECT " + COLUMNS + " FROM account WHERE handle = ?")
                .param(handle)
                .query((rows, number) -> login(rows))
                .optional();
    }

    /// Accounts of a place, or of all places.
    ///
    /// @param place null for all
    public List<Login> at(@Nullable Post place, int most) {
        String role = place == null ? null : place.role();
        String enterprise = place == null ? null : place.enterprise();
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM account WHERE (?::text IS NULL OR role = ? AND"
                                + " enterprise_code IS NOT DISTINCT FROM ?::text)"
                                + " ORDER BY username LIMIT ?")
                .params(Arrays.asList(role, role, enterprise, most))
                .query((rows, number) -> login(rows))
                .list();
    }

    /// Makes an account that waits for its invitation to be taken up.
    ///
    /// @return whether the login was free
    public boolean invite(
            String username, String displayName, Post post, @Nullable String provider) {
        String state = provider == null ? State.INVITED.json() : State.ACTIVE.json();
        return client.sql(
                                """
                                INSERT INTO account (username, display_name, role, enterprise_code,
                                    rights, state, provider, password_hash)
                                VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (username) DO NOTHING
                                """)
                        .params(
                                Arrays.asList(
                                        username,
                                        displayName,
                                        post.role(),
                                        post.enterprise(),
                                        rights(post.rights()),
                                        state,
                                        provider))
                        .update()
                == 1;
    }

    /// The invitation of an account; one that is there already is good no longer.
    public void putInvitation(String username, String hash, String by, Instant expires) {
        client.sql(
                        """
                        INSERT INTO invitation (hash, username, invited_by, expires_at)
                        VALUES (decode(?, 'hex'), ?, ?, ?)
                        ON CONFLICT (username) DO UPDATE SET hash = excluded.hash,
                            invited_by = excluded.invited_by, expires_at = excluded.expires_at
                        """)
                .params(hash, username, by, at(expires))
                .update();
    }

    /// Whose invitation it is, if it is good; one to an account that was suspended meanwhile is
    /// not.
    public Optional<String> invited(String hash, Instant now) {
        return client.sql(
                        """
                        SELECT username FROM invitation JOIN account USING (username)
                        WHERE hash = decode(?, 'hex') AND expires_at > ? AND state = 'invited'
                        """)
                .params(hash, at(now))
                .query(String.class)
                .optional();
    }

    /// Uses an invitation up: the account has that password and can be signed in to, or nothing has
    /// changed.
    ///
    /// @return the account, or nothing when somebody else was faster
    public Optional<String> accept(String hash, String passwordHash, Instant now) {
        return client.sql(
                        """
                        WITH used AS (
                            DELETE FROM invitation i USING account a
                            WHERE hash = decode(?, 'hex') AND expires_at > ?
                                AND a.username = i.username AND a.state = 'invited'
                            RETURNING i.username)
                        UPDATE account a SET password_hash = ?, failures = 0, locked_until = NULL,
                            state = 'active'
                        FROM used WHERE a.username = used.username RETURNING a.username
                        """)
                .params(hash, at(now), passwordHash)
                .query(String.class)
                .optional();
    }

    /// A new password; whatever failed before is forgotten.
    public void putPassword(String username, String hash) {
        client.sql(
                        "UPDATE account SET password_hash = ?, failures = 0, locked_until = NULL"
                                + " WHERE username = ?")
                .params(hash, username)
                .update();
    }

    public void put(String username, State state) {
        client.sql("UPDATE account SET state = ? WHERE username = ?")
                .params(state.json(), username)
                .update();
    }

    public void put(String username, Set<Right> rights) {
        client.sql("UPDATE account SET rights = ? WHERE username = ?")
                .params(rights(rights), username)
                .update();
    }

    /// Notes how a login stands after an attempt.
    public void put(String username, Lockout lockout) {
        Instant until = lockout.until();
        client.sql("UPDATE account SET failures = ?, locked_until = ? WHERE username = ?")
                .params(
                        Arrays.asList(
                                lockout.failures(), until == null ? null : at(until), username))
                .update();
    }

    /// A new secret of timed codes, not confirmed; null takes the second factor away.
    public void putCode(String username, @Nullable Sealed code) {
        client.sql(
                        """
                        UPDATE account SET code_key = ?, code_sealed = ?, code_confirmed = false,
                            code_step = 0
                        WHERE username = ?
                        """)
                .params(
                        Arrays.asList(
                                code == null ? null : code.keyId(),
                                code == null ? null : code.bytes(),
                                username))
                .update();
        client.sql("DELETE FROM recovery_code WHERE username = ?").param(username).update();
    }

    /// From now on codes are asked for.
    ///
    /// @param recovery hashes of the codes that stand in for the authenticator
    public void confirmCode(String username, Collection<String> recovery) {
        client.sql("UPDATE account SET code_confirmed = true WHERE username = ?")
                .param(username)
                .update();
        for (String hash : recovery) {
            client.sql("INSERT INTO recovery_code (username, hash) VALUES (?, decode(?, 'hex'))")
                    .params(username, hash)
                    .update();
        }
    }

    /// Uses the code of a step up.
    ///
    /// @return whether nobody had used it or a newer one
    public boolean use(String username, long step) {
        return client.sql("UPDATE account SET code_step = ? WHERE username = ? AND code_step < ?")
                        .params(step, username, step)
                        .update()
                == 1;
    }

    /// Uses a recovery code up.
    ///
    /// @return whether there was one of that hash
    public boolean useRecovery(String username, String hash) {
        return client.sql(
                                "DELETE FROM recovery_code WHERE username = ? AND hash ="
                                        + " decode(?, 'hex')")
                        .params(username, hash)
                        .update()
                == 1;
    }

    /// How many recovery codes are left.
    public int recoveryCodes(String username) {
        return client.sql("SELECT count(*) FROM recovery_code WHERE username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    /// What passkeys know the account by; made when it is first asked for.
    public String handle(String username, String fresh) {
        client.sql("UPDATE account SET handle = ? WHERE username = ? AND handle IS NULL")
                .params(fresh, username)
                .update();
        return client.sql("SELECT handle FROM account WHERE username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    private static Login login(ResultSet rows) throws SQLException {
        String codeKey = rows.getString(11);
        return new Login(
                rows.getString(1),
                rows.getString(2),
                new Post(rows.getString(3), rows.getString(4), rights(rows.getString(5))),
                State.named(rows.getString(6)),
                rows.getString(7),
                rows.getString(8),
                new Lockout(rows.getInt(9), instant(rows.getObject(10, OffsetDateTime.class))),
                codeKey == null ? null : new Sealed(codeKey, rows.getBytes(12)),
                rows.getBoolean(13),
                rows.getLong(14));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String rights(Set<Right> rights) {
        return rights.stream().sorted().map(Right::json).collect(Collectors.joining(" "));
    }

    private static Set<Right> rights(String text) {
        return Arrays.stream(text.split(" "))
                .map(Right::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }
}
