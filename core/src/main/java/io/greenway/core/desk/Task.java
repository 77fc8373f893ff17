package io.greenway.core.desk;

import io.greenway.core.spec.FaultCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One task 待办. A value: it changes only through [DeskLifecycle#apply].
///
/// @param opening what it is about, and why it is there
/// @param openedAt since when
/// @param dueAt until when it is to be ruled upon
/// @param stage how far it has come
/// @param claimedBy login of the officer who has it; null when nobody has
/// @param claimedAt since when; null when nobody has it
/// @param proposal what was proposed or ruled; null when nothing was
/// @param confirmedBy second officer of a ruling that needs two; empty otherwise
/// @param endedAt when it was ruled upon or withdrawn; null before
public record Task(
        Opening opening,
        Instant openedAt,
        Instant dueAt,
        TaskStage stage,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        @Nullable Proposal proposal,
        String confirmedBy,
        @Nullable Instant endedAt) {
    static Task opened(DeskEvent.TaskOpened event, Instant at) {
        return new Task(
                event.opening(), at, event.dueAt(), TaskStage.OPEN, null, null, null, "", null);
    }

    Task claimed(String by, Instant at) {
        return new Task(
                opening, openedAt, dueAt, TaskStage.CLAIMED, by, at, proposal, confirmedBy, null);
    }

    Task freed() {
        return new Task(opening, openedAt, dueAt, TaskStage.OPEN, null, null, null, "", null);
    }

    Task proposed(Proposal wanted) {
        return new Task(opening, openedAt, dueAt, TaskStage.PROPOSED, null, null, wanted, "", null);
    }

    Task ended(TaskStage end, @Nullable Proposal ruled, String second, Instant at) {
        return new Task(opening, openedAt, dueAt, end, null, null, ruled, second, at);
    }

    /// What it is for.
    public TaskKind kind() {
        return opening.kind();
    }

    /// Whether two different officers are needed for a ruling. To let a payment go on that is above
    /// the cap takes two, and so does one that looks split: otherwise splitting would be
    /// the way round the second officer.
    public boolean needsTwoOfficers(Ruling ruling) {
        return ruling.needsTwoOfficers()
                || (ruling == Ruling.APPROVE
                        && opening.grounds().stream()
                                .map(ground -> ground.fault().code())
                                .anyMatch(
                                        code ->
                                                code == FaultCode.FX_CAP
                                                        || code == FaultCode.FX_SPLIT));
    }

    /// Whether it should have been ruled upon by then and was not.
    public boolean isOverdue(Instant now) {
        return stage.isOpen() && now.isAfter(dueAt);
    }
}
