package io.greenway.core.inspection;

import org.jspecify.annotations.Nullable;

/// Something that happened to a control order. Names of the records are part of the stored form:
/// add, never rename.
public sealed interface OrderEvent {
    /// Something that happened to its sample.
    sealed interface OfSample extends OrderEvent {}

    /// It was made.
    ///
    /// @param because the hold or the officer's remark
    record Created(OrderSubject subject, String number, OrderReason reason, String because)
            implements OrderEvent {}

    /// An officer has it.
    record Assigned(String officer) implements OrderEvent {}

    /// Nobody has it any more.
    record HandedBack() implements OrderEvent {}

    /// The inspection began.
    record Started() implements OrderEvent {}

    /// A sample was drawn.
    record SampleDrawn(int number, int pieces) implements OfSample {}

    /// It was sealed.
    record SampleSealed(String seal) implements OfSample {}

    /// It was sent.
    record SampleSent(String laboratory) implements OfSample {}

    /// The laboratory has it.
    ///
    /// @param sealWhole a broken seal spoils the sample
    record SampleReceived(boolean sealWhole) implements OfSample {}

    /// It was tested.
    record SampleTested() implements OfSample {}

    /// There is a result.
    record SampleResult(boolean passed) implements OfSample {}

    /// The enterprise appealed.
    record SampleAppealed(String reason) implements OfSample {}

    /// The result stands.
    record SampleFinal(boolean passed) implements OfSample {}

    /// What was left is dealt with.
    record SampleDisposed(String how) implements OfSample {}

    /// The goods passed.
    record Passed(String remark) implements OrderEvent {}

    /// They did not.
    record Failed(FailCode code, String remark) implements OrderEvent {}

    /// An outcome waits for a second person.
    record OutcomeProposed(OrderOutcome outcome, String by, String remark) implements OrderEvent {}

    /// A second person did not agree.
    record OutcomeRejected(String by, String remark) implements OrderEvent {}

    /// The outcome is decided; it goes through the door.
    ///
    /// @param confirmedBy second person; null when none was needed
    record OutcomeDecided(OrderOutcome outcome, @Nullable String confirmedBy, String remark)
            implements OrderEvent {}

    /// The goods are inspected again.
    record Rechecked() implements OrderEvent {}

    /// Nothing is left to do.
    record Closed() implements OrderEvent {}
}
