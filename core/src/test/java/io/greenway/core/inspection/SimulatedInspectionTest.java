package io.greenway.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Goal: a zone without officers works: every order comes to its end, the same each time, and no
/// outcome is left out. Method: its steps are taken by the life cycle, for many numbers.
class SimulatedInspectionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String SEED = "greenway";
    private static final int ORDERS = 2_000;

    @Test
    void everyOrderComesToItsEnd() {
        Set<OrderOutcome> seen = EnumSet.noneOf(OrderOutcome.class);
        for (int number = 0; number < ORDERS; number++) {
            ControlOrder order = worked(number, BigDecimal.ONE, seen);
            assertThat(order.stage())
                    .as("order %d of seed %s", number, SEED)
                    .isEqualTo(OrderStage.CLOSED);
            assertThat(order).isEqualTo(worked(number, BigDecimal.ONE, seen));
        }
        assertThat(seen).containsExactlyInAnyOrder(OrderOutcome.values());
    }

    @Test
    void theShareThatFailsIsTheParameter() {
        int failed = 0;
        for (int number = 0; number < ORDERS; number++) {
            Set<OrderOutcome> seen = EnumSet.noneOf(OrderOutcome.class);
            worked(number, new BigDecimal("0.1"), seen);
            failed += seen.equals(EnumSet.of(OrderOutcome.RELEASE)) ? 0 : 1;
        }
        assertThat(failed).as("of %d, seed %s", ORDERS, SEED).isBetween(140, 260);
    }

    private static ControlOrder worked(int number, BigDecimal failing, Set<OrderOutcome> seen) {
        ControlOrder order =
                OrderLifecycle.created(
                        new OrderEvent.Created(
                                OrderSubject.PARCEL,
                                "7901%014d".formatted(number),
                                OrderReason.RANDOM,
                                ""));
        for (SimulatedInspection.Step step : SimulatedInspection.steps(order, SEED, DAY, failing)) {
            for (OrderEvent event : events(order, step)) {
                order = OrderLifecycle.apply(order, event);
                if (event instanceof OrderEvent.OutcomeDecided decided) {
                    seen.add(decided.outcome());
                }
            }
        }
        return order;
    }

    private static List<OrderEvent> events(ControlOrder order, SimulatedInspection.Step step) {
        return switch (OrderLifecycle.decide(order, step.command(), step.by())) {
            case Outcome.Accepted<List<OrderEvent>>(List<OrderEvent> made, List<Fault> none) ->
                    new ArrayList<>(made);
            case Outcome.Refused<List<OrderEvent>>(List<Fault> faults) ->
                    throw new AssertionError(step + " " + faults);
        };
    }
}
