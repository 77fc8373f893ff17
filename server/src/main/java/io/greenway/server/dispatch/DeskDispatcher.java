package io.greenway.server.dispatch;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.reading.Read;
import io.greenway.server.store.DeskOutbox;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the rulings of officers to the journal, by the door as any other message. A message may
/// be sent again after a crash; its id and bytes are fixed with the ruling, so the journal takes it
/// once.
public final class DeskDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskDispatcher.class);
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);
    private static final int ROWS_AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DeskOutbox outbox;
    private final Journal journal;
    private final Clock clock;
    private final Semaphore filled = new Semaphore(1);
    private final Thread thread = Thread.ofPlatform().name("desk-dispatch").unstarted(this::run);
    private volatile boolean closing;

    public DeskDispatcher(DeskOutbox outbox, Journal journal, Clock clock) {
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /// There may be something in the outbox.
    public void wake() {
        filled.release();
    }

    private void run() {
        while (!closing) {
            try {
                if (!deliver()) {
                    rest();
                }
            } catch (SQLException | RuntimeException away) {
                LOG.warn("Outbox of the desks away, will try again: {}", away.toString());
                rest();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// Sends what waits longest.
    ///
    /// @return whether there was something, and all of it is in the journal
    public boolean deliver() throws SQLException, InterruptedException {
        List<DeskOutbox.Row> rows = outbox.next(ROWS_AT_ONCE);
        for (DeskOutbox.Row row : rows) {
            if (!send(row)) {
                return false;
            }
            outbox.done(row);
        }
        return !rows.isEmpty();
    }

    /// Sends a message, and leaves it in the outbox.
    ///
    /// @return whether it is in the journal
    public boolean send(DeskOutbox.Row row) throws InterruptedException {
        Appended appended =
                journal.append(
                        new Arrival(
                                row.sender(),
                                row.guid(),
                                row.messageType(),
                                row.documents(),
                                new Read(message(row), null),
                                row.body(),
                                clock.instant()));
        return switch (appended) {
            case Appended.Stored stored -> true;
            case Appended.GuidTaken taken -> {
                LOG.error("Message {} of a desk stands in the journal otherwise", row.guid());
                yield true;
            }
            case Appended.TooMuch tooMuch -> false;
            case Appended.Full full -> false;
            case Appended.Away away -> false;
        };
    }

    private static Message message(DeskOutbox.Row row) {
        return switch (READER.read(row.body())) {
            case Outcome.Accepted<Message>(Message message, List<Fault> none) -> message;
            case Outcome.Refused<Message>(List<Fault> faults) ->
                    throw new IllegalStateException(
                            "desk message " + row.guid() + ": " + faults.getFirst().code());
        };
    }

    private void rest() {
        try {
            if (filled.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                filled.drainPermits();
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        filled.release();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
