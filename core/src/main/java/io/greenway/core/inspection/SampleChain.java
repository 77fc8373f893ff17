package io.greenway.core.inspection;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The chain of a sample (facts: flows 10): drawn, sealed, sent, received, tested, result, appeal,
/// final, disposed. A broken seal spoils the sample, and a new one is drawn.
final class SampleChain {
    private SampleChain() {}

    static Outcome<List<OrderEvent>> decide(ControlOrder order, OrderCommand.OfSample command) {
        Sample sample = order.sample();
        return switch (command) {
            case OrderCommand.DrawSample draw -> draw(order, sample, draw);
            case OrderCommand.Seal(String number) ->
                    at(sample, new OrderEvent.SampleSealed(number), SampleStage.DRAWN);
            case OrderCommand.Send(String laboratory) ->
                    at(sample, new OrderEvent.SampleSent(laboratory), SampleStage.SEALED);
            case OrderCommand.Receive(boolean sealWhole) ->
                    at(sample, new OrderEvent.SampleReceived(sealWhole), SampleStage.SENT);
            case OrderCommand.Test test ->
                    at(sample, new OrderEvent.SampleTested(), SampleStage.RECEIVED);
            case OrderCommand.GiveResult(boolean passed) ->
                    at(sample, new OrderEvent.SampleResult(passed), SampleStage.TESTED);
            case OrderCommand.Appeal(String reason) ->
                    at(sample, new OrderEvent.SampleAppealed(reason), SampleStage.RESULT);
            case OrderCommand.MakeFinal(boolean passed) -> makeFinal(sample, passed);
            case OrderCommand.Dispose(String how) ->
                    at(
                            sample,
                            new OrderEvent.SampleDisposed(how),
                            SampleStage.FINAL,
                            SampleStage.SPOILT);
        };
    }

    private static Outcome<List<OrderEvent>> draw(
            ControlOrder order, @Nullable Sample sample, OrderCommand.DrawSample draw) {
        if (order.stage() != OrderStage.STARTED) {
            return OrderLifecycle.state(order, OrderStage.STARTED);
        }
        if (sample != null && !sample.stage().isSettled()) {
            return wrong(sample, SampleStage.SPOILT, SampleStage.FINAL);
        }
        if (draw.pieces() != draw.planned()) {
            return OrderLifecycle.refused(
                    Fault.of(
                            FaultCode.SAMPLE_QUANTITY,
                            "/pieces",
                            String.valueOf(draw.pieces()),
                            String.valueOf(draw.planned())));
        }
        int number = sample == null ? 1 : sample.number() + 1;
        return OrderLifecycle.accepted(new OrderEvent.SampleDrawn(number, draw.pieces()));
    }

    /// Without an appeal the result stands as it is.
    private static Outcome<List<OrderEvent>> makeFinal(@Nullable Sample sample, boolean passed) {
        boolean differs =
                sample != null
                        && sample.stage() == SampleStage.RESULT
                        && !Objects.equals(sample.passed(), passed);
        return differs
                ? wrong(sample, SampleStage.APPEALED)
                : at(
                        sample,
                        new OrderEvent.SampleFinal(passed),
                        SampleStage.RESULT,
                        SampleStage.APPEALED);
    }

    private static Outcome<List<OrderEvent>> at(
            @Nullable Sample sample, OrderEvent event, SampleStage first, SampleStage... others) {
        Set<SampleStage> wanted = EnumSet.of(first, others);
        return sample != null && wanted.contains(sample.stage())
                ? OrderLifecycle.accepted(event)
                : wrong(sample, first, others);
    }

    private static Outcome<List<OrderEvent>> wrong(
            @Nullable Sample sample, SampleStage first, SampleStage... others) {
        String wanted =
                EnumSet.of(first, others).stream().map(Enum::name).collect(Collectors.joining("|"));
        return OrderLifecycle.refused(
                Fault.of(
                        FaultCode.SAMPLE_STATE,
                        "/sample/stage",
                        sample == null ? "NONE" : sample.stage().name(),
                        wanted));
    }

    static ControlOrder apply(ControlOrder order, OrderEvent.OfSample event) {
        return order.with(after(order.sample(), event));
    }

    private static Sample after(@Nullable Sample before, OrderEvent.OfSample event) {
        if (event instanceof OrderEvent.SampleDrawn(int number, int pieces)) {
            return new Sample(number, SampleStage.DRAWN, pieces, null, null, null);
        }
        Sample sample = Objects.requireNonNull(before);
        return switch (event) {
            case OrderEvent.SampleDrawn again -> sample;
            case OrderEvent.SampleSealed(String seal) -> sample.sealed(seal);
            case OrderEvent.SampleSent(String laboratory) -> sample.sent(laboratory);
            case OrderEvent.SampleReceived(boolean whole) ->
                    sample.with(whole ? SampleStage.RECEIVED : SampleStage.SPOILT);
            case OrderEvent.SampleTested tested -> sample.with(SampleStage.TESTED);
            case OrderEvent.SampleResult(boolean passed) ->
                    sample.found(SampleStage.RESULT, passed);
            case OrderEvent.SampleAppealed appealed -> sample.with(SampleStage.APPEALED);
            case OrderEvent.SampleFinal(boolean passed) -> sample.found(SampleStage.FINAL, passed);
            case OrderEvent.SampleDisposed disposed -> sample.with(SampleStage.DISPOSED);
        };
    }
}
