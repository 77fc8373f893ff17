package io.greenway.server.api;

import io.greenway.core.inspection.Batch;
import io.greenway.core.inspection.FailCode;
import io.greenway.core.inspection.OrderCommand;
import io.greenway.core.inspection.OrderOutcome;
import io.greenway.core.inspection.Probability;
import io.greenway.core.inspection.Selection;
import io.greenway.core.reference.Parameters;
import io.greenway.server.store.InspectionViews;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Inspection as it stands in requests and answers.
final class InspectionForms {
    private static final int LONGEST = 200;

    private InspectionForms() {}

    /// An order by hand.
    record OrderAsked(@Nullable String invtNo, @Nullable String because) {}

    /// A step, and what it needs.
    record StepAsked(
            @Nullable String step,
            @Nullable String officer,
            @Nullable Integer pieces,
            @Nullable String seal,
            @Nullable String laboratory,
            @Nullable Boolean sealWhole,
            @Nullable Boolean passed,
            @Nullable String code,
            @Nullable String outcome,
            @Nullable String remark) {}

    /// A step of many orders; those of a sample are taken one by one.
    record StepOfMany(
            @Nullable List<Long> orders,
            @Nullable String step,
            @Nullable String officer,
            @Nullable String code,
            @Nullable String outcome,
            @Nullable String remark) {
        StepAsked one() {
            return new StepAsked(
                    step, officer, null, null, null, null, null, code, outcome, remark);
        }
    }

    /// What became of each of many.
    record Results(List<Result> results) {}

    /// What became of one.
    ///
    /// @param stage of the order afterwards; null when it was refused
    record Result(long order, boolean done, @Nullable String stage, List<Problem.Item> faults) {}

    /// Orders in a list.
    ///
    /// @param next where the next page goes on; null on the last one
    record Page(List<Item> orders, @Nullable Long next) {}

    /// One of them.
    ///
    /// @param officer null for an enterprise
    record Item(
            long id,
            String subject,
            String number,
            String seller,
            String tradeMode,
            String customsCode,
            String region,
            String reason,
            String stage,
            @Nullable String officer,
            LocalDate orderedOn,
            Instant createdAt,
            Instant dueAt,
            boolean overdue,
            Instant updatedAt) {}

    /// The clock of an order runs from when it was made to its outcome, by the parameter of the day
    /// on which it was made.
    ///
    /// @param parameters dated parameters
    /// @param now when it is looked at
    record Watch(Parameters parameters, Instant now) {
        private Instant dueAt(InspectionViews.Item item) {
            int minutes = parameters.days("INSPECTION_SLA_MINUTES", item.orderedOn());
            return item.createdAt().plus(Duration.ofMinutes(minutes));
        }
    }

    /// An order with its goods and history.
    record View(
            Item order,
            @Nullable String code,
            @Nullable String outcome,
            @Nullable SampleView sample,
            int rechecks,
            List<Line> goods,
            List<Step> history) {}

    /// Its newest sample.
    record SampleView(
            int number,
            String stage,
            int pieces,
            @Nullable String seal,
            @Nullable String laboratory,
            @Nullable Boolean passed) {}

    /// A line of goods.
    record Line(
            int gnum,
            String code,
            String name,
            String model,
            String origin,
            String producer,
            BigDecimal quantity,
            String unit,
            @Nullable String emsNo,
            @Nullable String itemRecordNo,
            @Nullable String barCode,
            List<String> batches) {}

    /// A step of the history.
    record Step(Instant at, @Nullable String actor, String event) {}

    /// How it was drawn.
    ///
    /// @param formula how the probability is made, as in R-106
    record SelectionView(
            String number,
            LocalDate day,
            String seed,
            String drawnFrom,
            BigDecimal draw,
            BigDecimal probability,
            boolean hit,
            String reason,
            String rule,
            String formula,
            List<Probability> lines) {}

    /// A batch that an enterprise registers.
    record BatchAsked(
            @Nullable String batchNo,
            @Nullable String emsNo,
            @Nullable String itemRecordNo,
            @Nullable String code,
            @Nullable String name,
            @Nullable String brand,
            @Nullable String producer,
            @Nullable String producerNo,
            @Nullable String origin,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable LocalDate enteredOn) {}

    static Item item(InspectionViews.Item item, boolean officer, Watch watch) {
        Instant dueAt = watch.dueAt(item);
        return new Item(
                item.id(),
                item.subject().name(),
                item.number(),
                item.seller(),
                item.tradeMode(),
                item.customsCode(),
                item.region(),
                item.reason().name(),
                item.stage().name(),
                officer ? item.officer() : null,
                item.orderedOn(),
                item.createdAt(),
                dueAt,
                item.stage().isOpen() && watch.now().isAfter(dueAt),
                item.updatedAt());
    }

