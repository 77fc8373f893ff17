package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.ControlOrder;
import io.greenway.core.inspection.SimulatedInspection;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import io.greenway.server.store.InspectionStore.Who;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on control orders that nobody has, in a zone without officers or one that lets it.
public final class BuiltInInspection {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInInspection.class);
    private static final int AT_ONCE = 100;
    private static final String ROLE = "inspection";

    private static final String WAITING =
            """
            SELECT id, ordered_on FROM inspection_order
            WHERE open AND stage = 'CREATED'
                AND (? OR NOT EXISTS (SELECT FROM account WHERE role = ?))
            ORDER BY id LIMIT ?
            """;

    private final DataSource source;
    private final InspectionStore store;
    private final Supplier<Reference> reference;

    public BuiltInInspection(
            DataSource source, InspectionStore store, Supplier<Reference> reference) {
        this.source = source;
        this.store = store;
        this.reference = reference;
    }

    private record Waiting(long id, LocalDate day, ControlOrder order) {}

    /// Works on what waits.
    ///
    /// @return how many orders it finished
    public int work(Instant now) throws SQLException {
        Parameters parameters = reference.get().parameters();
        LocalDate today = Terms.dayOf(now);
        BigDecimal failing = parameters.number("SIM_INSPECTION_FAIL_SHARE", today);
        List<Waiting> waiting = waiting(parameters.flag("INSPECTION_AUTOMATIC", today));
        for (Waiting one : waiting) {
            String seed = parameters.text("INSPECTION_SEED", one.day());
            for (SimulatedInspection.Step step :
                    SimulatedInspection.steps(one.order(), seed, one.day(), failing)) {
                Optional<Outcome<InspectionStore.Made>> done =
                        store.step(one.id(), step.command(), new Who(step.by(), null), now);
                if (done.isPresent() && done.get() instanceof Outcome.Refused<?> refused) {
                    LOG.info("Order {} went another way: {}", one.id(), refused.faults());
                    break;
                }
            }
        }
        return waiting.size();
    }

    private List<Waiting> waiting(boolean always) throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    List<Long> ids = new ArrayList<>();
                    Query.run(
                            connection,
                            WAITING,
                            select -> {
                                select.setBoolean(1, always);
                                select.setString(2, ROLE);
                                select.setInt(3, AT_ONCE);
                            },
                            row -> ids.add(row.getLong(1)));
                    return ids.stream().map(id -> waiting(connection, id)).toList();
                });
    }

    private static Waiting waiting(Connection connection, long id) {
        OrderTable.Numbered known = OrderTable.find(connection, id).orElseThrow();
        return new Waiting(id, known.orderedOn(), known.order());
    }
}
