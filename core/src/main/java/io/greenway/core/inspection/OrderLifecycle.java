package io.greenway.core.inspection;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What may happen to a control order (facts: flows 10; R-108): `decide` says what follows from a
/// command, `apply` is the only way in which it changes.
public final class OrderLifecycle {
    private OrderLifecycle() {}

    /// What follows from a command.
    ///
    /// @param by who wants it; the one who holds the order, but for taking it and for confirming
    /// @return events, or the reason why the command is not possible; nothing has happened then
    public static Outcome<List<OrderEvent>> decide(
            ControlOrder order, OrderCommand command, String by) {
        return switch (command) {
            case OrderCommand.Assign(String officer) ->
                    at(
                            order,
                            new OrderEvent.Assigned(officer),
                            OrderStage.CREATED,
                            OrderStage.ASSIGNED);
            case OrderCommand.Confirm confirm -> confirm(order, by);
            case OrderCommand.Disagree(String remark) ->
                    at(order, new OrderEvent.OutcomeRejected(by, remark), OrderStage.PROPOSED);
            case OrderCommand.OfSample step ->
                    step.needsHolder()
                            ? own(order, by, () -> SampleChain.decide(order, step))
                            : SampleChain.decide(order, step);
            case OrderCommand.HandBack back ->
                    own(
                            order,
                            by,
                            () -> at(order, new OrderEvent.HandedBack(), OrderStage.ASSIGNED));
            case OrderCommand.Start start ->
                    own(order, by, () -> at(order, new OrderEvent.Started(), OrderStage.ASSIGNED));
            case OrderCommand.Pass(String remark) -> own(order, by, () -> pass(order, remark));
            case OrderCommand.Fail(FailCode code, String remark) ->
                    own(
                            order,
                            by,
                            () ->
                                    at(
                                            order,
                                            new OrderEvent.Failed(code, remark),
                                            OrderStage.STARTED));
            case OrderCommand.Decide decide -> own(order, by, () -> outcome(order, decide, by));
            case OrderCommand.Recheck recheck ->
                    own(
                            order,
                            by,
                            () -> at(order, new OrderEvent.Rechecked(), OrderStage.RECTIFYING));
            case OrderCommand.Close close ->
                    own(order, by, () -> at(order, new OrderEvent.Closed(), OrderStage.REPORTED));
        };
    }

    /// For the one who has the order.
    private static Outcome<List<OrderEvent>> own(
            ControlOrder order, String by, Supplier<Outcome<List<OrderEvent>>> step) {
        String officer = order.officer();
        if (officer == null) {
            return state(order, OrderStage.ASSIGNED);
        }
        return officer.equals(by)
                ? step.get()
                : refused(Fault.of(FaultCode.INSPECTION_NOT_YOURS, "/officer", by, officer));
    }

    private static Outcome<List<OrderEvent>> pass(ControlOrder order, String remark) {
        Sample sample = order.sample();
        if (order.stage() != OrderStage.STARTED) {
            return state(order, OrderStage.STARTED);
        }
        boolean settled =
                sample == null
                        || (sample.stage().isSettled() && Objects.equals(sample.passed(), true));
        if (sample != null && !settled) {
            return refused(sampleOpen(sample));
        }
        return new Outcome.Accepted<>(
                List.of(
                        new OrderEvent.Passed(remark),
                        new OrderEvent.OutcomeDecided(OrderOutcome.RELEASE, null, remark)),
                List.of());
    }

    private static Fault sampleOpen(Sample sample) {
        return Fault.of(
                FaultCode.SAMPLE_OPEN,
                "/sample",
                sample.number() + " " + sample.stage() + " passed=" + sample.passed(),
                "FINAL passed=true");
    }

