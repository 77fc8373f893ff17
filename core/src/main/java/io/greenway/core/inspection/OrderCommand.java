package io.greenway.core.inspection;

/// What is wanted of a control order.
public sealed interface OrderCommand {
    /// What is wanted of its sample.
    sealed interface OfSample extends OrderCommand {
        /// Whether it is for the officer who has the order; the others are for the laboratory and
        /// for the enterprise.
        default boolean needsHolder() {
            return switch (this) {
                case DrawSample draw -> true;
                case Seal seal -> true;
                case Send send -> true;
                case MakeFinal make -> true;
                case Dispose dispose -> true;
                case Receive receive -> false;
                case Test test -> false;
                case GiveResult give -> false;
                case Appeal appeal -> false;
            };
        }
    }

    /// Take it, or give it to somebody.
    record Assign(String officer) implements OrderCommand {}

    /// Give it back.
    record HandBack() implements OrderCommand {}

    /// Begin to inspect.
    record Start() implements OrderCommand {}

    /// Draw a sample.
    ///
    /// @param planned pieces that the plan of the category says
    record DrawSample(int pieces, int planned) implements OfSample {}

    /// Seal it.
    record Seal(String number) implements OfSample {}

    /// Send it.
    record Send(String laboratory) implements OfSample {}

    /// The laboratory took it.
    record Receive(boolean sealWhole) implements OfSample {}

    /// The laboratory tested it.
    record Test() implements OfSample {}

    /// The laboratory says what it found.
    record GiveResult(boolean passed) implements OfSample {}

    /// The enterprise appeals against the result.
    record Appeal(String reason) implements OfSample {}

    /// The result stands, after an appeal perhaps another one.
    record MakeFinal(boolean passed) implements OfSample {}

    /// What is left of the sample is dealt with.
    record Dispose(String how) implements OfSample {}

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
