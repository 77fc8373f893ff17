package io.greenway.server.store;

import io.greenway.core.money.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/// Holds all balances together against all their moves: a check that is cheap enough to be made
/// while the platform works, because moves never change and those before the last look need not
/// be summed again. Two wrong balances that cancel out escape it; [Audit] finds those too.
public final class LedgerSums {
    private static final String NEW_MOVES =
            """
            SELECT coalesce(sum(CASE kind WHEN 'QUOTA_RESERVED' THEN fen
                                          WHEN 'QUOTA_RELEASED' THEN -fen
                                          WHEN 'QUOTA_RETURNED' THEN -fen
                                          WHEN 'GUARANTEE_OCCUPIED' THEN fen
                                          WHEN 'GUARANTEE_RELEASED' THEN -fen
                                          ELSE 0 END), 0),
                   coalesce(max(id), 0)
            FROM (SELECT id, kind, (SELECT sum(one) FROM unnest(amounts_fen) AS one) AS fen
                  FROM ledger_move WHERE id > ?) moves
            """;

    private static final String BALANCES =
            """
            SELECT (SELECT coalesce(sum(reserved_fen + confirmed_fen), 0) FROM quota)
                 + (SELECT coalesce(sum(occupied_fen), 0) FROM guarantee_use)
            """;

    private final DataSource source;
    private final boolean afresh;
    private long summedTo;
    private long moves;

    public LedgerSums(DataSource source) {
        this(source, false);
    }

    /// @param afresh whether moves may go and old numbers come, as where groups start again: then
    /// all
    ///     of them are summed each time
    public LedgerSums(DataSource source, boolean afresh) {
        this.source = source;
        this.afresh = afresh;
        this.summedTo = afresh ? Long.MIN_VALUE : 0;
    }

    /// By how many fen balances and moves differ; 0 when they agree.
    ///
    /// @throws StoreFailure when the database does
    public synchronized long imbalance() {
        var sum = new AtomicLong();
        var last = new AtomicLong();
        var balances = new AtomicLong();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Query.run(
                    connection,
                    NEW_MOVES,
                    select -> select.setLong(1, summedTo),
                    row -> {
                        sum.set(row.getLong(1));
                        last.set(row.getLong(2));
                    });
            Query.run(connection, BALANCES, select -> {}, row -> balances.set(row.getLong(1)));
            connection.rollback();
        } catch (SQLException away) {
            throw new StoreFailure(away);
        }
        if (afresh) {
            return balances.get() - sum.get();
        }
        moves += sum.get();
        summedTo = Math.max(summedTo, last.get());
        return balances.get() - moves;
    }

    /// By how many fen the guarantees and what dossiers occupy of them differ; 0 when they agree.
    ///
    /// @throws StoreFailure when the database does
    public long guaranteeGap() {
        return ask(
                """
                SELECT (SELECT coalesce(sum(occupied_fen), 0) FROM guarantee_use)
                     - (SELECT coalesce(sum(occupied_fen), 0) FROM dossier)
                """);
    }

    /// How many guarantees are occupied beyond their limit; it happens when a limit is lowered.
    ///
    /// @throws StoreFailure when the database does
    public long overdrawn() {
        return ask(
                """
                SELECT count(*) FROM guarantee_use u JOIN guarantee g USING (enterprise_code)
                WHERE u.occupied_fen > g.limit_fen
                """);
    }

    /// How many buyers used more of their quota of a year than its limit; it happens when a
    /// limit is lowered.
    ///
    /// @param limit of a calendar year, CNY
    /// @throws StoreFailure when the database does
    public long overdrawnQuotas(IntFunction<Money> limit) {
        List<Integer> years = new ArrayList<>();
        var found = new AtomicLong();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    "SELECT DISTINCT year FROM quota",
                    select -> {},
                    row -> years.add(row.getInt(1)));
            for (int year : years) {
                Query.run(
                        connection,
                        """
                        SELECT count(*) FROM quota
                        WHERE year = ? AND reserved_fen + confirmed_fen > ?
                        """,
                        select -> {
                            select.setInt(1, year);
                            select.setLong(2, limit.apply(year).fen());
                        },
                        row -> found.addAndGet(row.getLong(1)));
            }
        } catch (SQLException away) {
            throw new StoreFailure(away);
        }
        return found.get();
    }

    /// How many rows wait for authorities.
    ///
    /// @throws StoreFailure when the database does
    public long outbox() {
        return ask("SELECT count(*) FROM outbox");
    }

    private long ask(String question) {
        var found = new AtomicLong();
        try (Connection connection = source.getConnection()) {
            Query.run(connection, question, select -> {}, row -> found.set(row.getLong(1)));
        } catch (SQLException away) {
            throw new StoreFailure(away);
        }
        return found.get();
    }
}
