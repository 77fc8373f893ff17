package io.greenway.core.inspection;

/// What the inspection says of a batch (facts: flows 4).
public enum BatchState {
    /// 抽检中.
    SAMPLED,
    /// 合格.
    PASSED,
    /// 不合格.
    FAILED;

    /// The state after an outcome; goods that are rectified or treated are still inspected.
    public static BatchState after(OrderOutcome outcome) {
        return switch (outcome) {
            case RELEASE -> PASSED;
            case RECTIFY, TREAT -> SAMPLED;
            case RETURN, DESTROY, TRANSFER_501, TRANSFER_502, TRANSFER_503 -> FAILED;
        };
    }
}
