package io.greenway.core.inspection;

/// What is wanted of a control order.
public sealed interface OrderCommand {
    /// Take it, or give it to somebody.
    record Assign(String officer) implements OrderCommand {}

    /// Give it back.
    record HandBack() implements OrderCommand {}

    /// Begin to inspect.
    record Start() implements OrderCommand {}

    /// Draw a sample.
    ///
    /// @param planned pieces that the plan of the category says
    record DrawSample(int pieces, int planned) implements OrderCommand {}

    /// Seal it.
    record Seal(String number) implements OrderCommand {}

    /// Send it.
    record Send(String laboratory) implements OrderCommand {}

    /// The laboratory took it.
    record Receive(boolean sealWhole) implements OrderCommand {}

    /// The laboratory tested it.
    record Test() implements OrderCommand {}

    /// The laboratory says what it found.
    record GiveResult(boolean passed) implements OrderCommand {}

    /// The enterprise appeals against the result.
    record Appeal(String reason) implements OrderCommand {}

    /// The result stands, after an appeal perhaps another one.
    record MakeFinal(boolean passed) implements OrderCommand {}

    /// What is left of the sample is dealt with.
    record Dispose(String how) implements OrderCommand {}

    /// Everything is in order.
    record Pass(String remark) implements OrderCommand {}

    /// Something is not.
    record Fail(FailCode code, String remark) implements OrderCommand {}

    /// Decide what follows.
    record Decide(OrderOutcome outcome, String remark) implements OrderCommand {}

    /// A second person agrees.
    record Confirm() implements OrderCommand {}

    /// A second person does not.
    record Disagree(String remark) implements OrderCommand {}

    /// The enterprise has corrected, or the goods were treated: inspect again.
    record Recheck() implements OrderCommand {}

    /// Nothing is left to do.
    record Close() implements OrderCommand {}
}
