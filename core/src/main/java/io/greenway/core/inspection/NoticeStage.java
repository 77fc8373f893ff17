package io.greenway.core.inspection;

/// How far the notice of a recall 召回通知 to one enterprise has come.
public enum NoticeStage {
    /// 已送达: it can be read.
    ISSUED,
    /// 已确认 by the enterprise.
    ACKNOWLEDGED,
    /// 已完成: the enterprise reports what it recovered.
    FINISHED
}
