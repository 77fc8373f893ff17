package io.greenway.server.store;

import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `outside_payment`. A bank's reference stands for one payment for good.
final class OutsidePaymentTable {
    private static final String INSERT =
            """
            INSERT INTO outside_payment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String KNOWN =
            """
            SELECT payer_code, payee_name, country, currency, amount, yuan_fen, paid_on, invt_no
            FROM outside_payment WHERE bank_code = ? AND reference = ?
            """;

    private OutsidePaymentTable() {}

    /// Keeps a payment that a bank reports.
    ///
    /// @return whether it is new; every difference when the reference stands for another payment
    static Outcome<Boolean> report(Connection connection, OutsidePayment payment, Instant now)
            throws SQLException {
        if (insert(connection, payment, now)) {
            return new Outcome.Accepted<>(true, List.of());
        }
        List<Fault> differences = differences(known(connection, payment), payment);
        return differences.isEmpty()
                ? new Outcome.Accepted<>(false, List.of())
                : new Outcome.Refused<>(differences);
    }

    private static boolean insert(Connection connection, OutsidePayment payment, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, payment.bankCode());
            insert.setString(2, payment.reference());
            insert.setString(3, payment.payerCode());
            insert.setString(4, payment.payeeName());
            insert.setString(5, payment.country());
            insert.setString(6, payment.currency());
            insert.setBigDecimal(7, payment.amount());
            insert.setLong(8, payment.yuan().fen());
            insert.setDate(9, Date.valueOf(payment.paidOn()));
            insert.setString(10, payment.invtNo());
            insert.setTimestamp(11, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    private static OutsidePayment known(Connection connection, OutsidePayment payment) {
        List<OutsidePayment> found = new ArrayList<>();
        Query.run(
                connection,
                KNOWN,
                select -> {
                    select.setString(1, payment.bankCode());
                    select.setString(2, payment.reference());
                },
                row ->
                        found.add(
                                new OutsidePayment(
                                        payment.bankCode(),
                                        payment.reference(),
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getBigDecimal(5),
                                        new Money(row.getLong(6)),
                                        row.getDate(7).toLocalDate(),
                                        row.getString(8))));
        return found.getFirst();
    }

    /// What it was worth in yuan is ours and not the bank's, so it is not compared.
    private static List<Fault> differences(OutsidePayment known, OutsidePayment payment) {
        List<Fault> faults = new ArrayList<>();
        differ("/payerCode", known.payerCode(), payment.payerCode(), faults);
        differ("/payeeName", known.payeeName(), payment.payeeName(), faults);
        differ("/country", known.country(), payment.country(), faults);
        differ("/currency", known.currency(), payment.currency(), faults);
        if (known.amount().compareTo(payment.amount()) != 0) {
            differ(
                    "/amount",
                    known.amount().toPlainString(),
                    payment.amount().toPlainString(),
                    faults);
        }
        differ("/paidOn", known.paidOn().toString(), payment.paidOn().toString(), faults);
        differ("/invtNo", known.invtNo(), payment.invtNo(), faults);
        return faults;
    }

    private static void differ(
            String path, @Nullable String known, @Nullable String now, List<Fault> faults) {
        String before = known == null ? "" : known;
        String found = now == null ? "" : now;
        if (!before.equals(found)) {
            faults.add(Fault.of(FaultCode.FX_OUTSIDE_REUSED, path, found, before));
        }
    }
}
