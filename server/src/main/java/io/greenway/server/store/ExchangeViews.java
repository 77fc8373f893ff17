package io.greenway.server.store;

import io.greenway.core.exchange.Declared;
import io.greenway.core.exchange.Matching;
import io.greenway.core.exchange.Paid;
import io.greenway.core.exchange.Remittance;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What foreign exchange may see: parties, amounts, goods in short and numbers of proof (facts:
/// regulators). The queries name every column, and none that tells of a buyer or an address.
public final class ExchangeViews {
    private static final String LIST =
            """
            SELECT id, payer_code, reference, bank_code, payee_name, payee_country, currency,
                amount, dollars, stage, requested_at, paid_on
            FROM remittance
            WHERE (?::text IS NULL OR ? IN (payer_code, bank_code))
                AND (?::text IS NULL OR stage = ?) AND id < ?
            ORDER BY id DESC LIMIT ?
            """;

    private static final String LINES =
            """
            SELECT d.invt_no, d.amount, d.yuan_fen, r.order_no, r.ebp_code, r.ebc_code, r.ebc_name,
                r.trade_mode, r.ordered_on, r.released_on, r.goods_fen, r.country,
                (SELECT string_agg(l.gname || ' ' || trim_scale(l.quantity) || ' ' || l.unit || ' '
                     || l.origin, '; ' ORDER BY l.gnum)
                 FROM release_line l WHERE l.dossier = r.dossier)
            FROM remittance_declaration d LEFT JOIN release r ON r.invt_no = d.invt_no
                AND EXISTS (SELECT FROM remittance m WHERE m.id = d.remittance
                    AND m.payer_code IN (r.ebp_code, r.ebc_code, r.agent_code))
            WHERE d.remittance = ? ORDER BY d.line
            """;

    /// Money of declarations released in a span of days.
    private static final String REMITTED =
            """
            SELECT 'FX' || m.id, m.payer_code, d.invt_no, m.paid_on, m.payee_country, d.yuan_fen
            FROM release r JOIN remittance_declaration d ON d.invt_no = r.invt_no AND d.holds
                JOIN remittance m ON m.id = d.remittance
            WHERE m.stage IN ('REMITTED', 'REPORTED', 'SETTLED')
                AND r.released_on BETWEEN ? AND ?
                AND (?::text IS NULL OR r.ebc_code = ?)
            ORDER BY m.id, d.line
            """;

    /// The same, and money of those days for which there is no declaration.
    private static final String OUTSIDE =
            """
            SELECT o.bank_code || ' ' || o.reference, o.payer_code, o.invt_no, o.paid_on,
                o.country, o.yuan_fen
            FROM outside_payment o LEFT JOIN release r ON r.invt_no = o.invt_no
            WHERE coalesce(r.released_on, o.paid_on) BETWEEN ? AND ?
                AND (?::text IS NULL OR coalesce(r.ebc_code, o.payer_code) = ?)
            ORDER BY o.paid_on, o.bank_code, o.reference
            """;

    private final DataSource source;

    public ExchangeViews(DataSource source) {
        this.source = source;
    }

    /// A payment in a list.
    public record Item(
            long id,
            String payerCode,
            String reference,
            String bankCode,
            String payeeName,
            String payeeCountry,
            String currency,
            BigDecimal amount,
            @Nullable BigDecimal dollars,
            String stage,
            Instant requestedAt,
            @Nullable LocalDate paidOn) {}

    /// One declaration of a payment. What is null is not known, or not for the payer.
    public record Line(
            String invtNo,
            BigDecimal amount,
            Money yuan,
            @Nullable String orderNo,
            @Nullable String ebpCode,
            @Nullable String ebcCode,
            @Nullable String ebcName,
            @Nullable String tradeMode,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate releasedOn,
            @Nullable Money goodsValue,
            @Nullable String country,
            @Nullable String goods) {}

    /// One line of a history.
    public record Step(Instant at, String actor, List<String> events) {}

    /// A payment with everything that may be seen of it.
    public record Whole(long id, Remittance remittance, List<Line> lines, List<Step> steps) {}

    /// The newest payments.
    ///
    /// @param party enterprise that must be payer or bank; empty for the officer
    /// @param stage only those at this stage; null for all
    /// @param before only those older than this one; the greatest number for the newest
    public List<Item> latest(Optional<String> party, @Nullable String stage, long before, int limit)
            throws SQLException {
        List<Item> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    LIST,
                    select -> {
                        select.setString(1, party.orElse(null));
                        select.setString(2, party.orElse(null));
                        select.setString(3, stage);
                        select.setString(4, stage);
                        select.setLong(5, before);
                        select.setInt(6, limit);
                    },
                    row -> found.add(item(row)));
        }
        return found;
    }

    private static Item item(ResultSet row) throws SQLException {
        Date paidOn = row.getDate(12);
        return new Item(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBigDecimal(8),
                row.getBigDecimal(9),
                row.getString(10),
                row.getTimestamp(11).toInstant(),
                paidOn == null ? null : paidOn.toLocalDate());
    }

    /// One payment; empty when there is none that the party may see.
    public Optional<Whole> whole(long id, Optional<String> party) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<RemittanceStore.Numbered> found =
                    RemittanceTable.find(connection, id, party.orElse(null));
            return found.map(
                    one ->
                            new Whole(
                                    id,
                                    one.remittance(),
                                    lines(connection, id),
                                    steps(connection, id)));
        }
    }

    private static List<Line> lines(Connection connection, long id) {
        List<Line> lines = new ArrayList<>();
        Query.run(connection, LINES, select -> select.setLong(1, id), row -> lines.add(line(row)));
        return lines;
    }

    private static Line line(ResultSet row) throws SQLException {
        Date ordered = row.getDate(9);
        Date released = row.getDate(10);
        Long goods = (Long) row.getObject(11);
        return new Line(
                row.getString(1),
                row.getBigDecimal(2),
                new Money(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                ordered == null ? null : ordered.toLocalDate(),
                released == null ? null : released.toLocalDate(),
                goods == null ? null : new Money(goods),
                row.getString(12),
                row.getString(13));
    }

    private static List<Step> steps(Connection connection, long id) {
        List<Step> steps = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT at, actor, events FROM remittance_history WHERE remittance = ? ORDER BY seq
                """,
                select -> select.setLong(1, id),
                row ->
                        steps.add(
                                new Step(
                                        row.getTimestamp(1).toInstant(),
                                        row.getString(2),
                                        HistoryCodec.REMITTANCE.read(row.getString(3)).stream()
                                                .map(event -> event.getClass().getSimpleName())
                                                .toList())));
        return steps;
    }

    /// How money and declarations agree.
    ///
    /// @param seller only declarations and money of a seller; null for all
    /// @param from first day of release
    /// @param to last day of release
    /// @param limit most declarations
    /// @return empty when there are more
    public Optional<Matching> matching(
            @Nullable String seller,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            int limit,
            Reference reference)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            List<Declared> declared =
                    DeclaredTable.between(connection, seller, from, to, limit + 1);
            Set<String> waived = new HashSet<>();
            Query.run(
                    connection,
                    "SELECT invt_no FROM exchange_waiver",
                    select -> {},
                    row -> waived.add(row.getString(1)));
            List<Paid> money = new ArrayList<>();
            for (String sql : List.of(REMITTED, OUTSIDE)) {
                Query.run(
                        connection,
                        sql,
                        select -> {
                            select.setDate(1, Date.valueOf(from));
                            select.setDate(2, Date.valueOf(to));
                            select.setString(3, seller);
                            select.setString(4, seller);
                        },
                        row -> money.add(paid(row)));
            }
            connection.rollback();
            return declared.size() > limit
                    ? Optional.empty()
                    : Optional.of(Matching.of(declared, money, waived, day, reference));
        }
    }

    private static Paid paid(ResultSet row) throws SQLException {
        return new Paid(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getDate(4).toLocalDate(),
                row.getString(5),
                new Money(row.getLong(6)));
    }

    /// Takes down money that a bank paid without a request of ours.
    ///
    /// @return whether it is new; the same again changes nothing, and other contents under the same
    ///     reference are refused
    public Outcome<Boolean> report(OutsidePayment payment, Instant now) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return OutsidePaymentTable.report(connection, payment, now);
        }
    }

    /// Whether a declaration was released and its matching is not waived already.
    public boolean canBeWaived(String invtNo) throws SQLException {
        List<Boolean> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT true FROM release r WHERE r.invt_no = ? AND NOT EXISTS
                        (SELECT FROM exchange_waiver w WHERE w.invt_no = r.invt_no)
                    """,
                    select -> select.setString(1, invtNo),
                    row -> found.add(row.getBoolean(1)));
        }
        return !found.isEmpty();
    }
}
