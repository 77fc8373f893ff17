package io.greenway.core.inspection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An inspection that decides by rule, so that a zone without officers works: the same goods on
/// the same day always get the same result. A parameter sets the share that fails; which fault and
/// which outcome follows from the draw alone.
public final class SimulatedInspection {
    /// The one who inspects.
    public static final String OFFICER = "built-in inspection";

    /// The one who confirms.
    public static final String SECOND = "built-in second officer";

    private SimulatedInspection() {}

    /// One step.
    ///
    /// @param by who takes it
    public record Step(String by, OrderCommand command) {}

    /// All it does about an order, in order.
    ///
    /// @param seed of the zone
    /// @param day day of the order
    /// @param failing share that fails, 0 to 1
    public static List<Step> steps(
            ControlOrder order, String seed, LocalDate day, BigDecimal failing) {
        List<Step> steps = new ArrayList<>();
        steps.add(own(new OrderCommand.Assign(OFFICER)));
        steps.add(own(new OrderCommand.Start()));
        if (Draw.of(seed + "/result", day, order.number()).compareTo(failing) >= 0) {
            steps.add(own(new OrderCommand.Pass("")));
        } else {
            fail(order, seed, day, steps);
        }
        steps.add(own(new OrderCommand.Close()));
        return steps;
    }

    private static void fail(ControlOrder order, String seed, LocalDate day, List<Step> steps) {
        FailCode code = picked(List.of(FailCode.values()), seed + "/code", day, order.number());
        List<OrderOutcome> possible =
                code.outcomes().stream().sorted(Comparator.naturalOrder()).toList();
        OrderOutcome outcome = picked(possible, seed + "/outcome", day, order.number());
        steps.add(own(new OrderCommand.Fail(code, "")));
        steps.add(own(new OrderCommand.Decide(outcome, "")));
        if (outcome.needsSecondPerson()) {
            steps.add(new Step(SECOND, new OrderCommand.Confirm()));
        }
        if (outcome.isRechecked()) {
            steps.add(own(new OrderCommand.Recheck()));
            steps.add(own(new OrderCommand.Pass("")));
        }
    }

    private static <T> T picked(List<T> from, String seed, LocalDate day, String number) {
        BigDecimal place = Draw.of(seed, day, number).multiply(BigDecimal.valueOf(from.size()));
        return from.get(place.intValue());
    }

    private static Step own(OrderCommand command) {
        return new Step(OFFICER, command);
    }
}
