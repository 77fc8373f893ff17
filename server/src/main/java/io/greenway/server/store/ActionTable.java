package io.greenway.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The table `officer_action`: what people did to the registry, to reference data and at the desks,
/// append-only and chained by hashes.
public final class ActionTable {
    private static final String BEGINNING = "0".repeat(64);
    private static final String COLUMNS = "id, at, actor, area, subject, kind, body, hash";

    /// Rows of the chain that are looked at together: a row may hold thousands of entered ones.
    private static final int LINKS = 50;

    private final DataSource source;
    private final JdbcClient client;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock checking = new ReentrantLock(true);

    public ActionTable(DataSource source) {
        this.source = source;
        this.client = JdbcClient.create(source);
    }

    /// Work that writes actions down together with what they change.
    ///
    /// @param <T> what comes of it
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// One action.
    ///
    /// @param id position in the log, from 1
    /// @param actor login of who did it
    /// @param area which part it concerns, such as `registry`
    /// @param subject what it was done to
    /// @param kind what was done
    /// @param body the details as JSON
    public record Action(
            long id,
            Instant at,
            String actor,
            String area,
            String subject,
            String kind,
            String body) {}

    /// @param hash in hexadecimal digits
    private record Chained(Action action, String hash) {}

    /// Writes an action down. Only one server writes, and it writes one at a time.
    public Action append(
            Instant at, String actor, String area, String subject, String kind, String body) {
        turn.lock();
        try {
            return append(client, at, actor, area, subject, kind, body);
        } finally {
            turn.unlock();
        }
    }

    /// Does work in one transaction, while nobody else writes actions down. Who waits for a turn
    /// holds no connection meanwhile.
    public <T> T inTurn(Work<T> work) throws SQLException {
        turn.lock();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } finally {
            turn.unlock();
        }
    }

    /// Writes an action down in the transaction of [#inTurn].
    Action append(
            Connection connection,
            Instant at,
            String actor,
            String area,
            String subject,
            String kind,
            String body) {
        if (!turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("Actions are written down in turn.");
        }
        var same = new SingleConnectionDataSource(connection, true);
        return append(JdbcClient.create(same), at, actor, area, subject, kind, body);
    }

    private static Action append(
            JdbcClient client,
            Instant at,
            String actor,
            String area,
            String subject,
            String kind,
            String body) {
        Optional<Chained> last = last(client);
        Action action =
                new Action(
                        last.map(one -> one.action().id()).orElse(0L) + 1,
                        at.truncatedTo(ChronoUnit.MICROS),
                        actor,
                        area,
                        subject,
                        kind,
                        body);
        String hash = hash(last.map(Chained::hash).orElse(BEGINNING), action);
        client.sql(
                        "INSERT INTO officer_action ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'))")
                .params(
                        action.id(),
                        action.at().atOffset(ZoneOffset.UTC),
                        actor,
                        area,
                        subject,
                        kind,
                        body,
                        hash)
                .update();
        return action;
    }

    /// Everything done in an area, oldest first.
    public List<Action> all(String area) {
        return client.sql("SELECT " + COLUMNS + " FROM officer_action WHERE area = ? ORDER BY id")
                .param(area)
                .query((rows, number) -> chained(rows).action())
                .list();
    }

    /// What was done to one subject after a position, oldest first.
    public List<Action> page(String area, String subject, long after, int limit) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM officer_action WHERE area = ? AND subject = ? AND id > ?"
                                + " ORDER BY id LIMIT ?")
                .params(area, subject, after, limit)
                .query((rows, number) -> chained(rows).action())
                .list();
    }

    /// What is looked for in the log; what is empty is not asked about.
    ///
    /// @param actor login of who did it
    /// @param area which part it concerns
    /// @param subject what it was done to
    /// @param before position before which to go on
    public record Wanted(
            String actor,
            String area,
            String subject,
            Instant from,
            Instant to,
            long before,
            int limit) {}

    /// What somebody did, in any area, newest first.
    public List<Action> search(Wanted wanted) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM officer_action WHERE id < :before AND at >= :from AND at < :to"
                                + " AND (:actor = '' OR actor = :actor)"
                                + " AND (:area = '' OR area = :area)"
                                + " AND (:subject = '' OR subject = :subject)"
                                + " ORDER BY id DESC LIMIT :limit")
                .param("before", wanted.before())
                .param("from", wanted.from().atOffset(ZoneOffset.UTC))
                .param("to", wanted.to().atOffset(ZoneOffset.UTC))
                .param("actor", wanted.actor())
                .param("area", wanted.area())
                .param("subject", wanted.subject())
                .param("limit", wanted.limit())
                .query((rows, number) -> chained(rows).action())
                .list();
    }

    /// How many actions the log holds.
    public long length() {
        return client.sql("SELECT coalesce(max(id), 0) FROM officer_action")
                .query(Long.class)
                .single();
    }

    /// The positions at which the chain does not hold; empty when the log is as it was written. It
    /// is read from its beginning, by one at a time and a few rows at a time: who waits for a turn
    /// holds no connection, so that many who ask leave some to the pump.
    public List<Long> broken() {
        checking.lock();
        try {
            return check();
        } finally {
            checking.unlock();
        }
    }

    private List<Long> check() {
        List<Long> broken = new ArrayList<>();
        String before = BEGINNING;
        long last = 0;
        List<Chained> links = links(last);
        while (!links.isEmpty()) {
            for (Chained one : links) {
                long id = one.action().id();
                if (id != last + 1 || !hash(before, one.action()).equals(one.hash())) {
                    broken.add(id);
                }
                before = one.hash();
                last = id;
            }
            links = links(last);
        }
        return broken;
    }

    private List<Chained> links(long after) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM officer_action WHERE id > ? ORDER BY id LIMIT ?")
                .params(after, LINKS)
                .query((rows, number) -> chained(rows))
                .list();
    }

    private static Optional<Chained> last(JdbcClient client) {
        return client.sql("SELECT " + COLUMNS + " FROM officer_action ORDER BY id DESC LIMIT 1")
                .query((rows, number) -> chained(rows))
                .optional();
    }

    private static Chained chained(ResultSet rows) throws SQLException {
        return new Chained(
                new Action(
                        rows.getLong(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7)),
                HexFormat.of().formatHex(rows.getBytes(8)));
    }

    /// Lengths stand before the texts, so that no two rows look the same to the digest.
    private static String hash(String before, Action action) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(before));
            for (String text :
                    List.of(
                            String.valueOf(action.id()),
                            action.at().toString(),
                            action.actor(),
                            action.area(),
                            action.subject(),
                            action.kind(),
                            action.body())) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