    private static Outcome<List<OrderEvent>> outcome(
            ControlOrder order, OrderCommand.Decide decide, String by) {
        FailCode code = order.code();
        if (order.stage() != OrderStage.FAILED || code == null) {
            return state(order, OrderStage.FAILED);
        }
        if (!code.outcomes().contains(decide.outcome())) {
            String possible =
                    code.outcomes().stream()
                            .map(Enum::name)
                            .sorted()
                            .collect(Collectors.joining("|"));
            return refused(
                    Fault.of(
                            FaultCode.INSPECTION_OUTCOME,
                            "/outcome",
                            decide.outcome().name(),
                            possible));
        }
        return accepted(
                decide.outcome().needsSecondPerson()
                        ? new OrderEvent.OutcomeProposed(decide.outcome(), by, decide.remark())
                        : new OrderEvent.OutcomeDecided(decide.outcome(), null, decide.remark()));
    }

    /// Four eyes: whoever proposed cannot confirm.
    private static Outcome<List<OrderEvent>> confirm(ControlOrder order, String by) {
        OrderOutcome proposed = order.outcome();
        if (order.stage() != OrderStage.PROPOSED || proposed == null) {
            return state(order, OrderStage.PROPOSED);
        }
        return by.equals(order.proposedBy())
                ? refused(Fault.of(FaultCode.INSPECTION_SECOND_PERSON, "/by", by, null))
                : accepted(new OrderEvent.OutcomeDecided(proposed, by, ""));
    }

    /// The order after an event.
    public static ControlOrder apply(ControlOrder order, OrderEvent event) {
        return switch (event) {
            case OrderEvent.Created created -> order;
            case OrderEvent.Assigned(String officer) -> order.heldBy(OrderStage.ASSIGNED, officer);
            case OrderEvent.HandedBack back -> order.heldBy(OrderStage.CREATED, null);
            case OrderEvent.Started started -> order.with(OrderStage.STARTED);
            case OrderEvent.Passed passed -> order.found(OrderStage.PASSED, null);
            case OrderEvent.Failed(FailCode code, String _) -> order.found(OrderStage.FAILED, code);
            case OrderEvent.OutcomeProposed(OrderOutcome outcome, String by, String _) ->
                    order.decided(OrderStage.PROPOSED, outcome, by);
            case OrderEvent.OutcomeRejected rejected ->
                    order.found(OrderStage.FAILED, order.code());
            case OrderEvent.OutcomeDecided(OrderOutcome outcome, String _, String _) ->
                    order.decided(
                            outcome.isRechecked() ? OrderStage.RECTIFYING : OrderStage.REPORTED,
                            outcome,
                            order.proposedBy());
            case OrderEvent.Rechecked again -> order.again();
            case OrderEvent.Closed closed -> order.with(OrderStage.CLOSED);
            case OrderEvent.OfSample sample -> SampleChain.apply(order, sample);
        };
    }

    /// A new order.
    public static ControlOrder created(OrderEvent.Created created) {
        return new ControlOrder(
                OrderStage.CREATED,
                created.subject(),
                created.number(),
                created.reason(),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /// Whether goods like these must be recalled.
    public static boolean isUnsafe(ControlOrder order) {
        return order.stage() == OrderStage.REPORTED && order.code() == FailCode.FAIL_SAFETY;
    }

    static Outcome<List<OrderEvent>> at(
            ControlOrder order, OrderEvent event, OrderStage first, OrderStage... others) {
        Set<OrderStage> wanted = EnumSet.of(first, others);
        return wanted.contains(order.stage()) ? accepted(event) : state(order, first, others);
    }

    static Outcome<List<OrderEvent>> state(
            ControlOrder order, OrderStage first, OrderStage... others) {
        String wanted =
                EnumSet.of(first, others).stream().map(Enum::name).collect(Collectors.joining("|"));
        return refused(
                Fault.of(FaultCode.INSPECTION_STATE, "/stage", order.stage().name(), wanted));
    }

    static Outcome<List<OrderEvent>> accepted(OrderEvent event) {
        return new Outcome.Accepted<>(List.of(event), List.of());
    }

    static Outcome<List<OrderEvent>> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }
}
