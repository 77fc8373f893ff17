package io.greenway.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.Samples;
import io.greenway.server.TestDatabase;
import io.greenway.server.store.Database;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import io.greenway.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir Path folder;

    private Database database;
    private Vault vault;
    private Journal journal;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        vault = KeyFile.open(folder.resolve("vault.key"));
        journal = journal(JournalLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private Journal journal(JournalLimits limits) {
        return new Journal(new JournalTable(database.source()), database.lock(), vault, limits);
    }

    @Test
    void givesBackExactlyWhatItTook() throws Exception {
        assertThat(journal.append(arrival("A", "g1", "<a>某</a>")))
                .isEqualTo(new Appended.Stored(1));
        List<Journalled> all = journal.after(0, 10);
        assertThat(all).hasSize(1);
        Journalled one = all.getFirst();
        assertThat(new String(one.bytes(), StandardCharsets.UTF_8)).isEqualTo("<a>某</a>");
        assertThat(one.receivedAt()).isEqualTo(NOON);
        assertThat(List.of(one.sender(), one.guid(), one.messageType()))
                .containsExactly("A", "g1", "CEB311");
        assertThat(one.documents()).isEqualTo(1);
    }

    @Test
    void knowsAMessageAgain() throws Exception {
        Appended first = journal.append(arrival("A", "g1", "<a/>"));
        assertThat(journal.append(arrival("A", "g1", "<a/>"))).isEqualTo(first);
        assertThat(journal.append(arrival("A", "g1", "<b/>"))).isEqualTo(new Appended.GuidTaken());
        assertThat(journal.append(arrival("B", "g1", "<b/>"))).isEqualTo(new Appended.Stored(2));
        assertThat(journal.after(0, 10)).hasSize(2);
    }

    @Test
    void keepsOneOfManyThatComeAtOnce() throws Exception {
        int guids = 20;
        int callers = 16;
        var tasks = new ArrayList<Callable<Appended>>();
        for (int guid = 0; guid < guids; guid++) {
            for (int caller = 0; caller < callers; caller++) {
                String body = "<a>" + guid + (caller % 4 == 3 ? "other" : "") + "</a>";
                var arrival = arrival("A", "g" + guid, body);
                tasks.add(() -> journal.append(arrival));
            }
        }
        List<Appended> answers = together(tasks);
        var positions = new HashSet<Appended>();
        for (int guid = 0; guid < guids; guid++) {
            Set<Appended> same = new HashSet<>();
            for (int caller = 0; caller < callers; caller++) {
                same.add(answers.get(guid * callers + caller));
            }
            // Whichever body came first was kept; it has one position, and the other was refused.
            assertThat(same).hasSize(2).contains(new Appended.GuidTaken());
            same.remove(new Appended.GuidTaken());
            positions.addAll(same);
        }
        assertThat(positions).hasSize(guids);
        assertThat(journal.after(0, 1000)).hasSize(guids);
    }

    @Test
    void neverLetsAReaderMissAPosition() throws Exception {
        int messages = 400;
        var read = new ArrayList<Long>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reader =
                    pool.submit(
                            () -> {
                                long position = 0;
                                while (read.size() < messages) {
                                    journal.awaitAfter(position, Duration.ofSeconds(20));
                                    for (Journalled one : journal.after(position, 7)) {
                                        position = one.position();
                                        read.add(position);
                                    }
                                }
                                return null;
                            });
            var tasks = new ArrayList<Callable<Appended>>();
            for (int at = 0; at < messages; at++) {
                var arrival = arrival("A", "g" + at, "<a/>");
                tasks.add(() -> journal.append(arrival));
            }
            together(tasks);
            reader.get();
        }
        assertThat(read).hasSize(messages).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws Exception {
        journal.append(arrival("A", "g1", "<a/>"));
        journal.close();
        journal = journal(JournalLimits.DEFAULT);
        assertThat(journal.append(arrival("A", "g1", "<a/>"))).isEqualTo(new Appended.Stored(1));
        assertThat(journal.append(arrival("A", "g2", "<a/>"))).isEqualTo(new Appended.Stored(2));
        assertThat(journal.committed()).isEqualTo(2);
    }

    @Test
    void turnsAwayWhoHasMoreWaitingThanIsFreeAndThenEverybody() throws Exception {
        reopen(1_000, 10_000);
        String body = "x".repeat(400);
        assertThat(journal.append(arrival("A", "g1", body))).isEqualTo(new Appended.Stored(1));
        assertThat(journal.append(arrival("A", "g2", body))).isEqualTo(new Appended.Stored(2));
        assertThat(journal.append(arrival("A", "g3", body))).isEqualTo(new Appended.TooMuch());
        assertThat(journal.append(arrival("B", "g1", body))).isEqualTo(new Appended.Stored(3));
        assertThat(journal.append(arrival("C", "g1", body))).isEqualTo(new Appended.Full());
        assertThat(journal.after(1, 10)).hasSize(2);
        assertThat(journal.append(arrival("C", "g1", body))).isEqualTo(new Appended.Stored(4));
    }

    @Test
    void roomIsHeldFromBeforeAMessageIsLookedInto() throws Exception {
        reopen(500, 10_000);
        assertThat(journal.enter("A", 600)).isEqualTo(Shares.Share.GIVEN);
        assertThat(journal.append(arrival("A", "g1", "<a/>"))).isEqualTo(new Appended.TooMuch());
        assertThat(journal.append(arrival("B", "g1", "<b/>"))).isEqualTo(new Appended.Full());
        journal.leave("A", 600);
        assertThat(journal.append(arrival("A", "g1", "<a/>"))).isEqualTo(new Appended.Stored(1));
    }

    @Test
    void givesTheRoomBackOfWhatIsNotStored() throws Exception {
        for (int at = 0; at < 3; at++) {
            journal.append(arrival("A", "g1", "<a/>"));
            journal.append(arrival("A", "g1", "<b/>"));
        }
        journal.after(1, 1);
        assertThat(journal.shares().taken()).isZero();
    }

    /// What stood in the journal at the start counts until it is handled, whoever sent it.
    @Test
    void countsWhatAnEarlierServerLeft() throws Exception {
        journal.append(arrival("A", "g1", "x".repeat(600)));
        reopen(500, 10_000);
        until(() -> journal.committed() == 1);
        assertThat(journal.append(arrival("B", "g1", "<b/>"))).isEqualTo(new Appended.Full());
        journal.after(1, 10);
        assertThat(journal.append(arrival("B", "g1", "<b/>"))).isEqualTo(new Appended.Stored(2));
    }

    /// As much of one sender waits as may, and nobody handles anything: only what is ahead is
    /// durable. Another one comes last and is stored before all that waits but the next.
    @Test
    void aQuietSenderOvertakesANoisyOne() throws Exception {
        int length = 1_000;
        int ahead = 5;
        int noisy = 50;
        reopen(1_000_000, (long) ahead * length);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Appended>>();
            for (int at = 0; at < noisy; at++) {
                var arrival = arrival("noisy", "g" + at, "x".repeat(length));
                futures.add(pool.submit(() -> journal.append(arrival)));
            }
            until(() -> journal.waiting() == noisy - ahead && journal.committed() == ahead);
            var arrival = arrival("quiet", "g", "<a/>");
            Future<Appended> quiet = pool.submit(() -> journal.append(arrival));
            until(() -> journal.waiting() == noisy - ahead + 1);
            handleAll(futures);
            assertThat(quiet.get()).isIn(new Appended.Stored(ahead + 1), stored(ahead + 2));
            for (Future<Appended> future : futures) {
                assertThat(future.get()).isInstanceOf(Appended.Stored.class);
            }
        }
    }

    @Test
    void answersAllThatWaitWhenItCloses() throws Exception {
        reopen(1_000_000, 1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Appended>>();
            for (int at = 0; at < 5; at++) {
                var arrival = arrival("A", "g" + at, "<a/>");
                futures.add(pool.submit(() -> journal.append(arrival)));
            }
            until(() -> journal.committed() == 1 && journal.waiting() == 4);
            journal.close();
            for (Future<Appended> future : futures) {
                assertThat(future.get()).isInstanceOf(Appended.Stored.class);
            }
        }
    }

    private void handleAll(List<Future<Appended>> futures) throws Exception {
        long position = 0;
        while (!futures.stream().allMatch(Future::isDone)) {
            journal.awaitAfter(position, Duration.ofMillis(50));
            for (Journalled one : journal.after(position, 1)) {
                position = one.position();
            }
        }
    }

    private void reopen(long room, long ahead) {
        journal.close();
        journal = journal(new JournalLimits(room, ahead, 10, Duration.ofSeconds(10), 1));
    }

    private static Appended stored(long position) {
        return new Appended.Stored(position);
    }

    private static void until(BooleanSupplier reached) {
        Instant end = Instant.now().plusSeconds(10);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void saysWhenTheDatabaseIsAwayAndRecovers() throws Exception {
        journal.append(arrival("A", "g1", "<a/>"));
        String schema;
        try (Connection connection = database.source().getConnection()) {
            schema = connection.getSchema();
        }
        TestDatabase.run("ALTER TABLE " + schema + ".journal RENAME TO elsewhere");
        assertThat(journal.append(arrival("A", "g2", "<a/>"))).isEqualTo(new Appended.Away());
        TestDatabase.run("ALTER TABLE " + schema + ".elsewhere RENAME TO journal");
        assertThat(journal.append(arrival("A", "g2", "<a/>"))).isEqualTo(new Appended.Stored(2));
    }

    @Test
    void readsNoMoreThanItsReaderCanHold() throws Exception {
        for (int at = 1; at <= 5; at++) {
            journal.append(arrival("A", "g" + at, "x".repeat(1000)));
        }
        assertThat(new JournalTable(database.source()).after(0, 10, 2_500))
                .extracting(JournalTable.Row::position)
                .containsExactly(1L, 2L, 3L);
        assertThat(new JournalTable(database.source()).after(3, 10, 1))
                .extracting(JournalTable.Row::position)
                .containsExactly(4L);
    }

    private static List<Appended> together(List<Callable<Appended>> tasks) throws Exception {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Appended>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Appended>>();
            for (Callable<Appended> task : tasks) {
                futures.add(
                        pool.submit(
                                () -> {
                                    start.await();
                                    return task.call();
                                }));
            }
            start.countDown();
            for (Future<Appended> future : futures) {
                answers.add(future.get());
            }
        }
        return answers;
    }

    private static Arrival arrival(String sender, String guid, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Arrival(sender, guid, "CEB311", 1, Samples.read(), bytes, NOON);
    }
}
