package io.greenway.core.clearance;

import io.greenway.core.clearance.Dossier.Occupation;
import io.greenway.core.clearance.Dossier.Reservation;
import io.greenway.core.inspection.Goods;
import io.greenway.core.inspection.Hold;
import io.greenway.core.inspection.ReleaseGuard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer of customs does to a dossier (facts: flows 2 and its table of side effects).
final class CustomsAnswer {
    private CustomsAnswer() {}

    static Decision decide(Dossier dossier, Command.TakeAnswer answer, Terms terms) {
        Stage next = stage(answer.status());
        boolean waits = next == Stage.RELEASED && isHeld(dossier, terms);
        if (next != null && (next == dossier.stage() || waits)) {
            // Real customs repeats its answers; the second one changes nothing.
            return Decision.NOTHING;
        }
        if (!isExpected(dossier.stage(), next)) {
            return Decision.of(new Event.CustomsAnswered(answer.status(), answer.info(), true));
        }
        if (next == Stage.RELEASED) {
            List<Hold> holds = holds(dossier, terms);
            if (!holds.isEmpty()) {
                return Decision.of(new Event.ReleaseHeld(answer.info(), holds));
            }
            if (Tallying.isAwaited(dossier, terms)) {
                return Decision.of(new Event.ArrivalAwaited(answer.info()));
            }
        }
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        events.add(new Event.CustomsAnswered(answer.status(), answer.info(), false));
        Cancelling.overtaken(dossier, next).ifPresent(events::add);
        if (next == Stage.RELEASED) {
            confirmQuota(dossier, events, asks);
            if (Delivering.closesOnRelease(dossier)) {
                events.add(new Event.DeclarationClosed());
            }
        }
        if (next == Stage.TURNED_BACK) {
            giveBack(dossier, events, asks);
        }
        if (next == Stage.RETURNED_ABROAD) {
            giveBackMoney(dossier, events, asks);
            BondedStock.writeOff(dossier, events, asks);
        }
        if (next == Stage.CLOSED) {
            BondedStock.take(dossier, events, asks);
        }
        return new Decision(events, asks);
    }

    /// Whether a release waits for the arrival already.
    private static boolean isHeld(Dossier dossier, Terms terms) {
        return dossier.sequel().heldRelease() != null && Tallying.isAwaited(dossier, terms);
    }

    /// By the rules of today, whatever the day of the declaration: goods are stopped at once
    ///
    private static List<Hold> holds(Dossier dossier, Terms terms) {
        Filed<Document.Inventory> inventory = dossier.inventory();
        String invtNo = dossier.invtNo();
        LocalDate today = Terms.dayOf(terms.now());
        if (inventory == null
                || invtNo == null
                || terms.reference().restrictions().on(today).areQuiet()) {
            return List.of();
        }
        boolean inspected =
                dossier.stage() == Stage.INSPECTION || dossier.stage() == Stage.DETAINED;
        return ReleaseGuard.holds(
                Goods.of(inventory.document().content(), invtNo),
                inspected,
                terms.reference(),
                terms.registry(),
                today);
    }

    /// paid tax frees the guarantee; what is paid twice frees it once. None of the published
    /// statuses says paid, so which one counts as payment is a parameter.
    static Decision settle(Dossier dossier, FollowUp.TaxWord word, Terms terms) {
        String paid =
                terms.reference()
                        .parameters()
                        .text("TAX_BILL_PAID_STATUS", Terms.dayOf(terms.now()));
        Occupation occupied = word.status().equals(paid) ? dossier.occupation() : null;
        boolean released = dossier.stage() == Stage.RELEASED || dossier.stage() == Stage.CLOSED;
        return occupied == null || !released
                ? Decision.NOTHING
                : new Decision(
                        List.of(new Event.GuaranteeReleased()),
                        List.of(new Ask.ReleaseGuarantee(occupied.code(), occupied.amount())));
    }

    /// The stage that a published status leads to; null for one that moves nothing or is unknown.
    static @Nullable Stage stage(String status) {
        return switch (status) {
            case "100" -> Stage.TURNED_BACK;
            case "300" -> Stage.REVIEW;
            case "399" -> Stage.APPROVED;
            case "500" -> Stage.INSPECTION;
            case "501", "502", "503", "599" -> Stage.DETAINED;
            case "700" -> Stage.RETURNED_ABROAD;
            case "800" -> Stage.RELEASED;
            case "899" -> Stage.CLOSED;
            default -> null;
        };
    }

    /// While customs has the declaration any answer may come, unknown ones included; afterwards
    /// it can only be closed.
    private static boolean isExpected(Stage now, @Nullable Stage next) {
        return now.isWithCustoms()
                ? next != Stage.CLOSED
                : now == Stage.RELEASED && next == Stage.CLOSED;
    }

    private static void confirmQuota(Dossier dossier, List<Event> events, List<Ask> asks) {
        Reservation held = dossier.reservation();
        if (held != null && !held.confirmed()) {
            events.add(new Event.QuotaConfirmed());
            asks.add(new Ask.ConfirmQuota(held.buyer(), held.year(), held.amount()));
        }
    }

    /// A declaration that is refused never counts: quota, guarantee and stock are free again.
    static void giveBack(Dossier dossier, List<Event> events, List<Ask> asks) {
        giveBackMoney(dossier, events, asks);
        BondedStock.unlock(dossier, events, asks);
    }

    private static void giveBackMoney(Dossier dossier, List<Event> events, List<Ask> asks) {
        Reservation held = dossier.reservation();
        if (held != null && !held.confirmed()) {
            events.add(new Event.QuotaReleased());
            asks.add(new Ask.ReleaseQuota(held.buyer(), held.year(), held.amount()));
        }
        Occupation occupied = dossier.occupation();
        if (occupied != null) {
            events.add(new Event.GuaranteeReleased());
            asks.add(new Ask.ReleaseGuarantee(occupied.code(), occupied.amount()));
        }
    }
}
