package io.greenway.server.pump;

import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.BillStore;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;

/// Reads tax bills and their statuses (CEB816, CEB818) from the journal, behind the pump.
public final class BillReader {
    private static final int MESSAGES_AT_ONCE = 20;
    private static final int TIMES = 20;

    private final BillStore bills;
    private final Journal journal;
    private final JournalDocuments documents;
    private final LongSupplier handled;

    /// @param documents should not be those of the pump, which would wait
    /// @param handled last journal position that the pump has handled
    public BillReader(
            BillStore bills, Journal journal, JournalDocuments documents, LongSupplier handled) {
        this.bills = bills;
        this.journal = journal;
        this.documents = documents;
        this.handled = handled;
    }

    /// Reads some; what is left is read the next time.
    public synchronized void read() throws SQLException {
        for (int time = 0; time < TIMES; time++) {
            long before = bills.position();
            long upTo = handled.getAsLong();
            if (upTo <= before) {
                return;
            }
            List<Long> positions = bills.unread(before, upTo, MESSAGES_AT_ONCE);
            long last = before;
            for (long position : positions) {
                Journalled journalled = journal.at(position);
                bills.take(documents.message(journalled), last, position, journalled.receivedAt());
                last = position;
            }
            if (positions.size() < MESSAGES_AT_ONCE) {
                bills.moveOn(last, upTo);
                return;
            }
        }
    }
}
