package io.greenway.core.message;

import java.time.LocalDateTime;

/// What every document of an enterprise says first: its id, and how, when and to what end it is
/// submitted 报送.
public interface Submission {
    /// Status of a document that declares 申报; the other, `1`, only stores 暂存.
    String DECLARED = "2";

    /// Record id, 36 characters.
    String guid();

    /// `1` add, `2` change, `3` delete.
    String appType();

    /// When the enterprise submits, China time.
    LocalDateTime appTime();

    /// `1` store only, `2` declare.
    String appStatus();

    /// The submission of a document, which is its head or, where it has none, itself.
    ///
    /// @param document one of [EnterpriseMessage#documents()]
    static Submission of(Record document) {
        return switch (document) {
            case Submission submission -> submission;
            case Headed headed -> headed.head();
            default -> throw new IllegalArgumentException(document.getClass() + " is no document");
        };
    }
}
