package io.greenway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Reference;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.Samples;
import io.greenway.server.TestDatabase;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.observe.Flow;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.store.Database;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final Enterprise PAYER =
            new Enterprise("5101960D21", "示范支付", Set.of(Role.PAYMENT));

    @TempDir Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private Database database;
    private Journal journal;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        journal = journal(JournalLimits.DEFAULT);
    }

    private Journal journal(JournalLimits limits) {
        return new Journal(
                new JournalTable(database.source()),
                database.lock(),
                KeyFile.open(folder.resolve("vault.key")),
                limits);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void theLimitsAreThese() {
        assertThat(Limits.DEFAULT)
                .isEqualTo(new Limits(8_388_608, 134_217_728, 2_000, 4_000, 2, 20, 200, 65_536));
        assertThat(JournalLimits.DEFAULT)
                .isEqualTo(
                        new JournalLimits(
                                67_108_864, 6_291_456, 500, Duration.ofSeconds(10), 16_777_216));
    }

    /// Nobody handles anything here, so everything waits.
    @Test
    void turnsAwayUnreadWhoHasMoreWaitingThanIsFreeAndOthersWhenNothingIs() throws Exception {
        journal.close();
        journal = journal(new JournalLimits(700, 10_000, 10, Duration.ofSeconds(10), 1));
        Intake intake = intake(Limits.DEFAULT);
        assertThat(send(intake)).isInstanceOf(Answer.Accepted.class);
        // Who reads from it fails.
        InputStream unread = InputStream.nullInputStream();
        unread.close();
        assertThat(intake.receive(PAYER, unread, false))
                .isEqualTo(new Answer.TooMany(Duration.ofSeconds(2)));
        var other = new Enterprise("5101960D22", "示范支付二", Set.of(Role.PAYMENT));
        assertThat(intake.receive(other, unread, false)).isInstanceOf(Answer.Busy.class);
        journal.after(1, 1);
        assertThat(send(intake)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void takesNothingMoreThanItsMemoryHolds() throws Exception {
        Intake small = intake(new Limits(1 << 20, 500, 10, 10, 2, 20, 200, 100));
        var later = new Answer.TooMany(Duration.ofSeconds(2));
        assertThat(send(small, 100)).isEqualTo(later);
        // What was refused gave its room back, so what fits is taken.
        assertThat(send(small, 1)).isInstanceOf(Answer.Accepted.class);
        assertThat(send(small, 100)).isEqualTo(later);
    }

    @Test
    void whatIsNoMessageGivesItsRoomBack() throws Exception {
        Intake intake = intake(Limits.DEFAULT);
        InputStream none = new ByteArrayInputStream("<none/>".getBytes(StandardCharsets.UTF_8));
        assertThat(intake.receive(PAYER, none, false)).isInstanceOf(Answer.Malformed.class);
        assertThat(journal.shares().taken()).isZero();
    }

    @Test
    void refillsTheAllowanceWithTimeAndNeverWithAClockThatStepsBack() throws Exception {
        Intake intake = intake(new Limits(1 << 20, 1 << 20, 2, 3, 2, 20, 200, 100));
        for (int at = 0; at < 3; at++) {
            assertThat(send(intake)).isInstanceOf(Answer.Accepted.class);
        }
        assertThat(send(intake)).isEqualTo(new Answer.TooMany(Duration.ofMillis(500)));
        now.set(Instant.EPOCH.plusMillis(200));
        assertThat(send(intake)).isEqualTo(new Answer.TooMany(Duration.ofMillis(300)));
        now.set(Instant.EPOCH.minusSeconds(3600));
        assertThat(send(intake)).isEqualTo(new Answer.TooMany(Duration.ofMillis(300)));
        now.set(Instant.EPOCH.minusSeconds(3600).plusMillis(300));
        assertThat(send(intake)).isInstanceOf(Answer.Accepted.class);
    }

    private Intake intake(Limits limits) {
        return new Intake(
                journal,
                limits,
                (InstantSource) now::get,
                new EnvelopeDesk((text, at) -> List.of()),
                new SignatureDesk(SignaturePolicy.OFF, folder, Flow.unwatched()),
                Flow.unwatched(),
                new Permits(
                        () -> Registry.of(List.of(PAYER)), () -> Reference.bundled().parameters()),
                Samples::guid);
    }

    private static Answer send(Intake intake) throws Exception {
        return send(intake, 1);
    }

    private static Answer send(Intake intake, int documents) throws Exception {
        String xml = Samples.payments(Samples.guid(), PAYER.code(), PAYER.code(), documents);
        var body = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
        return intake.receive(PAYER, body, false);
    }
}
