package io.greenway.server.sandbox;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxCourse.Planned;
import io.greenway.core.clearance.SimulatedCustoms.Answer;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.reference.Reference;
import io.greenway.server.dispatch.AnswerDoor;
import io.greenway.server.dispatch.AnswerMessages;
import io.greenway.server.dispatch.Authority;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.SandboxStore;
import io.greenway.server.store.SandboxStore.DueAnswer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The customs authority of a sandbox. What it answers at once goes the way of every answer; what
/// it answers later is written down with its time, to which the clock may be moved.
public final class SandboxCustoms implements Authority {
    private static final String CODE = "CUSTOMS";

    private final SandboxStore store;
    private final EventCodec codec;
    private final AnswerDoor door;
    private final Supplier<Reference> reference;
    private final UnaryOperator<String> words;

    /// @param words what a code is called
    public SandboxCustoms(
            SandboxStore store,
            EventCodec codec,
            AnswerDoor door,
            Supplier<Reference> reference,
            UnaryOperator<String> words) {
        this.store = store;
        this.codec = codec;
        this.door = door;
        this.reference = reference;
        this.words = words;
    }

    @Override
    public String name() {
        return "customs";
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Answer> answers(Ask.TellCustoms request) {
        return planned(request, Duration.ZERO).stream().map(Planned::answer).toList();
    }

    private List<Planned> planned(Ask.TellCustoms request, Duration slow) {
        return SandboxCourse.of(request.dossier().orderNo(), request.matter(), slow, words);
    }

    @Override
    public List<List<Answer>> answers(OutboxTable.Row row, List<Ask.TellCustoms> requests)
            throws SQLException {
        Duration slow =
                Duration.ofMinutes(
                        reference
                                .get()
                                .parameters()
                                .number("SANDBOX_SLOW_MINUTES", Terms.dayOf(row.at()))
                                .longValueExact());
        List<DueAnswer> later = new ArrayList<>();
        List<List<Answer>> all = new ArrayList<>();
        for (Ask.TellCustoms request : requests) {
            List<Answer> now = new ArrayList<>();
            for (Planned planned : planned(request, slow)) {
                if (planned.after().isZero()) {
                    now.add(planned.answer());
                } else {
                    later.add(due(row, later.size(), request, planned));
                }
            }
            all.add(now);
        }
        store.plan(later);
        return all;
    }

    private DueAnswer due(OutboxTable.Row row, int part, Ask.TellCustoms request, Planned planned) {
        return new DueAnswer(
                row.id(),
                part,
                row.at().plus(planned.after()),
                request.dossier().ebpCode(),
                new String(codec.writeRequests(List.of(request)), StandardCharsets.UTF_8),
                planned.answer());
    }

    /// Gives the answers whose time has come.
    public TimedStep<DueAnswer> lateAnswers() {
        return new TimedStep<>("Late answers of the sandbox", store::due, (due, _) -> send(due));
    }

    /// What finds no room stays due.
    private void send(List<DueAnswer> due) {
        try {
            for (DueAnswer one : due) {
                if (!door.send(CODE, message(one))) {
                    return;
                }
                store.answered(one);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private CustomsMessage message(DueAnswer due) {
        LocalDateTime time =
                due.due().atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
        AnswerMessages messages = new AnswerMessages(due.outbox() + "." + due.part(), time);
        messages.add(codec.readRequests(due.request()).getFirst(), List.of(due.answer()));
        return messages.finish().getFirst();
    }
}
