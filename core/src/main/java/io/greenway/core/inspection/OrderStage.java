package io.greenway.core.inspection;

/// How far a control order 布控指令 has come (facts: flows 10).
public enum OrderStage {
    /// 已下达, nobody has it.
    CREATED,
    /// 已分配 to an officer.
    ASSIGNED,
    /// 查验中.
    STARTED,
    /// 合格.
    PASSED,
    /// 不合格; an outcome must be decided.
    FAILED,
    /// A second person must confirm the outcome.
    PROPOSED,
    /// 待整改: the enterprise corrects, then it is checked again.
    RECTIFYING,
    /// 已报告: the outcome has gone through the door.
    REPORTED,
    /// 已办结.
    CLOSED;

    /// Whether nothing is decided yet.
    public boolean isOpen() {
        return switch (this) {
            case CREATED, ASSIGNED, STARTED, PASSED, FAILED, PROPOSED, RECTIFYING -> true;
            case REPORTED, CLOSED -> false;
        };
    }
}
