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

    static void writeQuotas(Connection connection, Collection<QuotaAccount> accounts)
            throws SQLException {
        CopyRows rows = new CopyRows("incoming_quota");
        for (QuotaAccount account : accounts) {
            rows.add(account.buyer())
                    .add(account.year())
                    .add(account.reserved().fen())
                    .add(account.confirmed().fen())
                    .end();
        }
        Staging.through(
                connection,
                "quota",
                rows,
                """
                INSERT INTO quota SELECT * FROM incoming_quota
                ON CONFLICT (buyer, year) DO UPDATE SET
                    reserved_fen = excluded.reserved_fen, confirmed_fen = excluded.confirmed_fen
                """);
    }

    static void writeGuarantees(Connection connection, Collection<GuaranteeAccount> accounts)
            throws SQLException {
        CopyRows rows = new CopyRows("incoming_guarantee_use");
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
