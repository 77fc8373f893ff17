package io.greenway.server.store;

import io.greenway.core.bill.Enquiry;
import io.greenway.core.money.Money;
import io.greenway.server.store.BillEnquiries.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The table `bill_enquiry`.
final class EnquiryTable {
    private EnquiryTable() {}

    record Row(long task, Enquiry enquiry, State state) {}

    static List<Row> of(Connection connection, String invtNo) {
        List<Row> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT task, tax_no, gap_fen, state FROM bill_enquiry WHERE invt_no = ? ORDER BY task",
                select -> select.setString(1, invtNo),
                row ->
                        found.add(
                                new Row(
                                        row.getLong(1),
                                        new Enquiry(row.getString(2), new Money(row.getLong(3))),
                                        State.valueOf(row.getString(4)))));
        return found;
    }

    static void open(Connection connection, String invtNo, Enquiry enquiry, long task, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO bill_enquiry (task, invt_no, tax_no, gap_fen, state, reason, at)
                        VALUES (?, ?, ?, ?, 'OPEN', '', ?)
                        """)) {
            insert.setLong(1, task);
            insert.setString(2, invtNo);
            insert.setString(3, enquiry.taxNo());
            insert.setLong(4, enquiry.gap().fen());
            BillEnquiries.at(insert, 5, now);
            insert.executeUpdate();
        }
    }

    /// What has become of an enquiry that is open. One that officers laid on the desk themselves
    /// has
    /// no row here.
    static void become(Connection connection, long task, State state, String reason, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE bill_enquiry SET state = ?, reason = ?, at = ?"
                                + " WHERE task = ? AND state = 'OPEN'")) {
            update.setString(1, state.name());
            update.setString(2, reason);
            BillEnquiries.at(update, 3, now);
            update.setLong(4, task);
            update.executeUpdate();
        }
    }
}
