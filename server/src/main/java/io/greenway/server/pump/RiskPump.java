package io.greenway.server.pump;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.Message;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.risk.RiskFacts;
import io.greenway.core.risk.SelectionMode;
import io.greenway.server.journal.Journal;
import io.greenway.server.store.RiskStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the journal behind the pump and notes what customs' rules of risk compare with, and
/// which answers settle a declaration whose task still lies on the desk. While the pump has work
/// it pauses after each transaction. When nothing is to be noted and no task of customs lies on
/// its desk, no message is opened.
public final class RiskPump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RiskPump.class);
    private static final int MESSAGES_AT_ONCE = 500;
    private static final int DOCUMENTS_AT_ONCE = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BETWEEN_TIDYING = Duration.ofMinutes(10);
    private static final String DECLARED = "2";

    /// Statuses with which customs is done with a declaration.
    private static final Set<String> SETTLED = Set.of("100", "700", "800", "899");

    private final Journal journal;
    private final JournalDocuments documents;
    private final RiskStore store;
    private final Terms.Buyers digests;
    private final Supplier<Reference> reference;
    private final LongSupplier handled;
    private final AuthorityNumbers numbers;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("risk").unstarted(this::run);
    private long seen = -1;
    private Instant tidyAt = Instant.EPOCH;

    /// @param digests keyed digests of identities, addresses and telephones
    /// @param handled last journal position that the pump has handled
    /// @param numbers puts the platform's numbers in the place of an authority's
    public RiskPump(
            Journal journal,
            JournalDocuments documents,
            RiskStore store,
            Terms.Buyers digests,
            Supplier<Reference> reference,
            LongSupplier handled,
            AuthorityNumbers numbers,
            Clock clock) {
        this.journal = journal;
        this.documents = documents;
        this.store = store;
        this.digests = digests;
        this.reference = reference;
        this.handled = handled;
        this.numbers = numbers;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                long now = handled.getAsLong();
                boolean busy = now != seen;
                seen = now;
                boolean more = step();
                tidy();
                if (!more || busy) {
                    pause();
                }
            } catch (SQLException away) {
                LOG.warn("Database away, will try again: {}", away.toString());
                pause();
            } catch (RuntimeException bug) {
                LOG.error("Risk could not be noted, will try again", bug);
                pause();
            }
        }
    }

    /// Notes all that there is now. Whoever moved the clock calls it
    /// instead of waiting for the next look.
    public void round() throws SQLException {
        boolean more;
        do {
            more = step();
        } while (more);
        tidy();
    }

    /// @return whether there may be more
    private synchronized boolean step() throws SQLException {
        long before = store.position();
        long upTo = handled.getAsLong();
        if (upTo <= before) {
            return false;
        }
        Instant now = clock.instant();
        boolean notes = SelectionMode.notes(reference.get().parameters(), Terms.dayOf(now));
        if (!notes && !store.hasTask()) {
            store.note(Map.of(), Map.of(), now, before, upTo, true);
            return false;
        }
        Map<LocalDate, List<RiskFacts>> seen = new HashMap<>();
        Map<String, String> settled = new LinkedHashMap<>();
        List<RiskStore.Met> met = store.after(before, upTo, MESSAGES_AT_ONCE);
        int documents = 0;
        int taken = 0;
        while (taken < met.size() && documents < DOCUMENTS_AT_ONCE) {
            RiskStore.Met one = met.get(taken);
            Message message = message(one.position());
            settled.putAll(settled(message));
            if (notes) {
                seen.computeIfAbsent(Terms.dayOf(one.receivedAt()), day -> new ArrayList<>())
                        .addAll(facts(message));
            }
            documents += one.documents();
            taken++;
        }
        boolean all = taken == met.size() && taken < MESSAGES_AT_ONCE;
        store.note(seen, settled, now, before, all ? upTo : met.get(taken - 1).position(), all);
        return !all;
    }

    private Message message(long position) throws SQLException {
        return numbers.ours(documents.message(journal.at(position)));
    }

    private static Map<String, String> settled(Message message) {
        Map<String, String> settled = new LinkedHashMap<>();
        if (message instanceof CEB622Message answers) {
            for (CEB622Message.InventoryReturn answer : answers.returns()) {
                String invtNo = answer.invtNo();
                if (invtNo != null && SETTLED.contains(answer.returnStatus())) {
                    settled.put(invtNo, answer.returnStatus());
                }
            }
        }
        return settled;
    }

    private List<RiskFacts> facts(Message message) {
        return message instanceof CEB621Message inventories
                ? inventories.inventories().stream()
                        .filter(one -> one.head().appStatus().equals(DECLARED))
                        .map(one -> RiskFacts.of(one, digests))
                        .toList()
                : List.of();
    }

    private synchronized void tidy() throws SQLException {
        Instant now = clock.instant();
        if (now.isBefore(tidyAt)) {
            return;
        }
        LocalDate day = Terms.dayOf(now);
        Parameters parameters = reference.get().parameters();
        store.forget(
                day.minusDays(parameters.days("RISK_WINDOW_DAYS", day)),
                parameters.days("RISK_KEPT_ROWS", day));
        tidyAt = now.plus(BETWEEN_TIDYING);
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
