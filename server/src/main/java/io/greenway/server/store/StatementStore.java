package io.greenway.server.store;

import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.Statement;
import io.greenway.core.ledger.Statement.Posting;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Statements of the ledgers. Those of guarantees are told from the moves; those of quotas from a
/// table of their own that follows the moves by account, and from the moves that it has not seen.
public final class StatementStore {
    private static final String EFFECT =
            """
            CASE kind WHEN 'QUOTA_RESERVED' THEN fen
                      WHEN 'QUOTA_RELEASED' THEN -fen WHEN 'QUOTA_RETURNED' THEN -fen
                      WHEN 'GUARANTEE_OCCUPIED' THEN fen WHEN 'GUARANTEE_RELEASED' THEN -fen
                      ELSE 0 END
            """;

    private static final String GUARANTEE_MOVES =
            """
            (SELECT m.id, u.part, m.at, m.kind, u.dossier, u.fen
             FROM ledger_move m, unnest(m.dossiers, m.amounts_fen)
                 WITH ORDINALITY AS u (dossier, fen, part)
             WHERE m.account = ? AND m.at >= ?
                 AND m.kind IN ('GUARANTEE_OCCUPIED', 'GUARANTEE_RELEASED')) moves
            """;

    private static final String QUOTA_MOVES =
            """
            (SELECT id, part, at, kind, dossier, fen FROM quota_move WHERE account = ? AND at >= ?
             UNION ALL
             SELECT m.id, u.part, m.at, m.kind, u.dossier, u.fen
             FROM ledger_move m, unnest(m.dossiers, m.amounts_fen)
                 WITH ORDINALITY AS u (dossier, fen, part)
             WHERE m.account = ? AND m.id > (SELECT move FROM statement_progress)) moves
            """;

    private static final String DOSSIERS =
            """
            SELECT DISTINCT dossier FROM
                (SELECT dossier FROM quota_move WHERE account = ?
                 UNION ALL
                 SELECT u.dossier FROM ledger_move m, unnest(m.dossiers) AS u (dossier)
                 WHERE m.account = ? AND m.id > (SELECT move FROM statement_progress)
                 UNION ALL
                 SELECT dossier FROM buyer_dossier WHERE account = ?) AS of_buyer
            ORDER BY dossier DESC LIMIT ?
            """;

    /// Moves are numbered in the order of commits, and the last number is committed with them.
    private static final String FOLLOW =
            """
            WITH span AS (
                SELECT s.move AS first, least(p.move, s.move + ?) AS last
                FROM statement_progress s, progress p FOR UPDATE OF s),
            copied AS (
                INSERT INTO quota_move (account, id, part, at, kind, dossier, fen)
                SELECT m.account, m.id, u.part, m.at, m.kind, u.dossier, u.fen
                FROM span, ledger_move m, unnest(m.dossiers, m.amounts_fen)
                    WITH ORDINALITY AS u (dossier, fen, part)
                WHERE m.id > span.first AND m.id <= span.last AND m.kind LIKE 'QUOTA%')
            UPDATE statement_progress s SET move = span.last FROM span
            WHERE span.last > span.first
            """;

    private static final int MOVES_AT_ONCE = 10_000;
    private static final int TIMES = 20;

    private final DataSource source;

    public StatementStore(DataSource source) {
        this.source = source;
    }

    /// Copies moves of quotas to where they can be found by account; what is left is copied the
    /// next
    /// time.
    public void follow() throws SQLException {
        for (int time = 0; time < TIMES; time++) {
            if (!follow(MOVES_AT_ONCE)) {
                return;
            }
        }
    }

