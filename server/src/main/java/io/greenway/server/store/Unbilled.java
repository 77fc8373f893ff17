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
            SELECT r.invt_no, r.order_no, r.ebp_code, r.ebc_code, r.agent_code, r.assure_code,
                r.buyer, r.released_on
            FROM release r WHERE r.dossier IN (
                SELECT dossier FROM release_to_bill ORDER BY dossier LIMIT ?)
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
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                        DELETE FROM release_to_bill WHERE dossier IN (
                            SELECT dossier FROM release WHERE invt_no = ANY (?))
                        """)) {
            delete.setArray(1, Query.texts(connection, invtNos));
            delete.executeUpdate();
        }
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
}
