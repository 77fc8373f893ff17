package io.greenway.server.store;

import io.greenway.core.exchange.ExchangeTerms;
import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.RemittanceEvent;
import io.greenway.core.exchange.RemittanceLifecycle;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.RemittanceStage;
import io.greenway.core.exchange.Worth;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables `remittance`, `remittance_history` and `remittance_declaration`.
final class RemittanceTable {
    private static final String HISTORY =
            """
            SELECT events FROM remittance_history WHERE remittance = ? ORDER BY seq
            """;

    private static final String INSERT =
            """
            INSERT INTO remittance (payer_code, reference, bank_code, payee_name, payee_country,
                currency, amount, dollars, stage, requested_at, requested_on, paid_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """;

    private RemittanceTable() {}

    /// Keeps other payments from being decided until the transaction ends.
    static void hold(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("LOCK TABLE remittance IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    /// The payment that was asked for under the same reference.
    static Optional<RemittanceStore.Numbered> find(
            Connection connection, RemittanceRequest request) {
        List<Long> ids = new ArrayList<>();
        Query.run(
                connection,
                "SELECT id FROM remittance WHERE payer_code = ? AND reference = ?",
                select -> {
                    select.setString(1, request.payerCode());
                    select.setString(2, request.reference());
                },
                row -> ids.add(row.getLong(1)));
        return ids.stream().findFirst().map(id -> fold(connection, id));
    }

    /// The payment of a number.
    ///
    /// @param party enterprise that must be payer or bank; null for one who may see all
    static Optional<RemittanceStore.Numbered> find(
            Connection connection, long id, @Nullable String party) {
        List<Long> ids = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT id FROM remittance
                WHERE id = ? AND (?::text IS NULL OR ? IN (payer_code, bank_code))
                """,
                select -> {
                    select.setLong(1, id);
                    select.setString(2, party);
                    select.setString(3, party);
                },
                row -> ids.add(row.getLong(1)));
        return ids.stream().findFirst().map(one -> fold(connection, one));
    }

    private static RemittanceStore.Numbered fold(Connection connection, long id) {
        List<RemittanceEvent> events = new ArrayList<>();
        Query.run(
                connection,
                HISTORY,
                select -> select.setLong(1, id),
                row -> events.addAll(HistoryCodec.REMITTANCE.read(row.getString(1))));
        Remittance remittance = null;
        for (RemittanceEvent event : events) {
            remittance = RemittanceLifecycle.apply(remittance, event);
        }
        return new RemittanceStore.Numbered(id, Objects.requireNonNull(remittance));
    }

    /// Dollars of other payments of the payer to the payee on a day, each within the cap.
    static BigDecimal sameDay(
            Connection connection, RemittanceRequest request, LocalDate day, BigDecimal cap) {
        List<BigDecimal> sum = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT coalesce(sum(dollars), 0) FROM remittance
                WHERE payer_code = ? AND requested_on = ? AND payee_name = ? AND dollars <= ?
                    AND stage NOT IN ('REFUSED', 'WITHDRAWN')
                """,
                select -> {
                    select.setString(1, request.payerCode());
                    select.setDate(2, Date.valueOf(day));
                    select.setString(3, request.payeeName());
                    select.setBigDecimal(4, cap);
                },
                row -> sum.add(row.getBigDecimal(1)));
        return sum.getFirst();
    }

    static long insert(
            Connection connection, Remittance remittance, ExchangeTerms terms, Instant now)
            throws SQLException {
        RemittanceRequest request = remittance.request();
        long id;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, request.payerCode());
            insert.setString(2, request.reference());
            insert.setString(3, request.bankCode());
            insert.setString(4, request.payeeName());
            insert.setString(5, request.payeeCountry());
            insert.setString(6, request.currency());
            insert.setBigDecimal(7, request.total());
            insert.setBigDecimal(8, dollars(remittance));
            insert.setString(9, remittance.stage().name());
            insert.setTimestamp(10, Timestamp.from(now));
            insert.setDate(11, Date.valueOf(terms.day()));
            insert.setDate(12, null);
            insert.setTimestamp(13, Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
        }
        lines(connection, id, remittance, terms);
        return id;
    }

    private static @Nullable BigDecimal dollars(Remittance remittance) {
        Worth worth = remittance.worth();
        return worth == null ? null : worth.dollars();
    }

    private static void lines(
            Connection connection, long id, Remittance remittance, ExchangeTerms terms)
            throws SQLException {
        RemittanceRequest request = remittance.request();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO remittance_declaration VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int at = 0; at < request.lines().size(); at++) {
                RemittanceRequest.Line line = request.lines().get(at);
                Worth worth =
                        Worth.of(line.amount(), request.currency(), terms.day(), terms.reference())
                                .orElseThrow();
                insert.setLong(1, id);
                insert.setInt(2, at + 1);
                insert.setString(3, line.invtNo());
                insert.setBigDecimal(4, line.amount());
                insert.setLong(5, worth.yuan().fen());
                insert.setBoolean(6, remittance.stage().holds());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static long update(Connection connection, long id, Remittance remittance, Instant now)
            throws SQLException {
        LocalDate paidOn = remittance.paidOn();
        try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE remittance SET stage = ?, paid_on = ?, updated_at = ?
                                WHERE id = ?
                                """);
                PreparedStatement holds =
                        connection.prepareStatement(
                                """
                                UPDATE remittance_declaration SET holds = ?
                                WHERE remittance = ? AND holds <> ?
                                """)) {
            RemittanceStage stage = remittance.stage();
            update.setString(1, stage.name());
            update.setDate(2, paidOn == null ? null : Date.valueOf(paidOn));
            update.setTimestamp(3, Timestamp.from(now));
            update.setLong(4, id);
            update.executeUpdate();
            holds.setBoolean(1, stage.holds());
            holds.setLong(2, id);
            holds.setBoolean(3, stage.holds());
            holds.executeUpdate();
        }
        return id;
    }

    static void record(
            Connection connection, long id, List<RemittanceEvent> events, String actor, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO remittance_history (remittance, seq, at, actor, events)
                        SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?
                        FROM remittance_history WHERE remittance = ?
                        """)) {
            insert.setLong(1, id);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setString(3, actor);
            insert.setString(4, HistoryCodec.REMITTANCE.write(events));
            insert.setLong(5, id);
            insert.executeUpdate();
        }
    }
}
