package io.greenway.server.journal;

import io.greenway.server.store.JournalTable;
import io.greenway.server.store.ServerLock;
import io.greenway.server.vault.Vault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes what the door accepted and puts it on the disk. Callers seal their bodies themselves, in
/// parallel, and wait; one thread takes all that wait, gives them positions, and commits them
/// together. So positions follow the order of commits, and many callers share one flush.
public final class Journal implements AutoCloseable {
    private static final long UNKNOWN = -1;

    /// How soon the end is noticed.
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// An arrival in the queue; its position is given when its turn comes.
    private record Waiting(
            Arrival arrival, JournalTable.Row row, CompletableFuture<Appended> answer) {
        JournalTable.Key key() {
            return new JournalTable.Key(row.sender(), row.guid());
        }
    }

    private final JournalTable table;
    private final ServerLock writer;
    private final Vault vault;
    private final JournalLimits limits;
    private final BlockingQueue<Waiting> queue;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Tail tail;
    private final Thread appender;

    private final ReentrantLock guard = new ReentrantLock();
    private final Condition grown = guard.newCondition();
    private long committed = UNKNOWN;

    private volatile boolean closing;

    public Journal(JournalTable table, ServerLock writer, Vault vault, JournalLimits limits) {
        this.table = table;
        this.writer = writer;
        this.vault = vault;
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.waiting());
        this.tail = new Tail(limits.tailBytes());
        this.appender = Thread.ofPlatform().name("journal").unstarted(this::run);
        appender.start();
    }

    /// Appends a message and waits until it is durable. The same bytes under the same guid give
    /// the same answer however often they come.
    public Appended append(Arrival arrival) throws InterruptedException {
        var waiting = new Waiting(arrival, sealed(arrival), new CompletableFuture<>());
        int size = waiting.row().body().bytes().length;
        if (closing) {
            return new Appended.Away();
        }
        if (queuedBytes.addAndGet(size) > limits.waitingBytes() || !queue.offer(waiting)) {
            queuedBytes.addAndGet(-size);
            return new Appended.Full();
        }
        try {
            return waiting.answer().get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            return new Appended.Away();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("The journal failed.", bug.getCause());
        }
    }

    /// What stands after a position, in order. Asked with the last position it gave, it misses
    /// nothing and gives nothing twice. Whoever asks has handled everything up to the position.
    ///
    /// @param documents how many documents are enough; fewer come when they are large
    /// @throws SQLException when the database is away
    public List<Journalled> after(long position, int documents) throws SQLException {
        List<Journalled> newest = tail.after(position, documents);
        return newest.isEmpty()
                ? table.after(position, documents, limits.readBytes()).stream()
                        .map(this::opened)
                        .toList()
                : newest;
    }

    /// The message at a position.
    ///
    /// @throws SQLException when the database is away, or there is no such message
    public Journalled at(long position) throws SQLException {
        return opened(table.at(position));
    }

    /// Waits until something stands after a position, or the time is over.
    ///
    /// @return whether something does, as far as this server knows
    public boolean awaitAfter(long position, Duration time) throws InterruptedException {
        guard.lock();
        try {
            long left = time.toNanos();
            while (committed <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
            return committed > position;
        } finally {
            guard.unlock();
        }
    }

    /// Last position that is known to be committed; below 0 before the database was first asked.
    public long committed() {
        guard.lock();
        try {
            return committed;
        } finally {
            guard.unlock();
        }
    }

    /// How many messages wait to be put on the disk.
    public int waiting() {
        return queue.size();
    }

    private JournalTable.Row sealed(Arrival arrival) {
        String context = JournalTable.context(arrival.sender(), arrival.guid());
        return new JournalTable.Row(
                UNKNOWN,
                arrival.receivedAt(),
                arrival.sender(),
                arrival.guid(),
                arrival.messageType(),
                arrival.documents(),
                sha256(arrival.bytes()),
                arrival.bytes().length,
                vault.seal(arrival.bytes(), context));
    }

    private Journalled opened(JournalTable.Row row) {
        byte[] bytes = vault.open(row.body(), JournalTable.context(row.sender(), row.guid()));
        return new Journalled(
                row.position(),
                row.receivedAt(),
                row.sender(),
                row.guid(),
                row.messageType(),
                row.documents(),
                bytes,
                null);
    }

    private void run() {
        learnLast();
        var batch = new ArrayList<Waiting>();
        while (!closing || !queue.isEmpty()) {
            try {
                if (!tail.awaitRoom(PAUSE) && !closing) {
                    continue;
                }
                Waiting first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, limits.batch() - 1);
                for (Waiting waiting : batch) {
                    queuedBytes.addAndGet(-waiting.row().body().bytes().length);
                }
                append(batch);
                batch.clear();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// Learns how far the journal reaches, so that a reader knows at once whether work waits.
    private void learnLast() {
        try {
            grow(writer.inTransaction(JournalTable::last));
        } catch (SQLException away) {
            // The first append asks again.
        }
    }

    private void append(List<Waiting> batch) {
        try {
            Answers answers = writer.inTransaction(connection -> write(connection, batch));
            tail.add(answers.fresh());
            grow(answers.last());
            for (int at = 0; at < batch.size(); at++) {
                batch.get(at).answer().complete(answers.answers().get(at));
            }
        } catch (SQLException away) {
            tail.clear();
            batch.forEach(waiting -> waiting.answer().complete(new Appended.Away()));
        } catch (RuntimeException bug) {
            batch.forEach(waiting -> waiting.answer().completeExceptionally(bug));
        }
    }

    /// @param fresh what was stored now
    private record Answers(List<Appended> answers, List<Journalled> fresh, long last) {}

    /// Asks the table for its last position every time: it costs one look at an index, and after
    /// a commit whose outcome was not heard nothing else could be believed.
    private static Answers write(Connection connection, List<Waiting> batch) throws SQLException {
        long last = JournalTable.last(connection);
        Map<JournalTable.Key, JournalTable.Known> known =
                new HashMap<>(
                        JournalTable.known(connection, batch.stream().map(Waiting::key).toList()));
        var answers = new ArrayList<Appended>();
        var rows = new ArrayList<JournalTable.Row>();
        var fresh = new ArrayList<Journalled>();
        for (Waiting waiting : batch) {
            JournalTable.Known before = known.get(waiting.key());
            if (before == null) {
                last++;
                rows.add(at(last, waiting.row()));
                fresh.add(journalled(last, waiting.arrival()));
                known.put(waiting.key(), new JournalTable.Known(last, waiting.row().sha256()));
                answers.add(new Appended.Stored(last));
            } else if (MessageDigest.isEqual(before.sha256(), waiting.row().sha256())) {
                answers.add(new Appended.Stored(before.position()));
            } else {
                answers.add(new Appended.GuidTaken());
            }
        }
        JournalTable.insert(connection, rows);
        return new Answers(answers, fresh, last);
    }

    private static Journalled journalled(long position, Arrival arrival) {
        return new Journalled(
                position,
                arrival.receivedAt(),
                arrival.sender(),
                arrival.guid(),
                arrival.messageType(),
                arrival.documents(),
                arrival.bytes(),
                arrival.read());
    }

    private static JournalTable.Row at(long position, JournalTable.Row row) {
        return new JournalTable.Row(
                position,
                row.receivedAt(),
                row.sender(),
                row.guid(),
                row.messageType(),
                row.documents(),
                row.sha256(),
                row.size(),
                row.body());
    }

    private void grow(long position) {
        guard.lock();
        try {
            committed = Math.max(committed, position);
            grown.signalAll();
        } finally {
            guard.unlock();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Finishes what waits, and takes nothing more.
    @Override
    public void close() {
        closing = true;
        try {
            appender.join(limits.patience());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
