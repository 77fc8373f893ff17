package io.greenway.core.clearance;

import io.greenway.core.spec.Fault;
import java.util.List;

/// What became of a lodgement: it is kept, or refused with every reason at once.
///
/// @param document the document
/// @param version what is known of it from now on when it is kept
/// @param faults every reason for which it is refused; empty when it is kept
public record Lodged(Lodgement document, Lodgement.Version version, List<Fault> faults) {
    public Lodged {
        faults = List.copyOf(faults);
    }

    /// Whether it is kept.
    public boolean isKept() {
        return faults.isEmpty();
    }
}
