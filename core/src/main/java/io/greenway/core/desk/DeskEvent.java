package io.greenway.core.desk;

import java.time.Instant;

/// Something that happened to a task. Names of the records are part of the stored form: add, never
/// rename.
public sealed interface DeskEvent {
    /// It was laid on a desk.
    ///
    /// @param dueAt until when it is to be ruled upon
    record TaskOpened(Opening opening, Instant dueAt) implements DeskEvent {}

    /// An officer took it.
    record TaskClaimed(String by) implements DeskEvent {}

    /// An officer laid it back.
    record TaskHandedBack(String by) implements DeskEvent {}

    /// An officer proposed what needs two.
    record RulingProposed(Proposal proposal) implements DeskEvent {}

    /// Another officer did not agree.
    record ProposalRefused(String by, String remark) implements DeskEvent {}

    /// It was ruled upon.
    ///
    /// @param ruled what, and who wanted it
    /// @param confirmedBy second officer; empty when one is enough
    record TaskRuled(Proposal ruled, String confirmedBy) implements DeskEvent {}

    /// What it was about was settled elsewhere.
    ///
    /// @param because status that the declaration had come to
    record TaskWithdrawn(String because) implements DeskEvent {}
}
