package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Cause;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeskCommand;
import io.greenway.core.desk.DeskEvent;
import io.greenway.core.desk.DeskLifecycle;
import io.greenway.core.desk.DeskTerms;
import io.greenway.core.desk.Officer;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.Proposal;
import io.greenway.core.desk.Reasons;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.RulingMessage;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.desk.TaskStage;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// The desks: what officers do is decided one at a time, and one transaction makes durable what
/// happened, who did it, and the message that follows from it.
public final class DeskStore {
    /// The area of the desks in the log of officers' actions.
    public static final String AREA = "desk";

    private static final String PLATFORM = "greenway";
    private static final Officer NOBODY = new Officer(PLATFORM, Regulator.CUSTOMS);

    private final DataSource source;
    private final ActionTable actions;
    private final Supplier<Reference> reference;
    private final List<DeskConsequence> consequences;
    private final Runnable messages;

    /// @param consequences what other parts do when a task is ruled upon
    /// @param messages told when there may be messages in the outbox
    public DeskStore(
            DataSource source,
            ActionTable actions,
            Supplier<Reference> reference,
            List<DeskConsequence> consequences,
            Runnable messages) {
        this.source = source;
        this.actions = actions;
        this.reference = reference;
        this.consequences = List.copyOf(consequences);
        this.messages = messages;
    }

    /// A task and its number.
    public record Numbered(long id, Task task) {}

