package io.greenway.core.desk;

import io.greenway.core.clearance.Stage;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What may happen to a task: `decide` says what follows from a command, `apply` is the only way in
/// which it changes.
public final class DeskLifecycle {
    private static final String CLAIM_MINUTES = "DESK_CLAIM_MINUTES";

    private DeskLifecycle() {}

    /// Whether an officer may lay a task on the desk about a declaration of this stage: nothing
    /// that answers it, when customs no longer has it, and nothing that is not laid by hand.
    ///
    /// @return why not; empty when so
    public static List<Fault> obstacles(TaskKind kind, Stage declared) {
        if (!kind.isLaidByHand()) {
            return List.of(Fault.of(FaultCode.DESK_NOT_BY_HAND, "/kind", kind.name(), null));
        }
        boolean answers = kind.rulings().stream().anyMatch(Ruling::answers);
        boolean closing = kind.rulings().contains(Ruling.CLOSE);
        boolean fits = closing ? declared == Stage.RELEASED : !answers || declared.isWithCustoms();
        return fits
                ? List.of()
                : List.of(
                        Fault.of(
                                FaultCode.DESK_DECLARATION_STAGE,
                                "/kind",
                                declared.name(),
                                closing ? "RELEASED" : "CHECKED|REVIEW|INSPECTION"));
    }

    /// Lays a task on its desk. Its clock runs from then, by the parameter of the day; desks are
    /// ordered by it, so in the green channel a shorter time puts the task further ahead.
    public static DeskEvent.TaskOpened open(Opening opening, DeskTerms terms) {
        int minutes = terms.parameters().days(opening.kind().deadline(), terms.day());
        if (opening.facts().containsKey(TaskField.GREEN)) {
            minutes =
                    terms.parameters()
                            .number("GREEN_DESK_SHARE", terms.day())
                            .multiply(BigDecimal.valueOf(minutes))
                            .intValue();
        }
        return new DeskEvent.TaskOpened(opening, terms.now().plus(Duration.ofMinutes(minutes)));
    }

    /// What follows from a command.
    ///
    /// @return events, none when everything is so already; or every reason why the command is not
    ///     possible
    public static Outcome<List<DeskEvent>> decide(Task task, DeskCommand command, DeskTerms terms) {
        String me = terms.officer().login();
        if (terms.officer().regulator() != task.kind().regulator()) {
            return refused(
                    FaultCode.DESK_REGULATOR,
                    terms.officer().regulator().json(),
                    task.kind().regulator().json());
        }
        return switch (command) {
            case DeskCommand.Claim claim -> claim(task, terms);
            case DeskCommand.HandBack handBack ->
                    task.stage() == TaskStage.CLAIMED && me.equals(task.claimedBy())
                            ? accepted(new DeskEvent.TaskHandedBack(me))
                            : refused(List.of(notMine(task, me)));
            case DeskCommand.Decide wanted -> decide(task, wanted, terms);
            case DeskCommand.Confirm(String remark) -> second(task, terms, true, remark);
            case DeskCommand.Refuse(String remark) -> second(task, terms, false, remark);
        };
    }

    private static Outcome<List<DeskEvent>> claim(Task task, DeskTerms terms) {
        String me = terms.officer().login();
        if (me.equals(task.claimedBy())) {
            return new Outcome.Accepted<>(List.of(), List.of());
        }
        return switch (task.stage()) {
            case OPEN -> accepted(new DeskEvent.TaskClaimed(me));
            case CLAIMED ->
                    isForgotten(task, terms)
                            ? accepted(new DeskEvent.TaskClaimed(me))
                            : refused(FaultCode.DESK_CLAIMED, task.claimedBy(), me);
            case PROPOSED, RULED, WITHDRAWN -> refused(List.of(state(task, TaskStage.OPEN)));
        };
    }

    /// Who goes home with tasks must not keep others from them.
    private static boolean isForgotten(Task task, DeskTerms terms) {
        int minutes = terms.parameters().days(CLAIM_MINUTES, terms.day());
        Instant since = Objects.requireNonNull(task.claimedAt());
        return terms.now().isAfter(since.plus(Duration.ofMinutes(minutes)));
    }

