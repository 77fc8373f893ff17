package io.greenway.server.store;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.money.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables `quota`, `guarantee` and `guarantee_use`.
final class LedgerTables {
    private LedgerTables() {}

    static List<QuotaAccount> quotas(Connection connection, Collection<String> buyers, int year) {
        List<QuotaAccount> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT buyer, year, reserved_fen, confirmed_fen
                FROM quota WHERE buyer = ANY (?) AND year = ?
                """,
                select -> {
                    select.setArray(1, Query.texts(connection, buyers));
                    select.setInt(2, year);
                },
                row ->
                        found.add(
                                new QuotaAccount(
                                        row.getString(1),
                                        row.getInt(2),
                                        new Money(row.getLong(3)),
                                        new Money(row.getLong(4)))));
        return found;
    }

    static QuotaAccount quota(Connection connection, String buyer, int year) {
        List<QuotaAccount> found = quotas(connection, Set.of(buyer), year);
        return found.isEmpty() ? QuotaAccount.unused(buyer, year) : found.getFirst();
    }

    static @Nullable GuaranteeAccount guarantee(Connection connection, String code) {
        List<GuaranteeAccount> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT g.enterprise_code, g.limit_fen, coalesce(u.occupied_fen, 0), g.valid_to
                FROM guarantee g LEFT JOIN guarantee_use u USING (enterprise_code)
                WHERE g.enterprise_code = ?
                """,
                select -> select.setString(1, code),
                row ->
                        found.add(
                                new GuaranteeAccount(
                                        row.getString(1),
                                        new Money(row.getLong(2)),
                                        new Money(row.getLong(3)),
                                        row.getDate(4).toLocalDate())));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static final String QUOTA = " (buyer, year, reserved_fen, confirmed_fen)";

    /// Rows of quotas that nobody had used before.
    static CopyRows addedQuotas() {
        return new CopyRows("quota" + QUOTA);
    }

    /// Rows of quotas that are there.
    static CopyRows changedQuotas() {
        return new CopyRows("incoming_quota" + QUOTA);
    }

    static void add(CopyRows rows, QuotaAccount account) {
        rows.add(account.buyer())
                .small(account.year())
                .add(account.reserved().fen())
                .add(account.confirmed().fen())
                .end();
    }

    static void mergeQuotas(Connection connection, CopyRows changed) throws SQLException {
        Staging.through(
                connection,
                "quota",
                changed,
                """
                UPDATE quota SET reserved_fen = i.reserved_fen, confirmed_fen = i.confirmed_fen
                FROM incoming_quota i WHERE quota.buyer = i.buyer AND quota.year = i.year
                """);
    }

    /// Rows of moves: one for each account and kind of a transaction.
    static CopyRows moves() {
        return new CopyRows("ledger_move (id, at, account, kind, dossiers, amounts_fen)");
    }

    static void writeGuarantees(Connection connection, Collection<GuaranteeAccount> accounts)
            throws SQLException {
        CopyRows rows = new CopyRows("incoming_guarantee_use (enterprise_code, occupied_fen)");
        for (GuaranteeAccount account : accounts) {
            rows.add(account.code()).add(account.occupied().fen()).end();
        }
        Staging.through(
                connection,
                "guarantee_use",
                rows,
                """
                INSERT INTO guarantee_use SELECT * FROM incoming_guarantee_use
                ON CONFLICT (enterprise_code) DO UPDATE SET occupied_fen = excluded.occupied_fen
                """);
    }
}
