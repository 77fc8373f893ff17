package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CustomsMessage;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.OutboxTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Empties the outbox. Every request is delivered at least once; because its messages keep
/// their ids, the journal takes them once.
public final class Dispatcher implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int ROWS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final OutboxTable outbox;
    private final EventCodec codec;
    private final Authority authority;
    private final AnswerDoor door;
    private final Semaphore filled = new Semaphore(1);
    private final Thread thread = Thread.ofPlatform().name("dispatch").unstarted(this::run);
    private volatile boolean closing;

    public Dispatcher(OutboxTable outbox, EventCodec codec, Authority authority, AnswerDoor door) {
        this.outbox = outbox;
        this.codec = codec;
        this.authority = authority;
        this.door = door;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void wake() {
        filled.release();
    }

    private void run() {
        while (!closing) {
            try {
                if (!deliver()) {
                    filled.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    filled.drainPermits();
                }
            } catch (SQLException | RuntimeException away) {
                LOG.warn("Outbox away, will try again: {}", away.toString());
                rest();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// @return whether there was something to deliver
    private boolean deliver() throws SQLException, InterruptedException {
        List<OutboxTable.Row> rows = outbox.next(authority.name(), ROWS_AT_ONCE);
        for (OutboxTable.Row row : rows) {
            if (!send(row)) {
                rest();
                return true;
            }
            outbox.done(row);
        }
        return !rows.isEmpty();
    }

    /// Sends the messages of a row side by side: each waits for the disk, and none for another.
    ///
    /// @return whether all are in the journal
    private boolean send(OutboxTable.Row row) throws SQLException, InterruptedException {
        List<CustomsMessage> messages = answers(row);
        List<Callable<Boolean>> sendings = new ArrayList<>();
        for (CustomsMessage message : messages) {
            sendings.add(() -> door.send(authority.code(), message));
        }
        boolean all = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> sent : threads.invokeAll(sendings)) {
                all &= sent.get();
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException("An answer could not be made.", bug.getCause());
        }
        return all;
    }

    /// The answers to the requests of a row, some a message. Those of one kind to one request stay
    /// together in their order, since messages may overtake each other.
    private List<CustomsMessage> answers(OutboxTable.Row row) throws SQLException {
        LocalDateTime time =
                row.at().atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
        AnswerMessages messages = new AnswerMessages(String.valueOf(row.id()), time);
        List<Ask.TellCustoms> requests = codec.readRequests(row.requests());
        List<List<SimulatedCustoms.Answer>> all = authority.answers(row, requests);
        for (int at = 0; at < requests.size(); at++) {
            messages.add(requests.get(at), all.get(at));
        }
        return messages.finish();
    }

    private void rest() {
        try {
            filled.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
