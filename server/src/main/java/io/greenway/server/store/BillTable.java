package io.greenway.server.store;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.BillEvent;
import io.greenway.core.bill.BillLifecycle;
import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.money.Money;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables `tax_bill` and `tax_bill_history`.
final class BillTable {
    private static final String UPSERT =
            """
            INSERT INTO tax_bill AS t (invt_no, stage, version, tax_no, payer_code, ebp_code,
                ebc_code, agent_code, buyer, released_on, pay_from, pay_to, value_fen,
                estimated_fen, duty_fen, vat_fen, consumption_tax_fen, due_fen, paid_fen,
                late_fee_fen, offset_fen, refundable_fen, settled_on, differences, differs,
                turns_on, says_on, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (invt_no) DO UPDATE SET stage = excluded.stage,
                version = excluded.version, tax_no = excluded.tax_no,
                payer_code = excluded.payer_code,
                ebp_code = coalesce(excluded.ebp_code, t.ebp_code),
                ebc_code = coalesce(excluded.ebc_code, t.ebc_code),
                agent_code = coalesce(excluded.agent_code, t.agent_code),
                buyer = coalesce(excluded.buyer, t.buyer),
                released_on = excluded.released_on, pay_from = excluded.pay_from,
                pay_to = excluded.pay_to, value_fen = excluded.value_fen,
                estimated_fen = excluded.estimated_fen, duty_fen = excluded.duty_fen,
                vat_fen = excluded.vat_fen, consumption_tax_fen = excluded.consumption_tax_fen,
                due_fen = excluded.due_fen, paid_fen = excluded.paid_fen,
                late_fee_fen = excluded.late_fee_fen, offset_fen = excluded.offset_fen,
                refundable_fen = excluded.refundable_fen,
                settled_on = excluded.settled_on, differences = excluded.differences,
                differs = excluded.differs, turns_on = excluded.turns_on,
                says_on = coalesce(excluded.says_on, t.says_on), updated_at = excluded.updated_at
            """;

    private static final String HISTORY =
            "INSERT INTO tax_bill_history (invt_no, seq, at, actor, events)"
                    + " VALUES (?, ?, ?, ?, ?)";

    private static final int REPLAYED_AT_ONCE = 500;

    private BillTable() {}

    /// A bill, how many rows its history has, and when the built-in authority spoke of it last.
    record Held(Bill bill, int rows, @Nullable LocalDate said) {
        static final Held NONE = new Held(Bill.NOTHING, 0, null);
    }

    /// What happened to a bill.
    ///
    /// @param after the bill, and how many rows its history had before
    /// @param parties null when they are not known, or known already
    /// @param saysOn when the built-in authority speaks next; null when that stays as it is
    record Changed(
            String invtNo,
            Held after,
            List<BillEvent> events,
            @Nullable Parties parties,
            @Nullable LocalDate saysOn) {}

    /// Who is a party of a released declaration, as far as the tax lane knows.
    ///
    /// @param buyer pseudonym of the tax lane
    record Parties(String ebpCode, String ebcCode, String agentCode, String buyer) {}

    /// Bills folded from their histories.
    static Map<String, Held> load(Connection connection, Collection<String> invtNos) {
        Map<String, Held> found = new HashMap<>();
        Query.run(
                connection,
                """
                SELECT h.invt_no, h.seq, h.events, t.said_on
                FROM tax_bill_history h JOIN tax_bill t ON t.invt_no = h.invt_no
                WHERE h.invt_no = ANY (?) ORDER BY h.invt_no, h.seq
                """,
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row -> {
                    Held before = found.getOrDefault(row.getString(1), Held.NONE);
                    Bill bill = before.bill();
                    for (BillEvent event : HistoryCodec.BILL.read(row.getString(3))) {
                        bill = BillLifecycle.apply(bill, event);
                    }
                    found.put(row.getString(1), new Held(bill, row.getInt(2) + 1, dayOf(row, 4)));
                });
        return found;
    }

    private static @Nullable LocalDate dayOf(ResultSet row, int at) throws SQLException {
        Date day = row.getDate(at);
        return day == null ? null : day.toLocalDate();
    }

    /// Holds every row against its history.
    ///
    /// @param found takes what differs, in words
    static void replay(Connection connection, List<String> found) {
        Map<String, String> rows = new LinkedHashMap<>();
        String last = "";
        do {
            rows.clear();
            String after = last;
            Query.run(
                    connection,
                    """
                    SELECT invt_no, stage || ' ' || version || ' ' || due_fen || ' ' || paid_fen
                        || ' ' || late_fee_fen || ' ' || offset_fen || ' ' || differences
                    FROM tax_bill WHERE invt_no > ? ORDER BY invt_no LIMIT ?
                    """,
                    select -> {
                        select.setString(1, after);
                        select.setInt(2, REPLAYED_AT_ONCE);
                    },
                    row -> rows.put(row.getString(1), row.getString(2)));
            Map<String, Held> held = load(connection, rows.keySet());
            for (Map.Entry<String, String> row : rows.entrySet()) {
                String told = words(held.getOrDefault(row.getKey(), Held.NONE).bill());
                if (!told.equals(row.getValue())) {
                    found.add("tax of " + row.getKey() + " is " + row.getValue() + ", not " + told);
                }
                last = row.getKey();
            }
        } while (!rows.isEmpty());
    }