    private static Outcome<List<DeskEvent>> decide(
            Task task, DeskCommand.Decide wanted, DeskTerms terms) {
        List<Fault> faults = new ArrayList<>();
        String me = terms.officer().login();
        if (task.stage() != TaskStage.CLAIMED || !me.equals(task.claimedBy())) {
            faults.add(notMine(task, me));
        }
        if (!task.kind().rulings().contains(wanted.ruling())) {
            String allowed =
                    task.kind().rulings().stream().map(Enum::name).collect(Collectors.joining("|"));
            faults.add(Fault.of(FaultCode.DESK_RULING, "/ruling", wanted.ruling().name(), allowed));
        }
        if (terms.reasons()
                .find(task.kind().regulator(), wanted.ruling(), wanted.reason(), terms.day())
                .isEmpty()) {
            faults.add(
                    Fault.of(
                            FaultCode.DESK_REASON,
                            "/reason",
                            wanted.reason(),
                            wanted.ruling().name()));
        }
        movedOn(task, wanted.ruling(), terms, faults);
        Proposal proposal = new Proposal(me, wanted.ruling(), wanted.reason(), wanted.remark());
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        return accepted(
                task.needsTwoOfficers(wanted.ruling())
                        ? new DeskEvent.RulingProposed(proposal)
                        : new DeskEvent.TaskRuled(proposal, ""));
    }

    /// Four eyes: the second officer is another one.
    private static Outcome<List<DeskEvent>> second(
            Task task, DeskTerms terms, boolean agrees, String remark) {
        Proposal proposal = task.proposal();
        if (task.stage() != TaskStage.PROPOSED || proposal == null) {
            return refused(List.of(state(task, TaskStage.PROPOSED)));
        }
        List<Fault> faults = new ArrayList<>();
        String me = terms.officer().login();
        if (me.equals(proposal.by())) {
            faults.add(Fault.of(FaultCode.DESK_SAME_OFFICER, "/officer", me, proposal.by()));
        }
        if (agrees) {
            movedOn(task, proposal.ruling(), terms, faults);
        }
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        return accepted(
                agrees
                        ? new DeskEvent.TaskRuled(proposal, me)
                        : new DeskEvent.ProposalRefused(me, remark));
    }

    /// An answer for a declaration that customs no longer has would change nothing.
    private static void movedOn(Task task, Ruling ruling, DeskTerms terms, List<Fault> faults) {
        Stage now = terms.declared();
        if (!ruling.answers() || task.opening().declaration() == null || now == null) {
            return;
        }
        boolean fits = ruling == Ruling.CLOSE ? now == Stage.RELEASED : now.isWithCustoms();
        if (!fits) {
            faults.add(
                    Fault.of(
                            FaultCode.DESK_DECLARATION_STAGE,
                            "/ruling",
                            now.name(),
                            ruling == Ruling.CLOSE ? "RELEASED" : "CHECKED|REVIEW|INSPECTION"));
        }
    }

    /// The task after an event.
    ///
    /// @param before null before it was opened
    public static Task apply(@Nullable Task before, DeskEvent event, Instant at) {
        if (event instanceof DeskEvent.TaskOpened opened) {
            return Task.opened(opened, at);
        }
        Task task = Objects.requireNonNull(before);
        return switch (event) {
            case DeskEvent.TaskOpened again -> task;
            case DeskEvent.TaskClaimed(String by) -> task.claimed(by, at);
            case DeskEvent.TaskHandedBack handedBack -> task.freed();
            case DeskEvent.RulingProposed(Proposal proposal) -> task.proposed(proposal);
            case DeskEvent.ProposalRefused refused -> task.freed();
            case DeskEvent.TaskRuled(Proposal ruled, String second) ->
                    task.ended(TaskStage.RULED, ruled, second, at);
            case DeskEvent.TaskWithdrawn withdrawn -> task.ended(TaskStage.WITHDRAWN, null, "", at);
        };
    }

    private static Fault notMine(Task task, String me) {
        return task.stage() == TaskStage.OPEN || task.stage() == TaskStage.CLAIMED
                ? Fault.of(FaultCode.DESK_NOT_CLAIMED, "/officer", task.claimedBy(), me)
                : state(task, TaskStage.CLAIMED);
    }

    private static Fault state(Task task, TaskStage wanted) {
        return Fault.of(FaultCode.DESK_STATE, "/stage", task.stage().name(), wanted.name());
    }

    private static Outcome<List<DeskEvent>> accepted(DeskEvent event) {
        return new Outcome.Accepted<>(List.of(event), List.of());
    }

    private static Outcome<List<DeskEvent>> refused(
            FaultCode code, @Nullable String found, String expected) {
        return refused(List.of(Fault.of(code, "/officer", found, expected)));
    }

    private static Outcome<List<DeskEvent>> refused(List<Fault> faults) {
        return new Outcome.Refused<>(faults);
    }
}
