package io.greenway.server.pump;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.reading.Read;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.StoreFailure;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Documents by their place in the journal. The messages used last are kept read. Nobody waits
/// while a message is fetched for somebody else; two who want the same one may both fetch it.
public final class JournalDocuments implements EventCodec.Documents {
    private static final int MESSAGES_KEPT = 64;

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

    /// A message of the journal, as the door read it or read again.
    public Received received(Journalled journalled) {
        Read read = journalled.read();
        return Received.of(journalled, read == null ? new Read(message(journalled), null) : read);
    }

    /// What a message of the journal says. It was read at the door already, so it reads now.
    Message message(Journalled journalled) {
        return switch (reader.read(journalled.bytes())) {
            case Outcome.Accepted<Message> accepted -> accepted.value();
            case Outcome.Refused<Message> refused ->
                    throw new IllegalStateException(
                            "journal "
                                    + journalled.position()
                                    + " does not read: "
                                    + refused.faults().getFirst().code());
        };
    }

    /// Keeps a message for documents that will be asked for soon.
    synchronized void keep(Received received) {
        kept.put(received.position(), received);
    }

    private synchronized @Nullable Received kept(long position) {
        return kept.get(position);
    }

    @Override
    public Document document(Paper paper, DocumentRef ref) {
        Received received = kept(ref.position());
        if (received == null) {
            try {
                received = received(journal.at(ref.position()));
            } catch (SQLException away) {
                throw new StoreFailure(away);
            }
            keep(received);
        }
        return received.documents().get(ref.index());
    }
}
