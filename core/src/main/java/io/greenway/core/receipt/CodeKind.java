package io.greenway.core.receipt;

/// What a code says about the document.
public enum CodeKind {
    /// Something is wrong with the document or with what it refers to; it was not taken.
    REFUSAL,
    /// A system failed; the document may be as it should.
    FAILURE,
    /// Customs looks at it, or waits for something.
    HOLD,
    /// It goes on as it should.
    PROGRESS,
    /// Worth knowing; nothing is refused for it.
    REMARK
}
