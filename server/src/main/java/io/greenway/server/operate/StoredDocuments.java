package io.greenway.server.operate;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.journal.Journalled;
import io.greenway.server.pump.Received;
import io.greenway.server.reading.Read;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.store.StoreFailure;
import io.greenway.server.vault.Vault;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Documents by their place in the journal, for one who only reads: no server's lock is needed.
final class StoredDocuments implements EventCodec.Documents {
    private static final int MESSAGES_KEPT = 512;

    private final XmlReader<Message> reader = XmlReader.of(Message.class);
    private final JournalTable journal;
    private final Vault vault;
    private final Map<Long, List<Document>> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, List<Document>> eldest) {
                    return size() > MESSAGES_KEPT;
                }
            };

    StoredDocuments(JournalTable journal, Vault vault) {
        this.journal = journal;
        this.vault = vault;
    }

    @Override
    public Document document(Paper paper, DocumentRef ref) {
        return kept.computeIfAbsent(ref.position(), this::read).get(ref.index());
    }

    private List<Document> read(long position) {
        try {
            JournalTable.Row row = journal.at(position);
            String context = JournalTable.context(row.sender(), row.guid());
            return switch (reader.read(vault.open(row.body(), context))) {
                case Outcome.Accepted<Message> read ->
                        Received.of(
                                        new Journalled(
                                                row.position(),
                                                row.receivedAt(),
                                                row.sender(),
                                                row.guid(),
                                                row.messageType(),
                                                row.documents(),
                                                new byte[0],
                                                null),
                                        new Read(read.value(), null))
                                .documents();
                case Outcome.Refused<Message> refused ->
                        throw new IllegalStateException(
                                "journal " + position + ": " + refused.faults().getFirst().code());
            };
        } catch (SQLException failed) {
            throw new StoreFailure(failed);
        }
    }
}
