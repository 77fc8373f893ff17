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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes what the door accepted and puts it on the disk. Callers seal their bodies themselves, in
/// parallel, and wait; one thread takes those whose turn it is, gives them positions, and commits
/// them together. So positions follow the order of commits, and many callers share one flush.
public final class Journal implements AutoCloseable {
    private static final long UNKNOWN = -1;

    /// How long the appender waits for work before it looks whether it should end.
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// A commit costs as much for one message as for twenty, so while several come at once it is
    /// begun at least so long after the last one. Who comes alone waits for nothing.
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(8);

    /// An arrival in the queue; its position is given when its turn comes.
    private record Waiting(
            Arrival arrival, JournalTable.Row row, CompletableFuture<Appended> answer) {
        JournalTable.Key key() {
            return new JournalTable.Key(row.sender(), row.guid());
        }

        long bytes() {
            return row.size();
        }
    }

    private final JournalTable table;
    private final ServerLock writer;
    private final Vault vault;
    private final JournalLimits limits;
    private final WaitingRoom<Waiting> room;
    private final Tail tail = new Tail();
    private final Thread appender;

    private final ReentrantLock guard = new ReentrantLock();
    private final Condition grown = guard.newCondition();
    private long committed = UNKNOWN;

    private volatile boolean closing;
    private final CountDownLatch stopping = new CountDownLatch(1);

    public Journal(JournalTable table, ServerLock writer, Vault vault, JournalLimits limits) {
        this.table = table;
        this.writer = writer;
        this.vault = vault;
        this.limits = limits;
        this.room = new WaitingRoom<>(limits.room(), limits.ahead());
        this.appender = Thread.ofPlatform().name("journal").unstarted(this::run);
        appender.start();
    }

    /// Takes room for a message before anything is done with it: whoever would be turned away in
    /// the end is turned away now. Who got it calls [#appendHeld] or [#leave].
    ///
    /// @param bytes length of the message
    public Shares.Share enter(String sender, long bytes) {
        return room.enter(sender, bytes);
    }

    /// Gives room back that was taken for nothing.
    public void leave(String sender, long bytes) {
        room.leave(sender, bytes);
    }

    /// Takes room for a message and appends it.
    public Appended append(Arrival arrival) throws InterruptedException {
        return switch (enter(arrival.sender(), arrival.bytes().length)) {
            case TOO_MUCH -> new Appended.TooMuch();
            case NONE_LEFT -> new Appended.Full();
            case GIVEN -> appendHeld(arrival);
        };
    }

    /// Appends a message for which room was taken, and waits until it is durable. The same bytes
    /// under the same guid give the same answer however often they come. The room is the journal's
    /// from now on.
    public Appended appendHeld(Arrival arrival) throws InterruptedException {
        String sender = arrival.sender();
        long bytes = arrival.bytes().length;
        if (closing) {
            room.leave(sender, bytes);
            return new Appended.Away();
        }
        Waiting waiting;
        try {
            waiting = new Waiting(arrival, sealed(arrival), new CompletableFuture<>());
        } catch (RuntimeException bug) {
            room.leave(sender, bytes);
            throw bug;
        }
        room.queue(sender, bytes, waiting);
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
        room.handled(position);
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
        return room.waiting();
    }

    /// Who would be let in now, and how much waits.
    public Shares shares() {
        return room.shares();
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
        while (!closing || room.waiting() > 0) {
            try {
                if (closing) {
                    // Nobody handles any more, and whoever waits is still to be answered.
                    room.handled(Long.MAX_VALUE);
                }
                List<Waiting> batch = room.next(limits.batch(), PAUSE, Waiting::bytes);
                if (!batch.isEmpty()) {
                    long began = System.nanoTime();
                    append(batch);
                    if (batch.size() > 1) {
                        stopping.await(
                                began + BETWEEN_COMMITS.toNanos() - System.nanoTime(),
                                TimeUnit.NANOSECONDS);
                    }
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// Learns how far the journal reaches, so that a reader knows at once whether work waits, and
    /// how much of it.
    private void learnLast() {
        try {
            long last = writer.inTransaction(JournalTable::last);
            room.found(writer.inTransaction(JournalTable::unhandled), last);
            grow(last);
        } catch (SQLException away) {
            // The first append asks again.
        }
    }

    private void append(List<Waiting> batch) {
        try {
            Answers answers = writer.inTransaction(connection -> write(connection, batch));
            account(answers);
            tail.add(answers.fresh());
            grow(answers.last());
            for (int at = 0; at < batch.size(); at++) {
                batch.get(at).answer().complete(answers.answers().get(at));
            }
        } catch (SQLException away) {
            tail.clear();
            batch.forEach(this::refused);
            batch.forEach(waiting -> waiting.answer().complete(new Appended.Away()));
        } catch (RuntimeException bug) {
            batch.forEach(this::refused);
            batch.forEach(waiting -> waiting.answer().completeExceptionally(bug));
        }
    }

    /// What was stored holds its room until it is handled.
    private void account(Answers answers) {
        for (Journalled stored : answers.fresh()) {
            room.kept(stored.sender(), stored.bytes().length, stored.position());
        }
        answers.again().forEach(this::refused);
    }

    private void refused(Waiting waiting) {
        room.refused(waiting.row().sender(), waiting.bytes());
    }

    /// @param fresh what was stored now
    /// @param again what was not: its guid was known
    private record Answers(
            List<Appended> answers, List<Journalled> fresh, List<Waiting> again, long last) {}

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
        var again = new ArrayList<Waiting>();
        for (Waiting waiting : batch) {
            JournalTable.Known before = known.get(waiting.key());
            if (before == null) {
                last++;
                rows.add(at(last, waiting.row()));
                fresh.add(journalled(last, waiting.arrival()));
                known.put(waiting.key(), new JournalTable.Known(last, waiting.row().sha256()));
                answers.add(new Appended.Stored(last));
            } else {
                again.add(waiting);
                answers.add(
                        MessageDigest.isEqual(before.sha256(), waiting.row().sha256())
                                ? new Appended.Stored(before.position())
                                : new Appended.GuidTaken());
            }
        }
        JournalTable.insert(connection, rows);
        return new Answers(answers, fresh, again, last);
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
        stopping.countDown();
        try {
            appender.join(limits.patience());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
