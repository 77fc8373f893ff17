package io.greenway.core.message;

/// A document with a head 表头 and, mostly, lines 表体.
public interface Headed {
    /// What the document says as a whole.
    Submission head();
}
