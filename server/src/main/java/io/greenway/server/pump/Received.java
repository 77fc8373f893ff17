package io.greenway.server.pump;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.clearance.FollowUp;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.server.journal.Journalled;
import io.greenway.server.reading.CheckedSignature;
import io.greenway.server.reading.Read;
import io.greenway.server.store.Batch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of the journal on its way to the books.
///
/// @param position its place
/// @param receivedAt when the door took it
/// @param message what it says
/// @param signature what was found of its signature; null when it needs none
/// @param evidence the same, to be kept; empty when it needs none
/// @param documents its documents for dossiers; none for a message that carries something else
/// @param lodgements its documents that are kept and not carried out
/// @param followUps what it says of declarations that were made before
public record Received(
        long position,
        Instant receivedAt,
        Message message,
        @Nullable CheckedSignature signature,
        List<Batch.Evidence> evidence,
        List<Document> documents,
        List<Lodgement> lodgements,
        List<FollowUp> followUps) {
    /// A message of the journal, what was read of it, and what its lodged documents show.
    static Received of(Journalled journalled, Read read, CodeTables codes) {
        CheckedSignature signature = read.signature();
        List<List<Fault>> faults = signature == null ? null : signature.faults();
        LocalDate day = Terms.dayOf(journalled.receivedAt());
        return of(
                journalled,
                read,
                Lodgement.of(
                        read.message(),
                        journalled.position(),
                        journalled.sender(),
                        faults,
                        codes,
                        day),
                FollowUp.of(
                        read.message(),
                        journalled.position(),
                        journalled.sender(),
                        journalled.receivedAt(),
                        faults,
                        codes,
                        day));
    }

    /// A message of the journal and what was read of it, for the documents of dossiers.
    public static Received of(Journalled journalled, Read read) {
        return of(journalled, read, List.of(), List.of());
    }

    private static Received of(
            Journalled journalled,
            Read read,
            List<Lodgement> lodgements,
            List<FollowUp> followUps) {
        CheckedSignature signature = read.signature();
        return new Received(
                journalled.position(),
                journalled.receivedAt(),
                read.message(),
                signature,
                signature == null
                        ? List.of()
                        : List.of(
                                new Batch.Evidence(
                                        journalled.position(),
                                        journalled.receivedAt(),
                                        signature.evidence())),
                documents(journalled, read.message()),
                lodgements,
                followUps);
    }

    private static List<Document> documents(Journalled journalled, Message message) {
        return switch (message) {
            case CEB311Message orders -> each(orders.orders(), journalled, Document::of);
            case CEB411Message payments -> each(payments.payments(), journalled, Document::of);
            case CEB511Message waybills -> each(waybills.logistics(), journalled, Document::of);
            case CEB621Message inventories ->
                    each(inventories.inventories(), journalled, Document::of);
            case EnterpriseMessage others -> List.of();
            case CustomsMessage answers -> List.of();
        };
    }

    @FunctionalInterface
    private interface Maker<C> {
        Document of(C content, DocumentRef ref, String sender, Instant at);
    }

    private static <C> List<Document> each(List<C> contents, Journalled from, Maker<C> maker) {
        List<Document> documents = new ArrayList<>(contents.size());
        for (int index = 0; index < contents.size(); index++) {
            DocumentRef ref = new DocumentRef(from.position(), index);
            documents.add(maker.of(contents.get(index), ref, from.sender(), from.receivedAt()));
        }
        return List.copyOf(documents);
    }

    /// The same with an answer of customs that says it otherwise.
    Received with(CustomsMessage other) {
        return new Received(
                position,
                receivedAt,
                other,
                signature,
                evidence,
                documents,
                lodgements,
                FollowUp.answers(other));
    }

    /// What some messages are about.
    static Batch batch(List<Received> messages) {
        return new Batch(
                messages.stream().flatMap(one -> one.documents().stream()).toList(),
                messages.stream().flatMap(one -> one.invtNos().stream()).toList(),
                messages.stream().flatMap(one -> one.evidence().stream()).toList(),
                messages.stream()
                        .flatMap(one -> one.lodgements().stream().map(Lodgement::key))
                        .toList());
    }

    /// What speaks against the signature of one of its documents.
    List<Fault> signature(int index) {
        return signature == null ? List.of() : signature.faults().get(index);
    }

    /// Inventory numbers that it answers or is about.
    List<String> invtNos() {
        if (!(message instanceof CEB622Message answers)) {
            return followUps.isEmpty()
                    ? List.of()
                    : followUps.stream().flatMap(one -> one.invtNo().stream()).toList();
        }
        List<String> numbers = new ArrayList<>();
        for (CEB622Message.InventoryReturn answer : answers.returns()) {
            String invtNo = answer.invtNo();
            if (invtNo != null) {
                numbers.add(invtNo);
            }
        }
        return numbers;
    }
}
