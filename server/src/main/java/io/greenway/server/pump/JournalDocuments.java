package io.greenway.server.pump;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.SignatureEvidence;
import io.greenway.server.store.StoreFailure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Documents by their place in the journal. The messages used last are kept read.
public final class JournalDocuments implements EventCodec.Documents {
    private static final int MESSAGES_KEPT = 256;

    private final Journal journal;
    private final XmlReader<Message> reader;
    private final Map<Long, Received> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Received> eldest) {
                    return size() > MESSAGES_KEPT;
                }
            };

    public JournalDocuments(Journal journal, XmlReader<Message> reader) {
        this.journal = journal;
        this.reader = reader;
    }

    /// A message of the journal, read.
    ///
    /// @param position its place
    /// @param receivedAt when the door took it
    /// @param sender who sent it
    /// @param message what it says
    /// @param checked what was found of its signature; null when it needs none
    public record Received(
            long position,
            Instant receivedAt,
            String sender,
            Message message,
            SignatureDesk.@Nullable Checked checked) {
        Received with(SignatureDesk.Checked found) {
            return new Received(position, receivedAt, sender, message, found);
        }

        /// What speaks against the signature of one of its documents.
        List<Fault> signature(int index) {
            return checked == null ? List.of() : checked.faults().get(index);
        }

        /// What is to be kept of its signature.
        List<SignatureEvidence> evidence() {
            return checked == null ? List.of() : List.of(checked.evidence());
        }

        /// Its documents; none for a message that carries something else.
        public List<Document> documents() {
            return switch (message) {
                case CEB311Message orders ->
                        IntStream.range(0, orders.orders().size())
                                .<Document>mapToObj(
                                        i ->
                                                Document.of(
                                                        orders.orders().get(i),
                                                        ref(i),
                                                        sender,
                                                        receivedAt))
                                .toList();
                case CEB411Message payments ->
                        IntStream.range(0, payments.payments().size())
                                .<Document>mapToObj(
                                        i ->
                                                Document.of(
                                                        payments.payments().get(i),
                                                        ref(i),
                                                        sender,
                                                        receivedAt))
                                .toList();
                case CEB511Message waybills ->
                        IntStream.range(0, waybills.logistics().size())
                                .<Document>mapToObj(
                                        i ->
                                                Document.of(
                                                        waybills.logistics().get(i),
                                                        ref(i),
                                                        sender,
                                                        receivedAt))
                                .toList();
                case CEB621Message inventories ->
                        IntStream.range(0, inventories.inventories().size())
                                .<Document>mapToObj(
                                        i ->
                                                Document.of(
                                                        inventories.inventories().get(i),
                                                        ref(i),
                                                        sender,
                                                        receivedAt))
                                .toList();
                case EnterpriseMessage notYetCleared -> List.of();
                case CustomsMessage answers -> List.of();
            };
        }

        private DocumentRef ref(int index) {
            return new DocumentRef(position, index);
        }
    }

    /// Reads a message of the journal. It was read at the door already, so it reads now.
    public Received read(Journalled journalled) {
        Message message =
                switch (reader.read(journalled.bytes())) {
                    case Outcome.Accepted<Message> accepted -> accepted.value();
                    case Outcome.Refused<Message> refused ->
                            throw new IllegalStateException(
                                    "journal "
                                            + journalled.position()
                                            + " does not read: "
                                            + refused.faults().getFirst().code());
                };
        return new Received(
                journalled.position(), journalled.receivedAt(), journalled.sender(), message, null);
    }

    /// Keeps a message for documents that will be asked for soon.
    synchronized void keep(Received received) {
        kept.put(received.position(), received);
    }

    @Override
    public synchronized Document document(Paper paper, DocumentRef ref) {
        Received received = kept.get(ref.position());
        if (received == null) {
            try {
                received = read(journal.at(ref.position()));
            } catch (SQLException away) {
                throw new StoreFailure(away);
            }
            kept.put(ref.position(), received);
        }
        return received.documents().get(ref.index());
    }
}
