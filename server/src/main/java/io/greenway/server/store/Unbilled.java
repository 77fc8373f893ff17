package io.greenway.server.store;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Deadlines;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Releases whose taxes the tax lane has not taken down yet: those of days that are over, so that
/// the day's own work is not made slower by it. What leaves here are enterprises, goods and
/// amounts;
/// the buyer leaves under the tax lane's pseudonym. One thread at a time uses it.
final class Unbilled {
    /// So many numbers of dossiers are kept at once, to be asked for with one question.
    private static final int AT_ONCE = 1_000_000;

    private static final String WITHOUT =
            """
            SELECT r.dossier FROM release r
            WHERE r.released_on > (SELECT estimated_through FROM tax_progress) AND r.released_on < ?
                AND NOT EXISTS (SELECT FROM tax_bill t
                    WHERE t.invt_no = r.invt_no AND t.released_on IS NOT NULL)
            LIMIT ?
            """;

    private static final String HEADS =
            """
            SELECT r.invt_no, r.order_no, r.ebp_code, r.ebc_code, r.agent_code, r.assure_code,
                r.buyer, r.released_on
            FROM release r WHERE r.dossier = ANY (?) ORDER BY r.dossier
            """;

    private static final String LINES =
            """
            SELECT r.invt_no, l.gnum, l.gcode, l.value_fen, l.duty_fen, l.vat_fen,
                l.consumption_tax_fen
            FROM release r JOIN release_line l ON l.dossier = r.dossier
            WHERE r.invt_no = ANY (?) ORDER BY r.invt_no, l.gnum
            """;

    private final Deque<Long> waiting = new ArrayDeque<>();

    private record Head(
            String orderNo, String assureCode, LocalDate releasedOn, BillTable.Parties parties) {}

    /// Some of them. Whoever cannot keep what is made of them says so with [#forget].
    Map<String, BillStore.Expected> next(
            Connection connection,
            LocalDate today,
            int limit,
            UnaryOperator<String> buyers,
            Function<LocalDate, Deadlines> deadlines)
            throws SQLException {
        if (waiting.isEmpty()) {
            look(connection, today);
        }
        List<Long> dossiers = new ArrayList<>();
        while (dossiers.size() < limit && !waiting.isEmpty()) {
            dossiers.add(waiting.remove());
        }
        return dossiers.isEmpty() ? Map.of() : read(connection, dossiers, buyers, deadlines);
    }

    /// What was given out and not kept is found again.
    void forget() {
        waiting.clear();
    }

    /// Once all releases of the days before have an estimate, those days are not looked at again.
    /// Nobody takes releases down meanwhile, so that none comes in between.
    private void look(Connection connection, LocalDate today) throws SQLException {
        if (!through(connection).isBefore(today.minusDays(1))) {
            return;
        }
        find(connection, today);
        if (waiting.isEmpty()) {
            ReleaseTable.lock(connection);
            find(connection, today);
        }
        if (waiting.isEmpty()) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE tax_progress SET estimated_through = ?")) {
                update.setDate(1, Date.valueOf(today.minusDays(1)));
                update.executeUpdate();
            }
        }
    }

    private static LocalDate through(Connection connection) {
        List<LocalDate> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT estimated_through FROM tax_progress",
                select -> {},
                row -> found.add(row.getDate(1).toLocalDate()));
        return found.getFirst();
    }

    private void find(Connection connection, LocalDate today) {
        Query.run(
                connection,
                WITHOUT,
                select -> {
                    select.setDate(1, Date.valueOf(today));
                    select.setInt(2, AT_ONCE);
                },
                row -> waiting.add(row.getLong(1)));
    }

    /// Releases of a day came when that day had been done with.
    ///
    /// @param first earliest day of them
    static void again(Connection connection, LocalDate first) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE tax_progress SET estimated_through = ? WHERE estimated_through >= ?")) {
            update.setDate(1, Date.valueOf(first.minusDays(1)));
            update.setDate(2, Date.valueOf(first));
            update.executeUpdate();
        }
    }

    private static Map<String, BillStore.Expected> read(
            Connection connection,
            List<Long> dossiers,
            UnaryOperator<String> buyers,
            Function<LocalDate, Deadlines> deadlines) {
        Map<String, Head> heads = new LinkedHashMap<>();
        Query.run(
                connection,
                HEADS,
                select -> select.setArray(1, Query.numbers(connection, dossiers)),
                row ->
                        heads.put(
                                row.getString(1),
                                new Head(
                                        row.getString(2),
                                        row.getString(6),
                                        row.getDate(8).toLocalDate(),
                                        new BillTable.Parties(
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                buyers.apply(row.getString(7))))));
        Map<String, List<TaxLine>> lines = lines(connection, heads.keySet());
        Map<String, BillStore.Expected> found = new LinkedHashMap<>();
        heads.forEach(
                (invtNo, head) -> {
                    Deadlines days = deadlines.apply(head.releasedOn());
                    Estimate estimate =
                            new Estimate(
                                    invtNo,
                                    head.orderNo(),
                                    head.assureCode(),
                                    head.releasedOn(),
                                    days.firstTaxPayment(),
                                    days.lastTaxPayment(),
                                    lines.getOrDefault(invtNo, List.of()));
                    found.put(invtNo, new BillStore.Expected(estimate, head.parties()));
                });
        return found;
    }

    private static Map<String, List<TaxLine>> lines(
            Connection connection, Collection<String> invtNos) {
        Map<String, List<TaxLine>> lines = new LinkedHashMap<>();
        Query.run(
                connection,
                LINES,
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row ->
                        lines.computeIfAbsent(row.getString(1), one -> new ArrayList<>())
                                .add(
                                        new TaxLine(
                                                row.getInt(2),
                                                row.getString(3),
                                                new Money(row.getLong(4)),
                                                new Money(row.getLong(5)),
                                                new Money(row.getLong(6)),
                                                new Money(row.getLong(7)))));
        return lines;
    }

    /// Declarations of which the built-in authority has something to say on a day, as far as their
    /// rows tell.
    static Map<String, BillStore.Listening> listening(
            Connection connection, LocalDate day, int limit) {
        Map<String, BillStore.Listening> found = new LinkedHashMap<>();
        Query.run(
                connection,
                """
                SELECT invt_no, ebc_code, agent_code, said_on FROM tax_bill
                WHERE says_on <= ? ORDER BY says_on, invt_no LIMIT ?
                """,
                select -> {
                    select.setDate(1, Date.valueOf(day));
                    select.setInt(2, limit);
                },
                row -> {
                    Date said = row.getDate(4);
                    found.put(
                            row.getString(1),
                            new BillStore.Listening(
                                    row.getString(1),
                                    Bill.NOTHING,
                                    row.getString(2),
                                    row.getString(3),
                                    said == null ? null : said.toLocalDate()));
                });
        return found;
    }

    /// The built-in authority has spoken.
    static void spoken(Connection connection, List<BillStore.Spoken> all) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE tax_bill SET said_on = coalesce(?, said_on), says_on = ?
                        WHERE invt_no = ?
                        """)) {
            connection.setAutoCommit(false);
            for (BillStore.Spoken one : all) {
                BillTable.day(update, 1, one.day());
                BillTable.day(update, 2, one.next());
                update.setString(3, one.invtNo());
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        }
    }
}
