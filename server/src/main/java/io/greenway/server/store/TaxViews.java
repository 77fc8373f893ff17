package io.greenway.server.store;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.BillEvent;
import io.greenway.core.bill.BillLifecycle;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What the tax lane may see: enterprise, goods, quantities and amounts, and the buyer under a
/// pseudonym of its own (facts: regulators). The queries name every column, and none that tells of
/// a person or an address.
public final class TaxViews {
    static final String WHERE =
            """
            WHERE (?::text IS NULL OR ? IN (t.payer_code, t.ebp_code, t.ebc_code, t.agent_code))
                AND (?::text IS NULL OR t.payer_code = ?)
                AND (t.released_on BETWEEN ? AND ? OR t.released_on IS NULL)
            """;

    private static final String LIST =
            """
            SELECT t.invt_no, t.stage, t.version, t.tax_no, t.payer_code, t.ebc_code,
                t.released_on, t.pay_from, t.pay_to, t.duty_fen, t.vat_fen,
                t.consumption_tax_fen, t.estimated_fen, t.due_fen, t.paid_fen, t.late_fee_fen,
                t.offset_fen, t.refundable_fen, t.differences, t.differs,
                (SELECT e.state FROM bill_enquiry e WHERE e.invt_no = t.invt_no
                    ORDER BY e.task DESC LIMIT 1)
            FROM tax_bill t
            """
                    + WHERE
                    + """
                    AND (?::text IS NULL OR t.stage = ?) AND (NOT ? OR t.differences > 0)
                        AND t.invt_no > ?
                    ORDER BY t.invt_no LIMIT ?
                    """;

    private static final String ONE =
            """
            SELECT t.invt_no, t.ebp_code, t.ebc_code, t.agent_code, t.payer_code, t.buyer,
                r.ebc_name, r.trade_mode, r.customs_code
            FROM tax_bill t LEFT JOIN release r ON r.invt_no = t.invt_no
            WHERE t.invt_no = ?
                AND (?::text IS NULL OR ? IN (t.payer_code, t.ebp_code, t.ebc_code, t.agent_code))
            """;

    private static final String GOODS =
            """
            SELECT l.gnum, l.gcode, l.gname, l.quantity, l.unit, l.origin, l.value_fen
            FROM release r JOIN release_line l ON l.dossier = r.dossier
            WHERE r.invt_no = ? ORDER BY l.gnum
            """;

    private final DataSource source;

    public TaxViews(DataSource source) {
        this.source = source;
    }

    /// What is asked for.
    ///
    /// @param party enterprise that must be a party; null for the officer
    /// @param payer only those of a withholding agent; null for all
    /// @param from first day of release
    /// @param to last day of release
    public record Asked(
            @Nullable String party, @Nullable String payer, LocalDate from, LocalDate to) {}

    /// A bill in a list. Amounts are CNY.
    ///
    /// @param enquiry how the newest difference that went to the tax desk stands there; null when
    ///     none did
    public record Item(
            String invtNo,
            String stage,
            int version,
            @Nullable String taxNo,
            String payerCode,
            @Nullable String ebcCode,
            @Nullable LocalDate releasedOn,
            @Nullable LocalDate payFrom,
            @Nullable LocalDate payTo,
            String duty,
            String vat,
            String consumptionTax,
            String estimated,
            String due,
            String paid,
            String lateFee,
            String offset,
            String refundable,
            int differences,
            boolean differs,
            @Nullable String enquiry) {}

    /// Goods of a declaration.
    public record Goods(
            int gnum,
            String gcode,
            String gname,
            String quantity,
            String unit,
            String origin,
            String value) {}

    /// A difference that went to the tax desk.
    ///
    /// @param taxNo number of the bill
    /// @param by how much it is above the computation, CNY
    /// @param state how it stands there
    /// @param reason code of the officer's reason; empty when nobody has ruled
    /// @param at since when it stands so
    public record AtDesk(String taxNo, String by, String state, String reason, Instant at) {}

    /// One line of a history.
    public record Step(Instant at, String actor, List<String> events) {}

    /// A bill with everything that the tax lane may see of it.
    ///
    /// @param buyer pseudonym of the tax lane
    public record Whole(
            String invtNo,
            @Nullable String ebpCode,
            @Nullable String ebcCode,
            @Nullable String agentCode,
            String payerCode,
            @Nullable String buyer,
            @Nullable String ebcName,
            @Nullable String tradeMode,
            @Nullable String customsCode,
            List<Goods> goods,
            Bill bill,
            List<AtDesk> enquiries,
            List<Step> steps) {}

