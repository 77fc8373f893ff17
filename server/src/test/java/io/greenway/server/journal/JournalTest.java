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
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void saysWhenItIsFull() throws Exception {
        journal.close();
        journal = journal(new JournalLimits(10, 40, 10, Duration.ofSeconds(10), 1, 1 << 20));
        byte[] noise = new byte[1000];
        new SplittableRandom(3).nextBytes(noise);
        var large = new Arrival("A", "g1", "CEB311", 1, Samples.read(), noise, NOON);
        assertThat(journal.append(large)).isEqualTo(new Appended.Full());
        assertThat(journal.append(arrival("A", "g2", ""))).isEqualTo(new Appended.Stored(1));
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
