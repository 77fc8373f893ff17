package io.greenway.core.inspection;

import org.jspecify.annotations.Nullable;

/// A control order 布控指令. A value: it changes only through [OrderLifecycle#apply].
///
/// @param stage how far it has come
/// @param subject what is inspected
/// @param number inventory number or batch number
/// @param reason why
/// @param officer who has it; null while nobody does
/// @param code what was found wrong; null before or when nothing was
/// @param outcome what was decided or proposed; null before
/// @param proposedBy who proposed the outcome; null when nobody did
/// @param sample the newest sample; null when none was drawn
/// @param rechecks how often the goods were inspected again
public record ControlOrder(
        OrderStage stage,
        OrderSubject subject,
        String number,
        OrderReason reason,
        @Nullable String officer,
        @Nullable FailCode code,
        @Nullable OrderOutcome outcome,
        @Nullable String proposedBy,
        @Nullable Sample sample,
        int rechecks) {
    ControlOrder with(OrderStage next) {
        return new ControlOrder(
                next,
                subject,
                number,
                reason,
                officer,
                code,
                outcome,
                proposedBy,
                sample,
                rechecks);
    }

    ControlOrder heldBy(OrderStage next, @Nullable String who) {
        return new ControlOrder(
                next, subject, number, reason, who, code, outcome, proposedBy, sample, rechecks);
    }

    ControlOrder found(OrderStage next, @Nullable FailCode found) {
        return new ControlOrder(
                next,
                subject,
                number,
                reason,
                officer,
                found,
                outcome,
                proposedBy,
                sample,
                rechecks);
    }

    ControlOrder decided(OrderStage next, OrderOutcome decision, @Nullable String by) {
        return new ControlOrder(
                next, subject, number, reason, officer, code, decision, by, sample, rechecks);
    }

    ControlOrder again() {
        return new ControlOrder(
                OrderStage.STARTED,
                subject,
                number,
                reason,
                officer,
                null,
                null,
                null,
                sample,
                rechecks + 1);
    }

    ControlOrder with(Sample next) {
        return new ControlOrder(
                stage, subject, number, reason, officer, code, outcome, proposedBy, next, rechecks);
    }
}
