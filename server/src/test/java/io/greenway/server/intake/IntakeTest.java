package io.greenway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final Enterprise PAYER =
            new Enterprise("5101960D21", "示范支付", Set.of(Role.PAYMENT));

    @TempDir Path folder;

    private final AtomicLong backlog = new AtomicLong();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private Database database;
    private Journal journal;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        journal =
                new Journal(
                        new JournalTable(database.source()),
                        database.lock(),
                        KeyFile.open(folder.resolve("vault.key")),
                        JournalLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void theLimitsAreThese() {
        assertThat(Limits.DEFAULT)
                .isEqualTo(new Limits(8_388_608, 268_435_456, 2_000, 4_000, 100_000, 2, 65_536));
        assertThat(JournalLimits.DEFAULT)
                .isEqualTo(
                        new JournalLimits(
                                2_000,
                                134_217_728,
                                500,
                                Duration.ofSeconds(10),
                                16_777_216,
                                33_554_432));
    }

    @Test
    void takesNothingMoreWhileTooMuchWaits() throws Exception {
        Intake intake = intake(Limits.DEFAULT);
        backlog.set(Limits.DEFAULT.backlog() + 1);
        assertThat(send(intake)).isInstanceOf(Answer.Busy.class);
        backlog.set(Limits.DEFAULT.backlog());
        assertThat(send(intake)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void takesNothingMoreThanItsMemoryHolds() throws Exception {
        Intake small = intake(new Limits(1 << 20, 500, 10, 10, 10, 2, 100));
        assertThat(send(small)).isInstanceOf(Answer.Busy.class);
        // What was refused gave its room back, so the answer stays the same.
        assertThat(send(small)).isInstanceOf(Answer.Busy.class);
    }

    @Test
    void refillsTheAllowanceWithTimeAndNeverWithAClockThatStepsBack() throws Exception {
        Intake intake = intake(new Limits(1 << 20, 1 << 20, 2, 3, 10, 2, 100));
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
                backlog::get,
                limits,
                (InstantSource) now::get,
                new EnvelopeDesk((text, at) -> List.of()),
                new SignatureDesk(SignaturePolicy.OFF, folder, Flow.unwatched()),
                Flow.unwatched(),
                Samples::guid);
    }

    private static Answer send(Intake intake) throws Exception {
        String xml = Samples.payments(Samples.guid(), PAYER.code(), PAYER.code(), 1);
        var body = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
        return intake.receive(PAYER, body, false);
    }
}
