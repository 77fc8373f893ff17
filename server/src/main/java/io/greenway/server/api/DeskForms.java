package io.greenway.server.api;

import io.greenway.core.desk.DeskCommand;
import io.greenway.core.desk.Ground;
import io.greenway.core.desk.Proposal;
import io.greenway.core.desk.Ruling;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskField;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.reference.ReasonCode;
import io.greenway.server.store.DeskQueue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is sent to the desks, and what they answer.
final class DeskForms {
    static final int LONGEST = 200;

    private DeskForms() {}

    /// What an officer asks of one task.
    record Asked(
            @Nullable String action,
            @Nullable String ruling,
            @Nullable String reason,
            @Nullable String remark) {}

    /// The same of many.
    record AskedOfMany(
            @Nullable List<Long> tasks,
            @Nullable String action,
            @Nullable String ruling,
            @Nullable String reason,
            @Nullable String remark) {
        Asked one() {
            return new Asked(action, ruling, reason, remark);
        }
    }

    /// A task that an officer opens.
    record OpeningAsked(@Nullable String kind, @Nullable String invtNo) {}

    /// A page of the queue.
    record Page(List<Item> tasks, @Nullable String next) {}

    /// A task in the queue.
    record Item(
            long id,
            String kind,
            String subject,
            String cause,
            @Nullable String site,
            @Nullable String credit,
            String stage,
            @Nullable String claimedBy,
            Instant openedAt,
            Instant dueAt,
            boolean overdue) {}

    /// A task.
    record View(
            long id,
            String kind,
            String regulator,
            String subject,
            String cause,
            String stage,
            @Nullable String claimedBy,
            Instant openedAt,
            Instant dueAt,
            boolean overdue,
            Map<TaskField, String> facts,
            List<GroundView> grounds,
            List<Ruling> rulings,
            @Nullable Proposal proposal,
            String confirmedBy,
            List<DeskQueue.Step> history) {}

    /// One ground.
    record GroundView(int weight, FaultView fault) {}

    /// What became of each of many.
    record Results(List<Result> results) {}

    /// What became of one.
    ///
    /// @param stage of the task afterwards; null when it was refused
    record Result(long task, boolean done, @Nullable String stage, List<Problem.Item> faults) {}

    /// Codes of reasons in force on a day.
    record ReasonPage(LocalDate date, List<ReasonCode> reasons) {}

    /// How much is not done.
    record FigurePage(List<DeskQueue.Figures> kinds) {}

    /// The command that is meant; empty when there is none such, or something is missing.
    static Optional<DeskCommand> command(Asked asked) {
        String remark = asked.remark() == null ? "" : asked.remark().strip();
        if (remark.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (asked.action() == null ? "" : asked.action()) {
            case "claim" -> Optional.of(new DeskCommand.Claim());
            case "hand-back" -> Optional.of(new DeskCommand.HandBack());
            case "confirm" -> Optional.of(new DeskCommand.Confirm(remark));
            case "refuse" -> Optional.of(new DeskCommand.Refuse(remark));
            case "decide" -> {
                Optional<Ruling> ruling = named(Ruling.values(), asked.ruling());
                String reason = asked.reason();
                yield reason == null || reason.length() > LONGEST
                        ? Optional.empty()
                        : ruling.map(one -> new DeskCommand.Decide(one, reason, remark));
            }
            default -> Optional.empty();
        };
    }

    /// The value of that name, in either case.
    static <E extends Enum<E>> Optional<E> named(E[] values, @Nullable String name) {
        String upper = name == null ? "" : name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values).filter(one -> one.name().equals(upper)).findFirst();
    }

    static Item item(DeskQueue.Item item, Instant now) {
        boolean over = item.stage().equals("RULED") || item.stage().equals("WITHDRAWN");
        return new Item(
                item.id(),
                item.kind(),
                item.subject(),
                item.cause(),
                item.site(),
                item.credit(),
                item.stage(),
                item.claimedBy(),
                item.openedAt(),
                item.dueAt(),
                !over && now.isAfter(item.dueAt()));
    }

    static View view(DeskQueue.Whole whole, Explanation explanation, Instant now) {
        Task task = whole.task();
        return new View(
                whole.id(),
                task.kind().name(),
                task.kind().regulator().json(),
                task.opening().subject(),
                task.opening().cause().name(),
                task.stage().name(),
                task.claimedBy(),
                task.openedAt(),
                task.dueAt(),
                task.isOverdue(now),
                task.opening().facts(),
                task.opening().grounds().stream()
                        .map((Ground one) -> ground(one, explanation))
                        .toList(),
                task.kind().rulings(),
                task.proposal(),
                task.confirmedBy(),
                whole.steps());
    }

    static GroundView ground(Ground ground, Explanation explanation) {
        return new GroundView(ground.weight(), explanation.of(ground.fault()));
    }

    /// Where a page ends, for the question after the next one.
    static String place(DeskQueue.Item last) {
        return last.dueAt() + "_" + last.id();
    }

    /// The place that [#place] wrote; empty when it did not.
    static Optional<DeskQueue.Place> place(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.of(DeskQueue.Place.FRONT);
        }
        if (!text.matches("[-0-9TZ:.]{20,30}_[0-9]{1,18}")) {
            return Optional.empty();
        }
        String[] parts = text.split("_", -1);
        try {
            return Optional.of(
                    new DeskQueue.Place(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
