package io.greenway.server.pump;

import io.greenway.core.clearance.Books;
import io.greenway.core.clearance.Clerk;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.FollowUp;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.Message;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.observe.Flow;
import io.greenway.server.reading.CheckedSignature;
import io.greenway.server.reading.Read;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.store.Batch;
import io.greenway.server.store.ClearanceStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handles the journal: messages are read by all cores and decided by one thread, in the order of
/// the journal, a batch a transaction. While a batch is written the next is decided. What is not
/// committed is done again after a crash; what is, is not.
public final class Pump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

    /// Most documents of a transaction. Few come when few wait, so a quiet platform answers at
    /// once; under load the cost of a commit is shared.
    private static final int BATCH_DOCUMENTS = 2_000;

    /// A transaction costs some milliseconds however little is in it. One that would hold few
    /// documents is begun at least so long after the last one; what comes after a pause waits for
    /// nothing.
    private static final int WORTH_ITS_COST = 100;

    private static final Duration MOMENT = Duration.ofMillis(40);

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final Journal journal;
    private final JournalDocuments documents;
    private final ClearanceStore store;
    private final Function<Books, Clerk> clerks;
    private final Supplier<Reference> reference;
    private final SignatureDesk signatures;
    private final ForwardClock clock;
    private final ReceiptBell bell;
    private final Runnable outboxFilled;
    private final ReleaseFeed releases;
    private final Flow flow;
    private final AuthorityNumbers numbers;
    private final List<Integer> refusals = new ArrayList<>();
    private final Writing writing = new Writing();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile long position = -1;

    /// Last position that is decided; what is after [#position] is being written.
    private long decided = -1;

    private long began = System.nanoTime();

    public Pump(
            Journal journal,
            JournalDocuments documents,
            ClearanceStore store,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            Terms.Buyers buyers,
            SignatureDesk signatures,
            Clock clock,
            ReceiptBell bell,
            Runnable outboxFilled,
            ReleaseFeed releases,
            Flow flow,
            AuthorityNumbers numbers) {
        this.numbers = numbers;
        this.journal = journal;
        this.documents = documents;
        this.store = store;
        this.flow = flow;
        this.clerks =
                books ->
                        new Clerk(
                                new WatchedBooks(books, new WatchedBooks.Refusals(refusals::add)),
                                reference.get(),
                                registry.get(),
                                buyers);
        this.reference = reference;
        this.signatures = signatures;
        this.clock = new ForwardClock(clock);
        this.bell = bell;
        this.outboxFilled = outboxFilled;
        this.releases = releases;
        this.thread = Thread.ofPlatform().name("pump").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Last journal position handled; below 0 before the database was first asked.
    public long position() {
        return position;
    }

    private void run() {
        boolean begun = false;
        while (closing.getCount() > 0) {
            try {
                if (!begun) {
                    begin();
                    begun = true;
                }
                step();
            } catch (SQLException away) {
                LOG.warn("Database away, will try again: {}", away.toString());
                begun = false;
                pause(AFTER_FAILURE);
            } catch (RuntimeException bug) {
                LOG.error("The pump failed, will try again", bug);
                begun = false;
                pause(AFTER_FAILURE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
        try {
            writing.await();
        } catch (SQLException | RuntimeException | InterruptedException unfinished) {
            LOG.warn("The last batch will be handled again", unfinished);
        }
    }

    private void begin() throws SQLException, InterruptedException {
        writing.forget();
        position = store.position();
        decided = position;
        retryHeld();
    }

    private void step() throws SQLException, InterruptedException {
        List<Journalled> batch = journal.after(decided, BATCH_DOCUMENTS);
        if (batch.isEmpty()) {
            writing.await();
            journal.awaitAfter(decided, IDLE);
            return;
        }
        if (documents(batch) < WORTH_ITS_COST && began + MOMENT.toNanos() > System.nanoTime()) {
            pause(Duration.ofNanos(began + MOMENT.toNanos() - System.nanoTime()));
            batch = journal.after(decided, BATCH_DOCUMENTS);
        }
        began = System.nanoTime();
        try {
            handle(batch);
        } catch (RuntimeException bug) {
            handleOneByOne(bug);
        }
    }

    private static int documents(List<Journalled> batch) {
        return batch.stream().mapToInt(Journalled::documents).sum();
    }

    /// Decides a batch while the one before is written, then gives it to be written in its turn.
    private void handle(List<Journalled> journalled) throws SQLException, InterruptedException {
        refusals.clear();
        Flow.Batch followed =
                flow.take(journalled.getFirst().position(), journalled.getLast().position());
        List<Received> messages =
                numbers.ours(journalled.parallelStream().map(this::received).toList());
        messages.forEach(documents::keep);
        Batch batch = Received.batch(messages);
        Instant now = clock.now();
        long before = decided;
        long last = journalled.getLast().position();
        ClearanceStore.Decided done;
        try {
            done =
                    store.decide(
                            last, batch, now, books -> take(clerks.apply(books), messages, now));
        } catch (SQLException | RuntimeException failed) {
            followed.failed();
            throw failed;
        }
        int followUps = messages.stream().mapToInt(one -> one.followUps().size()).sum();
        int count = batch.documents().size() + batch.lodgements().size() + followUps;
        List<Integer> refused = List.copyOf(refusals);
        boolean given = false;
        try {
            writing.await();
            given = true;
        } finally {
            if (!given) {
                store.drop();
                followed.failed();
            }
        }
        writing.begin(
                () -> {
                    ClearanceStore.Result result;
                    try {
                        result = store.write(done);
                    } catch (SQLException | RuntimeException failed) {
                        followed.failed();
                        throw failed;
                    }
                    releases.offer(new ReleaseFeed.Part(before, last, result.released()));
                    position = last;
                    followed.committed(count, refused);
                    tell(result);
                });
        decided = last;
    }

    private void tell(ClearanceStore.Result result) {
        bell.ring(result.owners());
        if (result.tells()) {
            outboxFilled.run();
        }
    }

    /// As the door read it; read and verified again after a restart.
    private Received received(Journalled journalled) {
        if (journalled.read() != null) {
            return Received.of(journalled, journalled.read(), reference.get().codes());
        }
        Message message = documents.message(journalled);
        CheckedSignature signature =
                signatures.check(message, journalled.bytes(), journalled.receivedAt()).orElse(null);
        return Received.of(journalled, new Read(message, signature), reference.get().codes());
    }

    static void take(Clerk clerk, List<Received> messages, Instant now) {
        for (Received received : messages) {
            List<Document> documents = received.documents();
            for (int index = 0; index < documents.size(); index++) {
                clerk.take(documents.get(index), received.signature(index), now);
            }
            received.lodgements().forEach(one -> clerk.lodge(one, received.receivedAt(), now));
            for (FollowUp followUp : received.followUps()) {
                if (!clerk.take(followUp, now) && followUp instanceof FollowUp.Answer answer) {
                    LOG.warn("Answer of customs about an unknown inventory {}", answer.inventory());
                }
            }
            if (received.message() instanceof CEB622Message answers) {
                for (CEB622Message.InventoryReturn answer : answers.returns()) {
                    String invtNo = answer.invtNo();
                    boolean known =
                            invtNo != null
                                    && clerk.answer(
                                            invtNo,
                                            answer.returnStatus(),
                                            answer.returnInfo(),
                                            now);
                    if (!known) {
                        LOG.warn("Answer of customs for an unknown inventory number {}", invtNo);
                    }
                }
            }
        }
    }

    /// A message that this software cannot handle must not stop the others: it is set aside, seen
    /// in `/health`, and kept in the journal. What is not written yet is handled again.
    private void handleOneByOne(RuntimeException first) throws SQLException, InterruptedException {
        LOG.error("A batch failed, its messages are handled one by one", first);
        writing.forget();
        decided = position;
        for (Journalled message : journal.after(decided, BATCH_DOCUMENTS)) {
            try {
                handle(List.of(message));
                writing.await();
            } catch (RuntimeException bug) {
                LOG.error("Message at journal position {} is set aside", message.position(), bug);
                writing.forget();
                store.setAside(message.position(), clock.now(), bug.toString());
                position = message.position();
                decided = position;
            }
        }
    }

    /// A guarantee may have been raised while the server was down.
    private void retryHeld() throws SQLException {
        List<String> codes = store.awaitedGuarantees();
        if (!codes.isEmpty()) {
            Instant now = clock.now();
            tell(
                    store.work(
                            Batch.NONE,
                            now,
                            books ->
                                    codes.forEach(
                                            code -> clerks.apply(books).retryHeld(code, now))));
        }
    }

    private void pause(Duration time) {
        try {
            if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("Closing");
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
        }
    }

    /// Finishes the batch under way and stops.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(10));
            }
            writing.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
