package io.greenway.server.store;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.Enquiry;
import io.greenway.core.desk.Opening;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables `bill_to_look_at` and `bill_enquiry`: bills whose distance from the computation
/// changed, and what became of those that went to the tax desk. Bills are decided in a transaction
/// of their own and only note here that somebody must look, so bills and desks never wait for each
/// other.
public final class BillEnquiries {
    private final DataSource source;
    private final DeskStore desk;

    public BillEnquiries(DataSource source, DeskStore desk) {
        this.source = source;
        this.desk = desk;
    }

    /// How a difference stands at the desk.
    public enum State {
        /// Nobody has ruled yet.
        OPEN,
        /// The bill counts as it is.
        ACCEPTED,
        /// It is disputed.
        DISPUTED,
        /// The bill is to be made anew.
        CORRECTING,
        /// The bill was replaced or made void before anybody ruled.
        WITHDRAWN
    }

    /// A bill that somebody must look at, and how many rows its history had.
    public record Changed(String invtNo, Bill bill, int rows) {}

    /// What is to be done about it.
    ///
    /// @param enquiry what there is to ask; null when nothing
    /// @param opening the task that asks; null when there is nothing to ask, or nothing to ask
    /// about
    public record Look(Changed changed, @Nullable Enquiry enquiry, @Nullable Opening opening) {}

    static void lookAt(Connection connection, Map<String, Integer> bills) throws SQLException {
        if (bills.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO bill_to_look_at (invt_no, rows) VALUES (?, ?)
                        ON CONFLICT (invt_no) DO UPDATE SET rows = excluded.rows
                        """)) {
            for (Map.Entry<String, Integer> one : bills.entrySet()) {
                insert.setString(1, one.getKey());
                insert.setInt(2, one.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Bills to look at.
    ///
    /// @throws SQLException when the database is away
    public List<Changed> changed(int limit) throws SQLException {
        List<Changed> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            List<String> invtNos = new ArrayList<>();
            Query.run(
                    connection,
                    "SELECT invt_no FROM bill_to_look_at ORDER BY invt_no LIMIT ?",
                    select -> select.setInt(1, limit),
                    row -> invtNos.add(row.getString(1)));
            Map<String, BillTable.Held> held = BillTable.load(connection, invtNos);
            for (String invtNo : invtNos) {
                BillTable.Held one = held.getOrDefault(invtNo, BillTable.Held.NONE);
                found.add(new Changed(invtNo, one.bill(), one.rows()));
            }
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return found;
    }

    /// Lays on the desk what is to be asked, and takes off it what is not to be asked any more.
    ///
    /// @throws SQLException when the database fails; nothing is written then
    public void settle(List<Look> looks, Instant now) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Look look : looks) {
                    settle(connection, look, now);
                }
                connection.commit();
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private void settle(Connection connection, Look look, Instant now) throws SQLException {
        String invtNo = look.changed().invtNo();
        Enquiry wanted = look.enquiry();
        Map<Long, Enquiry> open = new LinkedHashMap<>();
        List<Enquiry> known = new ArrayList<>();
        EnquiryTable.of(connection, invtNo)
                .forEach(
                        row -> {
                            known.add(row.enquiry());
                            if (row.state() == State.OPEN) {
                                open.put(row.task(), row.enquiry());
                            }
                        });
        for (Map.Entry<Long, Enquiry> one : open.entrySet()) {
            if (!one.getValue().equals(wanted)) {
                String because =
                        wanted == null ? look.changed().bill().stage().name() : wanted.taxNo();
                DeskTable.withdrawLying(connection, one.getKey(), because, now);
                EnquiryTable.become(connection, one.getKey(), State.WITHDRAWN, "", now);
            }
        }
        Opening opening = look.opening();
        if (wanted != null && opening != null && !known.contains(wanted)) {
            OptionalLong task = desk.open(connection, opening, now);
            if (task.isPresent()) {
                EnquiryTable.open(connection, invtNo, wanted, task.getAsLong(), now);
            }
        }
        done(connection, look.changed());
    }

    /// What changed since it was looked at stays to be looked at.
    private static void done(Connection connection, Changed changed) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM bill_to_look_at WHERE invt_no = ? AND rows <= ?")) {
            delete.setString(1, changed.invtNo());
            delete.setInt(2, changed.rows());
            delete.executeUpdate();
        }
    }

    static void at(PreparedStatement statement, int place, Instant now) throws SQLException {
        statement.setTimestamp(place, Timestamp.from(now));
    }
}
