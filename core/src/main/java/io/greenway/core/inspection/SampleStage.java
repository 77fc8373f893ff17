package io.greenway.core.inspection;

/// How far a sample 样品 has come (facts: flows 10).
public enum SampleStage {
    /// 已抽取.
    DRAWN,
    /// 已封识.
    SEALED,
    /// 已送检.
    SENT,
    /// 已接收, the seal whole.
    RECEIVED,
    /// 封识破损: it proves nothing and is drawn anew.
    SPOILT,
    /// 已检测.
    TESTED,
    /// 已出结果.
    RESULT,
    /// 复议中.
    APPEALED,
    /// 终局.
    FINAL,
    /// 已处理.
    DISPOSED;

    /// Whether its result cannot change any more, or it counts for nothing.
    public boolean isSettled() {
        return this == FINAL || this == DISPOSED || this == SPOILT;
    }
}
