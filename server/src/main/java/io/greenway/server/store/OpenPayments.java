package io.greenway.server.store;

import io.greenway.core.clearance.PaymentKey;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The payment numbers of one transaction.
final class OpenPayments {
    private final Connection connection;
    private final Map<PaymentKey, DossierKey> handed;
    private final Map<PaymentKey, @Nullable DossierKey> payments = new HashMap<>();
    private final Set<PaymentKey> stored = new HashSet<>();
    private final Set<PaymentKey> fresh = new LinkedHashSet<>();

    OpenPayments(Connection connection, Map<PaymentKey, DossierKey> handed) {
        this.connection = connection;
        this.handed = handed;
    }

    /// What is changed here.
    Map<PaymentKey, DossierKey> changed() {
        Map<PaymentKey, DossierKey> changed = new HashMap<>();
        fresh.forEach(key -> changed.put(key, Objects.requireNonNull(payments.get(key))));
        return changed;
    }

    @Nullable DossierKey dossierOf(PaymentKey payment) {
        load(Set.of(payment));
        return payments.get(payment);
    }

    void file(PaymentKey payment, DossierKey dossier) {
        load(Set.of(payment));
        payments.put(payment, dossier);
        fresh.add(payment);
    }

    void load(Set<PaymentKey> keys) {
        Set<PaymentKey> unknown = new HashSet<>(keys);
        unknown.removeAll(payments.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> payments.put(key, null));
            Map<PaymentKey, DossierKey> found = PaymentTable.load(connection, unknown);
            unknown.stream()
                    .filter(handed::containsKey)
                    .forEach(key -> found.put(key, Objects.requireNonNull(handed.get(key))));
            payments.putAll(found);
            stored.addAll(found.keySet());
        }
    }

    void write(Connection to, ToLongFunction<DossierKey> id) throws SQLException {
        CopyRows added = PaymentTable.added();
        CopyRows moved = PaymentTable.moved();
        for (PaymentKey key : fresh) {
            CopyRows rows = stored.contains(key) ? moved : added;
            DossierKey dossier = Objects.requireNonNull(payments.get(key));
            PaymentTable.add(rows, key, id.applyAsLong(dossier));
        }
        added.send(to);
        PaymentTable.merge(to, moved);
    }
}