    /// Copies moves of quotas to where they can be found by account.
    ///
    /// @param moves most rows of moves to look at
    /// @return whether there were any
    public boolean follow(int moves) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement follow = connection.prepareStatement(FOLLOW)) {
            follow.setInt(1, moves);
            return follow.executeUpdate() > 0;
        }
    }

    /// The statement of an enterprise's guarantee.
    ///
    /// @param most most moves
    /// @return empty when there are more
    public Optional<Statement> guarantee(String code, Instant from, Instant to, int most)
            throws SQLException {
        return statement(
                code,
                "SELECT coalesce((SELECT occupied_fen FROM guarantee_use"
                        + " WHERE enterprise_code = ?), 0)",
                List.of(code),
                GUARANTEE_MOVES,
                1,
                from,
                to,
                most);
    }

    /// The statement of a buyer's quota in a year.
    ///
    /// @param buyer pseudonym of the buyer
    /// @param most most moves
    /// @return empty when there are more
    public Optional<Statement> quota(String buyer, int year, ZoneId zone, int most)
            throws SQLException {
        // A declaration of the year may be turned back after it.
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        Instant to = LocalDate.of(year + 2, 1, 1).atStartOfDay(zone).toInstant();
        String account = buyer + ":" + year;
        return statement(
                account,
                "SELECT coalesce((SELECT reserved_fen + confirmed_fen FROM quota"
                        + " WHERE buyer || ':' || year = ? AND buyer = ?), 0)",
                List.of(account, buyer),
                QUOTA_MOVES,
                2,
                from,
                to,
                most);
    }

    /// The dossiers that ever held some of a buyer's quota of a year, or stood still in it without
    /// any, the newest first.
    ///
    /// @param buyer pseudonym of the buyer
    /// @param most most rows
    public List<Long> dossiers(String buyer, int year, int most) throws SQLException {
        List<Long> found = new ArrayList<>();
        String account = buyer + ":" + year;
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    DOSSIERS,
                    select -> {
                        select.setString(1, account);
                        select.setString(2, account);
                        select.setString(3, account);
                        select.setInt(4, most);
                    },
                    row -> found.add(row.getLong(1)));
        }
        return found;
    }

    /// Told backwards from what the account has now, so that only the moves since then are read.
    private Optional<Statement> statement(
            String account,
            String balanceNow,
            List<String> bindings,
            String moves,
            int accounts,
            Instant from,
            Instant to,
            int most)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            List<Money> sums = new ArrayList<>();
            Query.run(
                    connection,
                    balanceNow,
                    select -> {
                        for (int at = 0; at < bindings.size(); at++) {
                            select.setString(at + 1, bindings.get(at));
                        }
                    },
                    row -> sums.add(new Money(row.getLong(1))));
            Query.run(
                    connection,
                    "SELECT coalesce(sum(" + EFFECT + "), 0) FROM " + moves,
                    select -> bind(select, account, accounts, from),
                    row -> sums.add(new Money(row.getLong(1))));
            List<Posting> postings = postings(connection, account, moves, accounts, from, to, most);
            connection.rollback();
            Money opening = sums.getFirst().minus(sums.getLast());
            return postings.size() > most
                    ? Optional.empty()
                    : Optional.of(Statement.of(account, from, to, opening, postings));
        }
    }

    private static List<Posting> postings(
            Connection connection,
            String account,
            String moves,
            int accounts,
            Instant from,
            Instant to,
            int most) {
        List<Posting> postings = new ArrayList<>();
        Query.run(
                connection,
                "SELECT moves.at, moves.kind, d.ebp_code, d.order_no, moves.fen FROM "
                        + moves
                        + " JOIN dossier d ON d.id = moves.dossier WHERE moves.at < ?"
                        + " ORDER BY moves.id, moves.part LIMIT ?",
                select -> {
                    int at = bind(select, account, accounts, from);
                    select.setTimestamp(at, Timestamp.from(to));
                    select.setInt(at + 1, most + 1);
                },
                row ->
                        postings.add(
                                new Posting(
                                        row.getTimestamp(1).toInstant(),
                                        new LedgerMove(
                                                account,
                                                LedgerMove.Kind.valueOf(row.getString(2)),
                                                new DossierKey(row.getString(3), row.getString(4)),
                                                new Money(row.getLong(5))))));
        return postings;
    }

    private static int bind(PreparedStatement select, String account, int accounts, Instant from)
            throws SQLException {
        select.setString(1, account);
        select.setTimestamp(2, Timestamp.from(from));
        if (accounts == 2) {
            select.setString(3, account);
        }
        return accounts + 2;
    }
}
