package io.greenway.server.pump;

import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.Message;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.BillStore;
import io.greenway.server.store.SettlementStore;
import io.greenway.server.store.StatementStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the journal behind the pump and takes down what concerns the money: releases and tax
/// bills. While the pump has work this goes slowly, so that it takes next to nothing from the
/// declarations; what is asked for before it got there is looked up at once.
public final class SettlementPump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementPump.class);
    private static final int MESSAGES_AT_ONCE = 4;
    private static final int MOVES = 10_000;
    private static final int MOVES_WHEN_BUSY = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String RELEASED = "800";

    private final Journal journal;
    private final JournalDocuments documents;
    private final SettlementStore store;
    private final BillStore bills;
    private final StatementStore statements;
    private final LongSupplier handled;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("settlement").unstarted(this::run);
    private long seen = -1;

    /// @param handled last journal position that the pump has handled
    public SettlementPump(
            Journal journal,
            JournalDocuments documents,
            SettlementStore store,
            BillStore bills,
            StatementStore statements,
            LongSupplier handled) {
        this.journal = journal;
        this.documents = documents;
        this.store = store;
        this.bills = bills;
        this.statements = statements;
        this.handled = handled;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                boolean more = step();
                long now = handled.getAsLong();
                boolean busy = now != seen;
                seen = now;
                more |= statements.follow(busy ? MOVES_WHEN_BUSY : MOVES);
                if (!more || busy) {
                    pause();
                }
            } catch (SQLException away) {
                LOG.warn("Database away, will try again: {}", away.toString());
                pause();
            } catch (RuntimeException bug) {
                LOG.error("Releases could not be taken down, will try again", bug);
                pause();
            }
        }
    }

    /// @return whether there may be more
    private boolean step() throws SQLException {
        long before = store.position();
        long upTo = handled.getAsLong();
        if (upTo <= before) {
            return false;
        }
        List<Long> positions = store.after(before, upTo, MESSAGES_AT_ONCE);
        long last = before;
        for (long position : positions) {
            take(last, position);
            last = position;
        }
        if (positions.size() < MESSAGES_AT_ONCE && last < upTo) {
            store.released(List.of(), last, upTo);
        }
        return positions.size() == MESSAGES_AT_ONCE;
    }

    private void take(long before, long position) throws SQLException {
        Journalled journalled = journal.at(position);
        switch (documents.message(journalled)) {
            case CEB816Message made -> bills.take(made, before, position, journalled.receivedAt());
            case CEB818Message became ->
                    bills.take(became, before, position, journalled.receivedAt());
            case CEB622Message answers -> store.released(released(answers), before, position);
            case Message other -> store.released(List.of(), before, position);
        }
    }

    private static List<String> released(CEB622Message answers) {
        return answers.returns().stream()
                .filter(answer -> answer.returnStatus().equals(RELEASED))
                .map(CEB622Message.InventoryReturn::invtNo)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closing");
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
