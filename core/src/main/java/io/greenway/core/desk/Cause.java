package io.greenway.core.desk;

/// Why a task was opened (facts: flows 10).
public enum Cause {
    /// 随机: picked by chance.
    RANDOM,
    /// 规则: rules found something.
    RULE,
    /// 预警: a warning list.
    ALERT,
    /// 人工: an officer opened it.
    MANUAL,
    /// 后续: it follows from another task.
    FOLLOWS
}
