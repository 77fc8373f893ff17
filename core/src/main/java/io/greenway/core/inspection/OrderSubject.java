package io.greenway.core.inspection;

/// What is inspected.
public enum OrderSubject {
    /// 包裹: a declaration in 500, by its inventory number.
    PARCEL,
    /// 批次: a bonded batch at entry, by its batch number.
    BATCH
}