    /// Lays tasks on their desks, all or none. One that is there already is left as it is.
    public void open(List<Opening> openings, Instant now) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Opening opening : openings) {
                    open(connection, opening, now);
                }
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    /// Lays a task on its desk, in a transaction that is already open.
    ///
    /// @return its number; empty when it is there already
    public OptionalLong open(Connection connection, Opening opening, Instant now)
            throws SQLException {
        return DeskTable.insert(
                connection, DeskLifecycle.open(opening, terms(NOBODY, now)), PLATFORM, now);
    }

    /// An officer lays a task on the own desk. The declaration is told when its state changes.
    ///
    /// @param commands what the officer does with it at once; one that is refused undoes it all
    public Outcome<Numbered> open(
            Opening opening, List<DeskCommand> commands, Officer officer, Instant now)
            throws SQLException {
        if (officer.regulator() != opening.kind().regulator()) {
            return refused(
                    Fault.of(
                            FaultCode.DESK_REGULATOR,
                            "/kind",
                            officer.regulator().json(),
                            opening.kind().regulator().json()));
        }
        Outcome<Numbered> made =
                actions.inTurn(
                        connection -> {
                            Outcome<Numbered> done = open(connection, opening, officer, now);
                            for (DeskCommand command : commands) {
                                if (done instanceof Outcome.Accepted<Numbered>(var one, var _)) {
                                    done = act(connection, one.id(), command, officer, now);
                                }
                            }
                            if (done instanceof Outcome.Refused<Numbered>) {
                                connection.rollback();
                            }
                            return done;
                        });
        messages.run();
        return made;
    }

    private Outcome<Numbered> open(
            Connection connection, Opening opening, Officer officer, Instant now)
            throws SQLException {
        DeskEvent.TaskOpened opened = DeskLifecycle.open(opening, terms(officer, now));
        OptionalLong id = DeskTable.insert(connection, opened, officer.login(), now);
        if (id.isEmpty()) {
            return refused(
                    Fault.of(
                            FaultCode.DESK_TASK_EXISTS,
                            "/invtNo",
                            opening.subject(),
                            opening.kind().name()));
        }
        log(connection, id.getAsLong(), "open", opened, officer, now);
        String status = opening.kind().openingStatus();
        tell(
                connection,
                "opened " + id.getAsLong(),
                opening,
                status == null ? List.of() : List.of(status),
                "",
                now);
        Task task = DeskLifecycle.apply(null, opened, now);
        return new Outcome.Accepted<>(new Numbered(id.getAsLong(), task), List.of());
    }

    /// Does what an officer asks of a task of the own regulator.
    ///
    /// @return the task after it, or every reason why not
    public Outcome<Numbered> act(long id, DeskCommand command, Officer officer, Instant now)
            throws SQLException {
        Outcome<Numbered> done =
                actions.inTurn(connection -> act(connection, id, command, officer, now));
        messages.run();
        return done;
    }

    private Outcome<Numbered> act(
            Connection connection, long id, DeskCommand command, Officer officer, Instant now)
            throws SQLException {
        for (DeskConsequence consequence : consequences) {
            consequence.hold(connection, officer.regulator());
        }
        Optional<DeskTable.Found> known = DeskTable.find(connection, id, officer.regulator());
        if (known.isEmpty()) {
            return refused(
                    Fault.of(FaultCode.DESK_TASK_UNKNOWN, "/task", String.valueOf(id), null));
        }
        Task before = known.get().task();
        DeskTerms terms =
                new DeskTerms(
                        officer,
                        now,
                        reference.get().parameters(),
                        reasons(),
                        DeskTable.stage(connection, before.opening().declaration()));
        return switch (DeskLifecycle.decide(before, command, terms)) {
            case Outcome.Refused<List<DeskEvent>>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<List<DeskEvent>>(List<DeskEvent> events, List<Fault> none) -> {
                Task after = before;
                for (DeskEvent event : events) {
                    after = DeskLifecycle.apply(after, event, now);
                    log(connection, id, kind(command), event, officer, now);
                }
                if (!events.isEmpty()) {
                    DeskTable.record(connection, id, events, officer.login(), now);
                    DeskTable.update(connection, id, after, now);
                    follow(connection, id, before, after, now);
                }
                yield new Outcome.Accepted<>(new Numbered(id, after), List.of());
            }
        };
    }

    /// What follows from a ruling: the message, the next task, and what other parts do.
    private void follow(Connection connection, long id, Task before, Task after, Instant now)
            throws SQLException {
        Proposal ruled = after.proposal();
        if (before.stage() == after.stage() || after.stage() != TaskStage.RULED || ruled == null) {
            return;
        }
        Opening opening = after.opening();
        TaskKind kind = after.kind();
        List<String> statuses =
                RulingMessage.statuses(kind, ruled.ruling(), reference.get().parameters(), now);
        String reason =
                reasons()
                        .find(kind.regulator(), ruled.ruling(), ruled.reason(), Terms.dayOf(now))
                        .map(entry -> entry.code() + " " + entry.zh())
                        .orElse(ruled.reason());
        tell(connection, "ruled " + id, opening, statuses, reason, now);
        TaskKind next = kind.after(ruled.ruling());
        if (next != null) {
            open(
                    connection,
                    new Opening(
                            "follows " + id,
                            next,
                            opening.subject(),
                            opening.declaration(),
                            Cause.FOLLOWS,
                            opening.grounds(),
                            opening.facts()),
                    now);
        }
        for (DeskConsequence consequence : consequences) {
            consequence.follow(connection, id, after, now);
        }
    }

    private static void tell(
            Connection connection,
            String what,
            Opening opening,
            List<String> statuses,
            String reason,
            Instant now)
            throws SQLException {
        Declaration declaration = opening.declaration();
        if (declaration == null || statuses.isEmpty()) {
            return;
        }
        CEB622Message message =
                RulingMessage.of("desk " + what, declaration, statuses, reason, now);
        DeskOutbox.put(
                connection,
                new DeskOutbox.Row(
                        0,
                        opening.kind().regulator().sender(),
                        message.guid(),
                        "CEB622",
                        statuses.size(),
                        XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE)),
                now);
    }

    private void log(
            Connection connection,
            long id,
            String kind,
            DeskEvent event,
            Officer officer,
            Instant now) {
        actions.append(
                connection,
                now,
                officer.login(),
                AREA,
                String.valueOf(id),
                kind,
                HistoryCodec.DESK.write(List.of(event)));
    }

    private static String kind(DeskCommand command) {
        return command.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    private DeskTerms terms(Officer officer, Instant now) {
        return new DeskTerms(officer, now, reference.get().parameters(), reasons(), null);
    }

    private Reasons reasons() {
        return Reasons.of(reference.get());
    }

    private static <T> Outcome<T> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }
}
