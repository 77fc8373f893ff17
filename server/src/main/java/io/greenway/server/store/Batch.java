package io.greenway.server.store;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Lodgement;
import io.greenway.server.reading.SignatureEvidence;
import java.time.Instant;
import java.util.List;

/// What is handled in one transaction, as far as the store must know it beforehand.
///
/// @param documents documents that came
/// @param invtNos inventory numbers that customs answered
/// @param evidence of signatures, to be kept
/// @param lodgements keys of documents that are kept and not carried out
public record Batch(
        List<Document> documents,
        List<String> invtNos,
        List<Evidence> evidence,
        List<Lodgement.Key> lodgements) {
    /// Nothing that can be known beforehand.
    public static final Batch NONE = new Batch(List.of(), List.of(), List.of(), List.of());

    public Batch {
        documents = List.copyOf(documents);
        invtNos = List.copyOf(invtNos);
        evidence = List.copyOf(evidence);
        lodgements = List.copyOf(lodgements);
    }

    /// What was found of the signature of a message.
    ///
    /// @param position of the message in the journal
    /// @param at when its certificate was judged
    public record Evidence(long position, Instant at, SignatureEvidence found) {}
}
