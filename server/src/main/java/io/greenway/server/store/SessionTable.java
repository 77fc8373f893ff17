package io.greenway.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `session`: who is signed in.
public final class SessionTable {
    private static final String COLUMNS =
            "encode(hash, 'hex'), username, how, agent, opened_at, seen_at, expires_at";

    private final JdbcClient client;

    public SessionTable(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    /// One session.
    ///
    /// @param hash of its token, in hexadecimal digits; the token itself is nowhere
    /// @param how by which proof it was opened, such as `password` or `passkey`
    /// @param agent what the browser says it is
    /// @param expiresAt when it ends at the latest
    public record Session(
            String hash,
            String username,
            String how,
            String agent,
            Instant openedAt,
            Instant seenAt,
            Instant expiresAt) {}

    public void open(Session session) {
        client.sql(
                        """
                        INSERT INTO session (hash, username, how, agent, opened_at, seen_at,
                            expires_at)
                        VALUES (decode(?, 'hex'), ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        session.hash(),
                        session.username(),
                        session.how(),
                        session.agent(),
                        AccountTable.at(session.openedAt()),
                        AccountTable.at(session.seenAt()),
                        AccountTable.at(session.expiresAt()))
                .update();
    }

    public Optional<Session> find(String hash) {
        return client.sql("SELECT " + COLUMNS + " FROM session WHERE hash = decode(?, 'hex')")
                .param(hash)
                .query((rows, number) -> session(rows))
                .optional();
    }

    /// Notes that it was used.
    public void seen(String hash, Instant now) {
        client.sql("UPDATE session SET seen_at = ? WHERE hash = decode(?, 'hex')")
                .params(AccountTable.at(now), hash)
                .update();
    }

    public List<Session> of(String username, int most) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM session WHERE username = ? ORDER BY opened_at DESC LIMIT ?")
                .params(username, most)
                .query((rows, number) -> session(rows))
                .list();
    }

    public void end(String hash) {
        client.sql("DELETE FROM session WHERE hash = decode(?, 'hex')").param(hash).update();
    }

    /// Ends those of an account, but for one.
    ///
    /// @param but hash of the one that goes on; empty for none
    public void endAll(String username, String but) {
        client.sql("DELETE FROM session WHERE username = ? AND hash <> decode(?, 'hex')")
                .params(username, but)
                .update();
    }

    /// Forgets those that have ended.
    ///
    /// @param unused last use of sessions that end for not being used
    public void forget(Instant now, Instant unused) {
        client.sql("DELETE FROM session WHERE expires_at <= ? OR seen_at <= ?")
                .params(AccountTable.at(now), AccountTable.at(unused))
                .update();
    }

    private static Session session(ResultSet rows) throws SQLException {
        return new Session(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getObject(5, OffsetDateTime.class).toInstant(),
                rows.getObject(6, OffsetDateTime.class).toInstant(),
                rows.getObject(7, OffsetDateTime.class).toInstant());
    }
}
