package io.greenway.server.pump;

import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.BillRecord;
import io.greenway.server.store.BillStore;
import io.greenway.server.store.WaitingBills;
import io.greenway.server.store.WaitingBills.Known;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Reads tax bills and their statuses (CEB816, CEB818) from the journal, behind the pump. Those of
/// a real authority name inventories by its numbers; they wait until it is known whose those are.
public final class BillReader {
    private static final int MESSAGES_AT_ONCE = 20;
    private static final int RECORDS_AT_ONCE = 200;
    private static final int TIMES = 20;

    private final BillStore bills;
    private final Journal journal;
    private final JournalDocuments documents;
    private final LongSupplier handled;
    private final Optional<WaitingBills> waiting;

    /// @param documents should not be those of the pump, which would wait
    /// @param handled last journal position that the pump has handled
    /// @param waiting where bills of a real authority wait; empty when bills name the platform's
    ///     numbers
    public BillReader(
            BillStore bills,
            Journal journal,
            JournalDocuments documents,
            LongSupplier handled,
            Optional<WaitingBills> waiting) {
        this.bills = bills;
        this.journal = journal;
        this.documents = documents;
        this.handled = handled;
        this.waiting = waiting;
    }

    /// Reads some; what is left is read the next time.
    public synchronized void read() throws SQLException {
        readNew();
        if (waiting.isPresent()) {
            readWaiting(waiting.get());
        }
    }

    private void readNew() throws SQLException {
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
                List<BillRecord> records = BillRecord.of(documents.message(journalled));
                if (waiting.isPresent()) {
                    bills.await(records, last, position, journalled.receivedAt());
                } else {
                    bills.take(records, last, position, journalled.receivedAt());
                }
                last = position;
            }
            if (positions.size() < MESSAGES_AT_ONCE) {
                bills.moveOn(last, upTo);
                return;
            }
        }
    }

    private void readWaiting(WaitingBills waiting) throws SQLException {
        for (int time = 0; time < TIMES; time++) {
            List<Known> known = waiting.known(RECORDS_AT_ONCE);
            Map<Long, List<Known>> byMessage =
                    known.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Known::position, TreeMap::new, Collectors.toList()));
            for (Map.Entry<Long, List<Known>> one : byMessage.entrySet()) {
                Journalled journalled = journal.at(one.getKey());
                bills.take(
                        one.getValue(),
                        BillRecord.of(documents.message(journalled)),
                        journalled.receivedAt());
            }
            if (known.size() < RECORDS_AT_ONCE) {
                return;
            }
        }
    }
}
