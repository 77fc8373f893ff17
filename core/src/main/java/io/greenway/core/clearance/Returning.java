package io.greenway.core.clearance;

import io.greenway.core.clearance.Dossier.Occupation;
import io.greenway.core.clearance.Dossier.Reservation;
import io.greenway.core.clearance.GoodsReturn.State;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Returns of released goods (R-060 to R-063; flows 2 and 4): applied for, decided by customs,
/// arrived at the site in time or lapsed. Only what arrived gives quota and tax back, and once.
final class Returning {
    private static final String APPROVED = "399";
    private static final String REJECTED = "100";

    private Returning() {}

    static Decision file(Dossier dossier, Command.Return filed, Terms terms) {
        FollowUp.Return application = filed.application();
        Petition petition = application.petition();
        GoodsReturn known = known(dossier, petition);
        String preNo = known == null ? Filing.preNo(terms) : known.petition().preNo();
        List<Fault> faults = ReturnCheck.check(dossier, filed, known, terms);
        Petition numbered = petition.numbered(preNo);
        if (!faults.isEmpty()) {
            return Decision.of(new Event.ReturnRefused(numbered, faults));
        }
        if (application.appType().equals("3")) {
            return Decision.of(new Event.ReturnDeleted(numbered));
        }
        LocalDate arriveBy = ReturnCheck.deadlines(dossier, terms).lastReturnArrival();
        Event event =
                new Event.ReturnFiled(numbered, application.draft(), application.lines(), arriveBy);
        return application.draft()
                ? Decision.of(event)
                : new Decision(
                        List.of(event),
                        List.of(Ask.TellCustoms.of(dossier.key(), numbered, Ask.Matter.RETURN)));
    }

    /// The return that an application means: the one with the declarant's number, whatever became
    /// of it.
    private static @Nullable GoodsReturn known(Dossier dossier, Petition petition) {
        return dossier.sequel().returns().stream()
                .filter(one -> isSame(one.petition(), petition))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Petition one, Petition other) {
        return one.copNo().equals(other.copNo()) || one.guid().equals(other.guid());
    }

    static Decision answer(Dossier dossier, FollowUp.Answer answer) {
        State next = state(answer.status());
        GoodsReturn known = dossier.sequel().goodsReturn(answer.preNo()).orElse(null);
        if (known != null && known.state() == next) {
            // Real customs repeats its answers; the second one changes nothing.
            return Decision.NOTHING;
        }
        boolean unexpected = known == null || known.state() != State.APPLIED;
        return Decision.of(
                new Event.ReturnAnswered(
                        answer.preNo(), answer.status(), answer.info(), unexpected));
    }

    /// The state that a published status leads to; null for one that moves nothing or is unknown.
    static @Nullable State state(String status) {
        if (status.equals(APPROVED)) {
            return State.APPROVED;
        }
        return status.equals(REJECTED) || status.startsWith("-") ? State.REFUSED : null;
    }

    static Decision arrive(Dossier dossier, Command.Arrive arrive, Terms terms) {
        Arrival arrival = arrive.arrival();
        GoodsReturn known = dossier.sequel().goodsReturn(arrival.preNo()).orElse(null);
        if (known == null || known.state() == State.ARRIVED) {
            return Decision.NOTHING;
        }
        Giving giving = Giving.of(dossier, known);
        Optional<Fault> obstacle = obstacle(dossier, known, arrive, giving, terms);
        if (obstacle.isPresent()) {
            return Decision.of(
                    new Event.ReturnArrivalRefused(
                            arrival.preNo(), arrival.operator(), List.of(obstacle.get())));
        }
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        events.add(
                new Event.ReturnArrived(
                        arrival.preNo(), arrival.operator(), giving.value(), giving.tax()));
        giveBack(dossier, giving, events, asks);
        BondedStock.restore(dossier, known, events, asks);
        return new Decision(events, asks);
    }

    /// The day on which the door took the record decides whether it is in time.
    private static Optional<Fault> obstacle(
            Dossier dossier, GoodsReturn known, Command.Arrive arrive, Giving giving, Terms terms) {
        Arrival arrival = arrive.arrival();
        LocalDate last = known.arriveBy();
        if (arrival.day().isAfter(last)) {
            return fault(FaultCode.RETURN_ARRIVED_LATE, arrival.day().toString(), last.toString());
        }
        if (known.state() != State.APPROVED) {
            return fault(FaultCode.RETURN_NOT_APPROVED, known.state().name(), APPROVED);
        }
        String customs = known.petition().customsCode();
        if (!arrival.customsCode().equals(customs)) {
            return fault(FaultCode.RETURN_AT_OTHER_SITE, arrival.customsCode(), customs);
        }
        Filed<Document.Inventory> inventory = dossier.inventory();
        Optional<Fault> site =
                inventory == null
                        ? Optional.empty()
                        : ApprovedSites.returned(
                                arrival,
                                inventory.document().content().head().tradeMode(),
                                terms.reference());
        if (site.isPresent()) {
            return site;
        }
        String gate = arrive.gate();
        if (gate != null && !arrival.operator().equals(gate)) {
            return fault(FaultCode.RETURN_AT_OTHER_GATE, arrival.operator(), gate);
        }
        Optional<Fault> stillThere = BondedStock.obstacle(dossier);
        if (stillThere.isPresent()) {
            return stillThere;
        }
        Reservation held = dossier.reservation();
        Money left = held == null ? Money.ZERO : held.amount();
        Money most = left.isMoreThan(arrive.used()) ? arrive.used() : left;
        return giving.value().isMoreThan(most)
                ? fault(FaultCode.RETURN_QUOTA_ERROR, giving.value().toString(), most.toString())
                : Optional.empty();
    }

    private static Optional<Fault> fault(FaultCode code, String found, String expected) {
        return Optional.of(Fault.of(code, "/Delivery", found, expected));
    }

    /// A guarantee that the tax occupies no longer, because it was paid, has nothing to give back;
    /// what the return takes from the tax stands in the event.
    private static void giveBack(
            Dossier dossier, Giving giving, List<Event> events, List<Ask> asks) {
        Reservation held = dossier.reservation();
        if (held != null && !giving.value().isZero()) {
            events.add(new Event.QuotaReturned(giving.value()));
            asks.add(new Ask.ReturnQuota(held.buyer(), held.year(), giving.value()));
        }
        Occupation occupied = dossier.occupation();
        if (occupied != null && !giving.tax().isZero()) {
            Money freed = Cover.freed(dossier, occupied, giving.tax());
            events.add(new Event.GuaranteeReduced(freed));
            asks.add(new Ask.ReleaseGuarantee(occupied.code(), freed));
        }
    }

    /// what did not arrive by its last day lapses, whether customs agreed or has not
    /// answered.
    static Decision lapse(Dossier dossier, Terms terms) {
        LocalDate today = Terms.dayOf(terms.now());
        List<Event> events = new ArrayList<>();
        for (GoodsReturn one : dossier.sequel().returns()) {
            if (one.state().isOpen() && today.isAfter(one.arriveBy())) {
                events.add(new Event.ReturnLapsed(one.petition().preNo(), one.arriveBy()));
            }
        }
        return new Decision(events, List.of());
    }
}
