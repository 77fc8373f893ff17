package io.greenway.core.inspection;

/// Why goods are inspected (facts: flows 10).
public enum OrderReason {
    /// 随机抽中: the draw of R-106.
    RANDOM,
    /// 规则命中: a rule says so every time, such as a batch that failed or a probability of 1.
    RULE,
    /// 警示通报: a warning of R-101.
    ALERT,
    /// 人工布控: an officer wants it.
    MANUAL
}
