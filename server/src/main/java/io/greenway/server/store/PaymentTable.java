package io.greenway.server.store;

import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The table `payment`: which dossier has a payment number.
final class PaymentTable {
    private PaymentTable() {}

    static Map<PaymentKey, DossierKey> load(Connection connection, Set<PaymentKey> keys) {
        Map<PaymentKey, DossierKey> found = new HashMap<>();
        Query.run(
                connection,
                """
                SELECT p.pay_code, p.pay_transaction_id, d.ebp_code, d.order_no
                FROM payment p JOIN dossier d ON d.id = p.dossier
                WHERE p.pay_transaction_id = ANY (?)
                """,
                select ->
                        select.setArray(
                                1, Query.texts(connection, keys, PaymentKey::payTransactionId)),
                row -> {
                    PaymentKey key = new PaymentKey(row.getString(1), row.getString(2));
                    if (keys.contains(key)) {
                        found.put(key, new DossierKey(row.getString(3), row.getString(4)));
                    }
                });
        return found;
    }

    /// Rows of payment numbers that were in no dossier before.
    static CopyRows added() {
        return new CopyRows("payment (pay_code, pay_transaction_id, dossier)");
    }

    /// Rows of payment numbers that go to another dossier.
    static CopyRows moved() {
        return new CopyRows("incoming_payment (pay_code, pay_transaction_id, dossier)");
    }

    static void add(CopyRows rows, PaymentKey key, long dossier) {
        rows.add(key.payCode()).add(key.payTransactionId()).add(dossier).end();
    }

    static void merge(Connection connection, CopyRows moved) throws SQLException {
        Staging.through(
                connection,
                "payment",
                moved,
                """
                UPDATE payment SET dossier = i.dossier FROM incoming_payment i
                WHERE payment.pay_transaction_id = i.pay_transaction_id
                    AND payment.pay_code = i.pay_code
                """);
    }
}
