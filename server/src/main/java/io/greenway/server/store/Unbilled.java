package io.greenway.server.store;

import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Deadlines;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Releases whose taxes the tax lane has not taken down yet. What leaves here are enterprises,
/// goods and amounts; the buyer leaves under the tax lane's pseudonym.
final class Unbilled {
    private static final String NEXT =
            """
            SELECT invt_no, order_no, ebp_code, ebc_code, agent_code, assure_code, buyer,
                released_on
            FROM release WHERE NOT billed ORDER BY dossier LIMIT ?
            """;

    private static final String LINES =
            """
            SELECT r.invt_no, l.gnum, l.gcode, l.value_fen, l.duty_fen, l.vat_fen,
                l.consumption_tax_fen
            FROM release r JOIN release_line l ON l.dossier = r.dossier
            WHERE r.invt_no = ANY (?) ORDER BY r.invt_no, l.gnum
            """;

    private Unbilled() {}

    private record Head(
            String orderNo, String assureCode, LocalDate releasedOn, BillTable.Parties parties) {}

    /// Some of them, oldest first.
    static Map<String, BillStore.Expected> next(
            Connection connection,
            int limit,
            UnaryOperator<String> buyers,
            Function<LocalDate, Deadlines> deadlines) {
        Map<String, Head> heads = new LinkedHashMap<>();
        Query.run(
                connection,
                NEXT,
                select -> select.setInt(1, limit),
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

    /// These are taken down.
    static void done(Connection connection, Collection<String> invtNos) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE release SET billed = true WHERE invt_no = ANY (?)")) {
            update.setArray(1, Query.texts(connection, invtNos));
            update.executeUpdate();
        }
    }

    /// Declarations of which the built-in authority has something to say on a day.
    static Map<String, BillStore.Listening> listening(
            Connection connection, LocalDate day, int limit) {
        Map<String, BillStore.Listening> found = new LinkedHashMap<>();
        Query.run(
                connection,
                """
                SELECT t.invt_no, t.ebc_code, t.agent_code, t.said_on,
                    d.stage IN ('RELEASED', 'CLOSED')
                FROM tax_bill t JOIN release r ON r.invt_no = t.invt_no
                    JOIN dossier d ON d.id = r.dossier
                WHERE t.says_on <= ? ORDER BY t.says_on, t.invt_no LIMIT ?
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
                                    null,
                                    row.getString(2),
                                    row.getString(3),
                                    said == null ? null : said.toLocalDate(),
                                    row.getBoolean(5)));
                });
        return found;
    }
}
