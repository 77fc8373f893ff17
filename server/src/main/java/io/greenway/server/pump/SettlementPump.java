package io.greenway.server.pump;

import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.Message;
import io.greenway.server.journal.Journal;
import io.greenway.server.store.SettlementStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the pump and takes down what concerns the money: releases. They are handed on in memory;
/// those of before a restart, or for which there was no room, are read from the journal, slowly
/// while the pump has work. What is asked for before they are here is looked up at once.
public final class SettlementPump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementPump.class);
    private static final int MESSAGES_AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String RELEASED = "800";

    private final Journal journal;
    private final JournalDocuments documents;
    private final SettlementStore store;
    private final ReleaseFeed feed;
    private final LongSupplier handled;
    private final AuthorityNumbers numbers;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("settlement").unstarted(this::run);
    private long seen = -1;

    /// @param handled last journal position that the pump has handled
    /// @param numbers puts the platform's numbers in the place of an authority's
    public SettlementPump(
            Journal journal,
            JournalDocuments documents,
            SettlementStore store,
            ReleaseFeed feed,
            LongSupplier handled,
            AuthorityNumbers numbers) {
        this.journal = journal;
        this.documents = documents;
        this.store = store;
        this.feed = feed;
        this.handled = handled;
        this.numbers = numbers;
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

    /// Takes down all that there is now. Whoever moved the clock calls it instead of waiting
    /// for the next look.
    public void round() throws SQLException {
        long before;
        do {
            before = store.position();
            step();
        } while (store.position() > before);
    }

    /// @return whether there may be more
    private synchronized boolean step() throws SQLException {
        long before = store.position();
        ReleaseFeed.Part part = feed.after(before).orElse(null);
        if (part != null) {
            store.take(part.released(), before, part.upTo());
            return false;
        }
        long upTo = feed.begin(handled.getAsLong());
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
        Message message = numbers.ours(documents.message(journal.at(position)));
        List<String> released =
                message instanceof CEB622Message answers
                        ? answers.returns().stream()
                                .filter(answer -> answer.returnStatus().equals(RELEASED))
                                .map(CEB622Message.InventoryReturn::invtNo)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()
                        : List.of();
        store.released(released, before, position);
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