    /// Bills, in the order of their inventory numbers.
    ///
    /// @param stage only those at this stage; null for all
    /// @param differing only those with a difference
    /// @param after only those that come after this number
    public List<Item> bills(
            Asked asked, @Nullable String stage, boolean differing, String after, int limit)
            throws SQLException {
        List<Item> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    LIST,
                    select -> {
                        int at = bind(select, asked);
                        select.setString(at, stage);
                        select.setString(at + 1, stage);
                        select.setBoolean(at + 2, differing);
                        select.setString(at + 3, after);
                        select.setInt(at + 4, limit);
                    },
                    row -> found.add(item(row)));
        }
        return found;
    }

    /// Totals by withholding agent and month of release.
    ///
    /// @param day late fees run until this day
    public List<TaxTotals.Total> totals(Asked asked, LocalDate day, Parameters parameters)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            return TaxTotals.of(connection, asked, day, parameters);
        }
    }

    static int bind(PreparedStatement select, Asked asked) throws SQLException {
        select.setString(1, asked.party());
        select.setString(2, asked.party());
        select.setString(3, asked.payer());
        select.setString(4, asked.payer());
        select.setDate(5, Date.valueOf(asked.from()));
        select.setDate(6, Date.valueOf(asked.to()));
        return 7;
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                day(row, 7),
                day(row, 8),
                day(row, 9),
                yuan(row, 10),
                yuan(row, 11),
                yuan(row, 12),
                yuan(row, 13),
                yuan(row, 14),
                yuan(row, 15),
                yuan(row, 16),
                yuan(row, 17),
                yuan(row, 18),
                row.getInt(19),
                row.getBoolean(20),
                row.getString(21));
    }

    /// One bill; empty when there is none that the party may see.
    public Optional<Whole> whole(String invtNo, @Nullable String party) throws SQLException {
        List<Whole> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    ONE,
                    select -> {
                        select.setString(1, invtNo);
                        select.setString(2, party);
                        select.setString(3, party);
                    },
                    row -> found.add(whole(connection, row)));
        }
        return found.stream().findFirst();
    }

    private static Whole whole(Connection connection, ResultSet row) throws SQLException {
        String invtNo = row.getString(1);
        List<Step> steps = new ArrayList<>();
        Bill bill = Bill.NOTHING;
        for (Entry entry : history(connection, invtNo)) {
            for (BillEvent event : entry.events()) {
                bill = BillLifecycle.apply(bill, event);
            }
            steps.add(
                    new Step(
                            entry.at(),
                            entry.actor(),
                            entry.events().stream()
                                    .map(event -> event.getClass().getSimpleName())
                                    .toList()));
        }
        return new Whole(
                invtNo,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                goods(connection, invtNo),
                bill,
                enquiries(connection, invtNo),
                steps);
    }

    private record Entry(Instant at, String actor, List<BillEvent> events) {}

    private static List<Entry> history(Connection connection, String invtNo) {
        List<Entry> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT at, actor, events FROM tax_bill_history WHERE invt_no = ? ORDER BY seq",
                select -> select.setString(1, invtNo),
                row ->
                        found.add(
                                new Entry(
                                        row.getTimestamp(1).toInstant(),
                                        row.getString(2),
                                        HistoryCodec.BILL.read(row.getString(3)))));
        return found;
    }

    private static List<AtDesk> enquiries(Connection connection, String invtNo) {
        List<AtDesk> found = new ArrayList<>();
        Query.run(
                connection,
                """
                SELECT tax_no, gap_fen, state, reason, at FROM bill_enquiry
                WHERE invt_no = ? ORDER BY task
                """,
                select -> select.setString(1, invtNo),
                row ->
                        found.add(
                                new AtDesk(
                                        row.getString(1),
                                        yuan(row, 2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getTimestamp(5).toInstant())));
        return found;
    }

    private static List<Goods> goods(Connection connection, String invtNo) {
        List<Goods> goods = new ArrayList<>();
        Query.run(
                connection,
                GOODS,
                select -> select.setString(1, invtNo),
                row ->
                        goods.add(
                                new Goods(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getBigDecimal(4).stripTrailingZeros().toPlainString(),
                                        row.getString(5),
                                        row.getString(6),
                                        yuan(row, 7))));
        return goods;
    }

    private static @Nullable LocalDate day(ResultSet row, int at) throws SQLException {
        Date day = row.getDate(at);
        return day == null ? null : day.toLocalDate();
    }

    static String yuan(ResultSet row, int at) throws SQLException {
        return new Money(row.getLong(at)).toString();
    }
}