    private static String words(Bill bill) {
        return bill.stage().name()
                + " "
                + bill.version()
                + " "
                + bill.due().fen()
                + " "
                + bill.paid().fen()
                + " "
                + bill.lateFee().fen()
                + " "
                + bill.offset().fen()
                + " "
                + bill.differences().size();
    }

    /// Writes what happened, and the rows that follow from it.
    static void write(Connection connection, List<Changed> changed, String actor, Instant now)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
                PreparedStatement insert = connection.prepareStatement(HISTORY)) {
            for (Changed one : changed) {
                bind(upsert, one.invtNo(), one.after().bill(), one.parties(), one.saysOn(), now);
                upsert.addBatch();
                insert.setString(1, one.invtNo());
                insert.setInt(2, one.after().rows());
                insert.setTimestamp(3, Timestamp.from(now));
                insert.setString(4, actor);
                insert.setString(5, HistoryCodec.BILL.write(one.events()));
                insert.addBatch();
            }
            upsert.executeBatch();
            insert.executeBatch();
        }
    }

    private static void bind(
            PreparedStatement upsert,
            String invtNo,
            Bill bill,
            @Nullable Parties parties,
            @Nullable LocalDate saysOn,
            Instant now)
            throws SQLException {
        Estimate estimate = bill.estimate();
        BillNotice notice = bill.notice();
        upsert.setString(1, invtNo);
        upsert.setString(2, bill.stage().name());
        upsert.setInt(3, bill.version());
        upsert.setString(4, notice == null ? null : notice.taxNo());
        upsert.setString(5, payer(estimate, notice));
        upsert.setString(6, parties == null ? null : parties.ebpCode());
        upsert.setString(7, parties == null ? null : parties.ebcCode());
        upsert.setString(8, parties == null ? null : parties.agentCode());
        upsert.setString(9, parties == null ? null : parties.buyer());
        day(upsert, 10, estimate == null ? null : estimate.releasedOn());
        day(upsert, 11, estimate == null ? null : estimate.payFrom());
        day(upsert, 12, estimate == null ? null : estimate.payTo());
        List<TaxLine> lines =
                notice != null ? notice.lines() : estimate != null ? estimate.lines() : List.of();
        fen(upsert, 13, Money.sum(lines.stream().map(TaxLine::value).toList()));
        fen(upsert, 14, estimate == null ? Money.ZERO : estimate.total());
        fen(upsert, 15, notice != null ? notice.duty() : sum(lines, TaxLine::duty));
        fen(upsert, 16, notice != null ? notice.vat() : sum(lines, TaxLine::vat));
        fen(
                upsert,
                17,
                notice != null ? notice.consumptionTax() : sum(lines, TaxLine::consumptionTax));
        fen(upsert, 18, bill.due());
        fen(upsert, 19, bill.paid());
        fen(upsert, 20, bill.lateFee());
        fen(upsert, 21, bill.offset());
        fen(upsert, 22, bill.refundable());
        day(upsert, 23, bill.settledOn());
        upsert.setInt(24, bill.differences().size());
        upsert.setBoolean(25, bill.differs() || (notice != null && estimate == null));
        day(upsert, 26, turnsOn(bill));
        day(upsert, 27, saysOn);
        upsert.setTimestamp(28, Timestamp.from(now));
    }

    private static String payer(@Nullable Estimate estimate, @Nullable BillNotice notice) {
        if (estimate != null) {
            return estimate.assureCode();
        }
        String named = notice == null ? null : notice.assureCode();
        return named == null ? "" : named;
    }

    private static Money sum(List<TaxLine> lines, Function<TaxLine, Money> amount) {
        return Money.sum(lines.stream().map(amount).toList());
    }

    /// The day on which time alone changes it.
    private static @Nullable LocalDate turnsOn(Bill bill) {
        Estimate estimate = bill.estimate();
        if (estimate == null) {
            return null;
        }
        return switch (bill.stage()) {
            case ISSUED -> estimate.payFrom();
            case PAYABLE -> estimate.payTo().plusDays(1);
            case ESTIMATED, OVERDUE, PAID, OFFSET -> null;
        };
    }

    static void day(PreparedStatement statement, int at, @Nullable LocalDate day)
            throws SQLException {
        if (day == null) {
            statement.setNull(at, Types.DATE);
        } else {
            statement.setDate(at, Date.valueOf(day));
        }
    }

    private static void fen(PreparedStatement statement, int at, Money amount) throws SQLException {
        statement.setLong(at, amount.fen());
    }
}
