package io.greenway.server.store;

import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The table `payment`: which dossier has a payment number.
final class PaymentTable {
    private PaymentTable() {}

    static Map<PaymentKey, DossierKey> load(Connection connection, Collection<PaymentKey> keys) {
        Map<PaymentKey, DossierKey> found = new HashMap<>();
        Query.run(
                connection,
                """
                SELECT p.pay_code, p.pay_transaction_id, d.ebp_code, d.order_no
                FROM payment p
                    JOIN unnest(?, ?) AS wanted (code, id)
                        ON p.pay_transaction_id = wanted.id AND p.pay_code = wanted.code
                    JOIN dossier d ON d.id = p.dossier
                """,
                select -> {
                    select.setArray(1, Query.texts(connection, keys, PaymentKey::payCode));
                    select.setArray(2, Query.texts(connection, keys, PaymentKey::payTransactionId));
                },
                row ->
                        found.put(
                                new PaymentKey(row.getString(1), row.getString(2)),
                                new DossierKey(row.getString(3), row.getString(4))));
        return found;
    }

    static void write(
            Connection connection,
            Collection<PaymentKey> fresh,
            Map<PaymentKey, @Nullable DossierKey> payments,
            ToLongFunction<DossierKey> id)
            throws SQLException {
        CopyRows rows = new CopyRows("incoming_payment");
        for (PaymentKey key : fresh) {
            DossierKey dossier = Objects.requireNonNull(payments.get(key));
            rows.add(key.payCode()).add(key.payTransactionId()).add(id.applyAsLong(dossier)).end();
        }
        Staging.through(
                connection,
                "payment",
                rows,
                """
                INSERT INTO payment SELECT * FROM incoming_payment
                ON CONFLICT (pay_transaction_id, pay_code) DO UPDATE SET dossier = excluded.dossier
                """);
    }
}
