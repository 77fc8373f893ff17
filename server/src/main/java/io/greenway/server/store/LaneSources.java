package io.greenway.server.store;

import io.greenway.core.bill.BillStage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.exchange.RemittanceStage;
import io.greenway.core.inspection.OrderStage;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.CustomsLane;
import io.greenway.core.regulator.ExchangeLane;
import io.greenway.core.regulator.InspectionLane;
import io.greenway.core.regulator.Lane;
import io.greenway.core.regulator.LaneWords;
import io.greenway.core.regulator.TaxLane;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What tells the lanes: the history of the dossier, and the books that each regulator keeps.
public final class LaneSources {
    private static final String PAYMENT =
            """
            SELECT m.id, m.stage, m.updated_at
            FROM remittance_declaration d JOIN remittance m ON m.id = d.remittance
            WHERE d.invt_no = ? AND d.holds
            """;

    private static final String BILL =
            "SELECT stage, updated_at, due_fen, paid_fen FROM tax_bill WHERE invt_no = ?";

    private static final String STOP =
            "SELECT at, warnings || batches FROM inspection_stop"
                    + " WHERE invt_no = ? AND lifted_at IS NULL";

    private static final String ORDER =
            "SELECT updated_at, id, stage FROM inspection_order"
                    + " WHERE subject = 'PARCEL' AND number = ? AND open";

    private final Phrases phrases;
    private final LaneWords words;

    public LaneSources(Phrases phrases, LaneWords words) {
        this.phrases = phrases;
        this.words = words;
    }

    /// How a submission stands with a regulator.
    ///
    /// @param connection to ask on; nothing is written
    /// @param invtNo inventory number; null before it was declared
    /// @param course the way the dossier has come
    Lane lane(Regulator regulator, Connection connection, @Nullable String invtNo, Course course) {
        return switch (regulator) {
            case CUSTOMS -> CustomsLane.of(course, phrases);
            case INSPECTION -> InspectionLane.of(course, inspection(connection, invtNo), words);
            case TAX -> TaxLane.of(course, bill(connection, invtNo), words);
            case EXCHANGE -> ExchangeLane.of(course, payment(connection, invtNo), words);
        };
    }

    private static Optional<InspectionLane.Booked> inspection(
            Connection connection, @Nullable String invtNo) {
        Optional<InspectionLane.Booked> stop =
                first(
                        connection,
                        STOP,
                        invtNo,
                        row ->
                                new InspectionLane.Booked.Stop(
                                        row.getTimestamp(1).toInstant(),
                                        List.of((String[]) row.getArray(2).getArray())));
        return stop.isPresent()
                ? stop
                : first(
                        connection,
                        ORDER,
                        invtNo,
                        row ->
                                new InspectionLane.Booked.Order(
                                        row.getTimestamp(1).toInstant(),
                                        row.getLong(2),
                                        OrderStage.valueOf(row.getString(3))));
    }

    private static Optional<TaxLane.Billed> bill(Connection connection, @Nullable String invtNo) {
        return first(
                connection,
                BILL,
                invtNo,
                row ->
                        new TaxLane.Billed(
                                BillStage.valueOf(row.getString(1)),
                                row.getTimestamp(2).toInstant(),
                                new Money(row.getLong(3)),
                                new Money(row.getLong(4))));
    }

    private static Optional<ExchangeLane.Payment> payment(
            Connection connection, @Nullable String invtNo) {
        return first(
                connection,
                PAYMENT,
                invtNo,
                row ->
                        new ExchangeLane.Payment(
                                "FX" + row.getLong(1),
                                RemittanceStage.valueOf(row.getString(2)),
                                row.getTimestamp(3).toInstant()));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// What the first row says; empty when nothing was declared yet.
    private static <T> Optional<T> first(
            Connection connection, String sql, @Nullable String invtNo, Reading<T> reading) {
        List<T> found = new ArrayList<>();
        if (invtNo != null) {
            Query.run(
                    connection,
                    sql,
                    select -> select.setString(1, invtNo),
                    row -> found.add(reading.of(row)));
        }
        return found.stream().findFirst();
    }
}
