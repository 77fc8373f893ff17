package io.greenway.server.store;

import io.greenway.core.bill.LateFee;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums of the tax bills by withholding agent and month of release. Late fees that still
/// run are those of each bill, rounded for each, so that the sum is what the bills say one by one.
public final class TaxTotals {
    private static final String TOTALS =
            """
            SELECT t.direction, t.payer_code, to_char(t.released_on, 'YYYY-MM'), count(*),
                sum(t.value_fen), sum(t.estimated_fen), sum(t.duty_fen), sum(t.vat_fen),
                sum(t.consumption_tax_fen), sum(t.due_fen), sum(t.paid_fen),
                sum(t.late_fee_fen), sum(t.offset_fen), sum(t.refundable_fen),
                sum(t.due_fen) FILTER (WHERE t.stage = 'OVERDUE'),
                count(*) FILTER (WHERE t.stage = 'OVERDUE'),
                count(*) FILTER (WHERE t.differences > 0)
            FROM tax_bill t
            """
                    + TaxViews.WHERE
                    + "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";

    /// Bills of one amount and one last day bear one fee.
    private static final String UNPAID =
            """
            SELECT t.direction, t.payer_code, to_char(t.released_on, 'YYYY-MM'), t.pay_to,
                t.due_fen, count(*)
            FROM tax_bill t
            """
                    + TaxViews.WHERE
                    + "AND t.due_fen > 0 AND t.pay_to < ? GROUP BY 1, 2, 3, 4, 5";

    private TaxTotals() {}

    /// Sums of a withholding agent and a month of release. Amounts are CNY.
    ///
    /// @param direction `I` imports
    /// @param month such as `2026-11`; null for bills of declarations never released here
    /// @param lateFee late fees that were paid
    /// @param lateFeeRunning late fees that overdue bills bear up to the day of asking
    public record Total(
            String direction,
            String payerCode,
            @Nullable String month,
            long declarations,
            String value,
            String estimated,
            String duty,
            String vat,
            String consumptionTax,
            String due,
            String paid,
            String lateFee,
            String lateFeeRunning,
            String offset,
            String refundable,
            String overdue,
            long overdueBills,
            long billsThatDiffer) {}

    private record Group(String direction, String payerCode, @Nullable String month) {
        static Group of(ResultSet row) throws SQLException {
            return new Group(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    static List<Total> of(
            Connection connection, TaxViews.Asked asked, LocalDate day, Parameters parameters) {
        Map<Group, Money> running = new HashMap<>();
        Query.run(
                connection,
                UNPAID,
                select -> select.setDate(TaxViews.bind(select, asked), Date.valueOf(day)),
                row -> {
                    LocalDate from = row.getDate(4).toLocalDate().plusDays(1);
                    Money fee = LateFee.of(new Money(row.getLong(5)), from, day, parameters);
                    Money fees = new Money(Math.multiplyExact(fee.fen(), row.getLong(6)));
                    running.merge(Group.of(row), fees, Money::plus);
                });
        List<Total> found = new ArrayList<>();
        Query.run(
                connection,
                TOTALS,
                select -> TaxViews.bind(select, asked),
                row -> found.add(total(row, running.getOrDefault(Group.of(row), Money.ZERO))));
        return found;
    }

    private static Total total(ResultSet row, Money running) throws SQLException {
        return new Total(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                TaxViews.yuan(row, 5),
                TaxViews.yuan(row, 6),
                TaxViews.yuan(row, 7),
                TaxViews.yuan(row, 8),
                TaxViews.yuan(row, 9),
                TaxViews.yuan(row, 10),
                TaxViews.yuan(row, 11),
                TaxViews.yuan(row, 12),
                running.toString(),
                TaxViews.yuan(row, 13),
                TaxViews.yuan(row, 14),
                TaxViews.yuan(row, 15),
                row.getLong(16),
                row.getLong(17));
    }
}
