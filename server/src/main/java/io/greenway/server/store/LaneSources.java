package io.greenway.server.store;

import io.greenway.core.desk.Regulator;
import io.greenway.core.exchange.RemittanceStage;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.CustomsLane;
import io.greenway.core.regulator.ExchangeLane;
import io.greenway.core.regulator.InspectionLane;
import io.greenway.core.regulator.Lane;
import io.greenway.core.regulator.LaneWords;
import io.greenway.core.regulator.TaxLane;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What tells the lanes today: the history of the dossier, and payments abroad.
public final class LaneSources {
    private static final String PAYMENT =
            """
            SELECT m.id, m.stage, m.updated_at
            FROM remittance_declaration d JOIN remittance m ON m.id = d.remittance
            WHERE d.invt_no = ? AND d.holds
            """;

    private LaneSources() {}

    /// One for each regulator.
    public static List<LaneSource> of(Phrases phrases, LaneWords words) {
        return List.of(
                new Told(Regulator.CUSTOMS, course -> CustomsLane.of(course, phrases)),
                new Told(Regulator.INSPECTION, course -> InspectionLane.of(course, words)),
                new Told(Regulator.TAX, course -> TaxLane.of(course, words)),
                new Exchange(words));
    }

    private record Told(Regulator regulator, Function<Course, Lane> lane) implements LaneSource {
        @Override
        public Lane lane(Connection connection, @Nullable String invtNo, Course course) {
            return lane.apply(course);
        }
    }

    private record Exchange(LaneWords words) implements LaneSource {
        @Override
        public Regulator regulator() {
            return Regulator.EXCHANGE;
        }

        @Override
        public Lane lane(Connection connection, @Nullable String invtNo, Course course) {
            List<ExchangeLane.Payment> found = new ArrayList<>();
            if (invtNo != null) {
                Query.run(
                        connection,
                        PAYMENT,
                        select -> select.setString(1, invtNo),
                        row ->
                                found.add(
                                        new ExchangeLane.Payment(
                                                "FX" + row.getLong(1),
                                                RemittanceStage.valueOf(row.getString(2)),
                                                row.getTimestamp(3).toInstant())));
            }
            Optional<ExchangeLane.Payment> payment = found.stream().findFirst();
            return ExchangeLane.of(course, payment, words);
        }
    }
}
