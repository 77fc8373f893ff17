package io.greenway.core.clearance;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cancellation 撤单 (R-066; facts: flows 2, checks D): customs decides on what it has, the zone on
/// what customs does not have yet. A release that comes before the answer stands, and a
/// cancellation that was granted before a release stands: whichever the journal has first.
final class Cancelling {
    private static final String APPROVED = "399";
    private static final String REJECTED = "100";

    private Cancelling() {}

    static Decision file(Dossier dossier, FollowUp.Cancellation application, Terms terms) {
        Petition petition = application.petition();
        List<Fault> faults = new ArrayList<>(application.faults());
        faults.removeIf(fault -> !Fault.refuses(List.of(fault)));
        List<Fault> strangers = Parties.strangers(dossier, application);
        faults.addAll(strangers);
        if (strangers.isEmpty()) {
            preNo(dossier, petition).ifPresent(faults::add);
            state(dossier, petition).ifPresent(faults::add);
        }
        Petition numbered = petition.numbered(Filing.preNo(terms));
        if (!faults.isEmpty()) {
            return Decision.of(new Event.CancellationRefused(numbered, faults));
        }
        if (application.draft()) {
            return Decision.of(new Event.CancellationFiled(numbered, true));
        }
        Event filed = new Event.CancellationFiled(numbered, false);
        if (dossier.stage().isWithCustoms()) {
            return new Decision(
                    List.of(filed),
                    List.of(Ask.TellCustoms.of(dossier.key(), numbered, Ask.Matter.CANCELLATION)));
        }
        List<Event> events =
                new ArrayList<>(List.of(filed, new Event.CancellationGranted(numbered)));
        List<Ask> asks = new ArrayList<>();
        CustomsAnswer.giveBack(dossier, events, asks);
        return new Decision(events, asks);
    }

    /// The sender may repeat the number of the declaration, but not choose one.
    private static Optional<Fault> preNo(Dossier dossier, Petition petition) {
        String stated = petition.preNo();
        return stated.isEmpty() || stated.equals(dossier.preNo())
                ? Optional.empty()
                : Optional.of(Fault.of(FaultCode.PRE_NO_GIVEN, "/preNo", stated, dossier.preNo()));
    }

    /// Why a declaration at its stage cannot be cancelled.
    private static Optional<Fault> state(Dossier dossier, Petition petition) {
        FaultCode code = obstacle(dossier);
        return code == null
                ? Optional.empty()
                : Optional.of(
                        Fault.of(code, "/invtNo", petition.invtNo(), dossier.stage().status()));
    }

    private static @Nullable FaultCode obstacle(Dossier dossier) {
        if (dossier.sequel().cancellation() != null) {
            return FaultCode.CANCELLATION_EXISTS;
        }
        return switch (dossier.stage()) {
            case WAITING, HELD, CHECKED, REVIEW -> null;
            case RELEASED, CLOSED -> FaultCode.CANCELLATION_AFTER_RELEASE;
            case CANCELLED -> FaultCode.CANCELLATION_EXISTS;
            case COLLECTING,
                    REJECTED,
                    EXPIRED,
                    APPROVED,
                    INSPECTION,
                    DETAINED,
                    TURNED_BACK,
                    RETURNED_ABROAD ->
                    FaultCode.CANCELLATION_STATE;
        };
    }

    static Decision answer(Dossier dossier, FollowUp.Answer answer) {
        Petition open = dossier.sequel().cancellation();
        boolean ours = open != null && open.preNo().equals(answer.preNo());
        if (ours && dossier.stage() == Stage.CANCELLED && grants(answer.status())) {
            // Real customs repeats its answers; the second one changes nothing.
            return Decision.NOTHING;
        }
        boolean unexpected = !ours || !dossier.stage().isWithCustoms();
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        events.add(
                new Event.CancellationAnswered(
                        ours ? open : null,
                        answer.preNo(),
                        answer.status(),
                        answer.info(),
                        unexpected));
        if (!unexpected && grants(answer.status())) {
            CustomsAnswer.giveBack(dossier, events, asks);
        }
        return new Decision(events, asks);
    }

    static boolean grants(String status) {
        return status.equals(APPROVED);
    }

    static boolean refuses(String status) {
        return status.equals(REJECTED) || status.startsWith("-");
    }

    /// What customs says of the declaration may end an application that it has not answered.
    ///
    /// @param next stage that the declaration comes to
    static Optional<Event> overtaken(Dossier dossier, @Nullable Stage next) {
        Petition open = dossier.sequel().cancellation();
        if (open == null || next == null || next.isWithCustoms()) {
            return Optional.empty();
        }
        FaultCode code =
                next == Stage.RELEASED
                        ? FaultCode.CANCELLATION_AFTER_RELEASE
                        : FaultCode.CANCELLATION_STATE;
        Fault fault = Fault.of(code, "/invtNo", open.invtNo(), next.status());
        return Optional.of(new Event.CancellationRefused(open, List.of(fault)));
    }
}