    static View view(InspectionViews.Whole whole, boolean officer, Watch watch) {
        var order = whole.order();
        var sample = order.sample();
        return new View(
                item(whole.item(), officer, watch),
                name(order.code()),
                name(order.outcome()),
                sample == null
                        ? null
                        : new SampleView(
                                sample.number(),
                                sample.stage().name(),
                                sample.pieces(),
                                sample.seal(),
                                sample.laboratory(),
                                sample.passed()),
                order.rechecks(),
                whole.lines().stream().map(InspectionForms::line).toList(),
                whole.history().stream()
                        .map(
                                one ->
                                        new Step(
                                                one.at(),
                                                officer ? one.actor() : null,
                                                one.event().getClass().getSimpleName()))
                        .toList());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Line line(InspectionViews.Line line) {
        var goods = line.goods();
        return new Line(
                goods.gnum(),
                goods.code(),
                goods.name(),
                line.model(),
                goods.origin(),
                goods.producer(),
                goods.quantity(),
                line.unit(),
                goods.emsNo(),
                goods.itemRecordNo(),
                goods.barCode(),
                line.batches());
    }

    static SelectionView selection(Selection selection) {
        return new SelectionView(
                selection.number(),
                selection.day(),
                selection.seed(),
                selection.seed() + "/" + selection.day() + "/" + selection.number(),
                selection.draw(),
                selection.deciding().value(),
                selection.hit(),
                selection.reason().name(),
                "R-106",
                "clamp(base * origin * brand * credit * alert, minimum, 1)",
                selection.lines());
    }

    /// The command of a step; empty when something is missing or too long.
    static Optional<OrderCommand> command(StepAsked asked, String by) {
        boolean tooLong =
                Stream.of(
                                asked.step(),
                                asked.officer(),
                                asked.seal(),
                                asked.laboratory(),
                                asked.code(),
                                asked.outcome(),
                                asked.remark())
                        .filter(Objects::nonNull)
                        .anyMatch(text -> text.length() > LONGEST);
        return tooLong || asked.step() == null ? Optional.empty() : made(asked.step(), asked, by);
    }

    private static Optional<OrderCommand> made(String step, StepAsked asked, String by) {
        String remark = Objects.requireNonNullElse(asked.remark(), "");
        return switch (step) {
            case "assign" ->
                    Optional.of(
                            new OrderCommand.Assign(
                                    Objects.requireNonNullElse(asked.officer(), by)));
            case "hand-back" -> Optional.of(new OrderCommand.HandBack());
            case "start" -> Optional.of(new OrderCommand.Start());
            case "draw-sample" ->
                    Optional.ofNullable(asked.pieces())
                            .map(pieces -> new OrderCommand.DrawSample(pieces, 0));
            case "seal" -> Optional.ofNullable(asked.seal()).map(OrderCommand.Seal::new);
            case "send" -> Optional.ofNullable(asked.laboratory()).map(OrderCommand.Send::new);
            case "receive" -> Optional.ofNullable(asked.sealWhole()).map(OrderCommand.Receive::new);
            case "test" -> Optional.of(new OrderCommand.Test());
            case "result" -> Optional.ofNullable(asked.passed()).map(OrderCommand.GiveResult::new);
            case "appeal" -> Optional.ofNullable(asked.remark()).map(OrderCommand.Appeal::new);
            case "final" -> Optional.ofNullable(asked.passed()).map(OrderCommand.MakeFinal::new);
            case "dispose" -> Optional.of(new OrderCommand.Dispose(remark));
            case "pass" -> Optional.of(new OrderCommand.Pass(remark));
            case "fail" ->
                    value(FailCode.values(), asked.code())
                            .map(code -> new OrderCommand.Fail(code, remark));
            case "decide" ->
                    value(OrderOutcome.values(), asked.outcome())
                            .map(outcome -> new OrderCommand.Decide(outcome, remark));
            case "confirm" -> Optional.of(new OrderCommand.Confirm());
            case "object" -> Optional.of(new OrderCommand.Disagree(remark));
            case "recheck" -> Optional.of(new OrderCommand.Recheck());
            case "close" -> Optional.of(new OrderCommand.Close());
            default -> Optional.empty();
        };
    }

    private static <E extends Enum<E>> Optional<E> value(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst();
    }

    /// The batch; empty when something is missing or too long.
    static Optional<Batch> batch(BatchAsked asked, String owner) {
        BigDecimal quantity = asked.quantity();
        LocalDate entered = asked.enteredOn();
        boolean whole =
                Stream.of(
                                asked.batchNo(),
                                asked.emsNo(),
                                asked.itemRecordNo(),
                                asked.code(),
                                asked.name(),
                                asked.producer(),
                                asked.origin(),
                                asked.unit())
                        .allMatch(InspectionForms::given);
        if (!whole || quantity == null || quantity.signum() <= 0 || entered == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Batch(
                        text(asked.batchNo()),
                        owner,
                        text(asked.emsNo()),
                        text(asked.itemRecordNo()),
                        text(asked.code()),
                        text(asked.name()),
                        text(asked.brand()),
                        text(asked.producer()),
                        text(asked.producerNo()),
                        text(asked.origin()),
                        quantity,
                        text(asked.unit()),
                        entered));
    }

    static boolean given(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
