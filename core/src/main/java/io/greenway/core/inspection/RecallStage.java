package io.greenway.core.inspection;

/// How far a recall 召回 has come.
public enum RecallStage {
    /// 已立案: nobody has been told.
    OPENED,
    /// 已通知: the enterprises have their notices.
    ISSUED,
    /// 已办结.
    CLOSED,
    /// 已撤销 before anyone was told.
    WITHDRAWN
}
