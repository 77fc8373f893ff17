package io.greenway.server.sandbox;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxCourse.Planned;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.reference.Reference;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.observe.Reason;
import io.greenway.server.reading.Read;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.SandboxStore;
import io.greenway.server.store.SandboxStore.DueAnswer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The customs authority of a sandbox. What it will answer is written down at once, with the time
/// at which it answers; the clock may be moved there.
public final class SandboxCustoms implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxCustoms.class);
    private static final int ROWS_AT_ONCE = 4;
    private static final int ANSWERS_AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final OutboxTable outbox;
    private final SandboxStore store;
    private final EventCodec codec;
    private final Journal journal;
    private final Supplier<Reference> reference;
    private final UnaryOperator<String> words;
    private final Clock clock;
    private final Semaphore filled = new Semaphore(1);
    private final Thread thread = Thread.ofPlatform().name("sandbox").unstarted(this::run);
    private volatile boolean closing;

    /// @param words what a code is called
    public SandboxCustoms(
            OutboxTable outbox,
            SandboxStore store,
            EventCodec codec,
            Journal journal,
            Supplier<Reference> reference,
            UnaryOperator<String> words,
            Clock clock) {
        this.outbox = outbox;
        this.store = store;
        this.codec = codec;
        this.journal = journal;
        this.reference = reference;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void wake() {
        filled.release();
    }

    /// That it is one is said wherever the state of the platform is.
    @Override
    public List<Reason> reasons() {
        return List.of(new Reason("sandbox", Reason.State.UP, ""));
    }

    private void run() {
        while (!closing) {
            try {
                boolean busy = plan();
                busy = answer() || busy;
                if (!busy) {
                    rest();
                }
            } catch (SQLException | RuntimeException away) {
                LOG.warn("The customs of the sandbox stands, will try again: {}", away.toString());
                rest();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean plan() throws SQLException {
        List<OutboxTable.Row> rows = outbox.next("customs", ROWS_AT_ONCE);
        for (OutboxTable.Row row : rows) {
            Instant now = clock.instant();
            Duration slow =
                    Duration.ofMinutes(
                            reference
                                    .get()
                                    .parameters()
                                    .number("SANDBOX_SLOW_MINUTES", Terms.dayOf(now))
                                    .longValueExact());
            List<DueAnswer> answers = new ArrayList<>();
            for (Ask.TellCustoms request : codec.readRequests(row.requests())) {
                String text =
                        new String(codec.writeRequests(List.of(request)), StandardCharsets.UTF_8);
                for (Planned planned : SandboxCourse.of(request.dossier().orderNo(), slow, words)) {
                    answers.add(
                            new DueAnswer(
                                    0,
                                    now.plus(planned.after()),
                                    request.dossier().ebpCode(),
                                    text,
                                    planned.answer().status(),
                                    planned.answer().info()));
                }
            }
            store.plan(row, answers);
        }
        return !rows.isEmpty();
    }

    private boolean answer() throws InterruptedException {
        List<DueAnswer> due = store.due(clock.instant(), ANSWERS_AT_ONCE);
        for (DueAnswer answer : due) {
            if (!answer(answer)) {
                return false;
            }
            store.answered(answer);
        }
        return !due.isEmpty();
    }

    /// @return whether it is in the journal
    private boolean answer(DueAnswer due) throws InterruptedException {
        Ask.TellCustoms request = codec.readRequests(due.request()).getFirst();
        LocalDateTime time =
                due.due().atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
        var answer =
                new InventoryReturn(
                        uuid("sandbox record " + due.id()),
                        request.customsCode(),
                        request.dossier().ebpCode(),
                        request.ebcCode(),
                        request.agentCode(),
                        request.copNo(),
                        request.preNo(),
                        request.invtNo(),
                        due.status(),
                        time,
                        due.info());
        CEB622Message message = answer.message(uuid("sandbox answer " + due.id()));
        byte[] bytes = XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE);
        Appended appended =
                journal.append(
                        new Arrival(
                                "CUSTOMS",
                                message.guid(),
                                "CEB622",
                                1,
                                new Read(message, null),
                                bytes,
                                clock.instant()));
        return switch (appended) {
            case Appended.Stored stored -> true;
            case Appended.GuidTaken taken -> true;
            case Appended.TooMuch tooMuch -> false;
            case Appended.Full full -> false;
            case Appended.Away away -> false;
        };
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private void rest() {
        try {
            boolean _ = filled.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            filled.drainPermits();
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
