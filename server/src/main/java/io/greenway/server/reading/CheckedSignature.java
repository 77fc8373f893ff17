package io.greenway.server.reading;

import io.greenway.core.spec.Fault;
import java.util.List;

/// What verifying a message found.
///
/// @param faults against each document, in their order
/// @param evidence to be kept
public record CheckedSignature(List<List<Fault>> faults, SignatureEvidence evidence) {
    public CheckedSignature {
        faults = List.copyOf(faults);
    }
}
