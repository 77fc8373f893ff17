package io.greenway.core.clearance;

import io.greenway.core.clearance.Dossier.Occupation;
import io.greenway.core.clearance.Dossier.Reservation;
import io.greenway.core.clearance.Dossier.Stock;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How events change a dossier. A mutable copy lives only inside one call.
final class Application {
    private final Dossier before;
    private Stage stage;
    private @Nullable Filed<Document.Order> order;
    private @Nullable Filed<Document.Payment> payment;
    private @Nullable Filed<Document.Waybill> waybill;
    private @Nullable Filed<Document.Inventory> inventory;
    private @Nullable String preNo;
    private @Nullable String invtNo;
    private @Nullable Assessment assessment;
    private List<Disagreement> disagreements;
    private @Nullable Reservation reservation;
    private @Nullable Occupation occupation;
    private @Nullable Stock stock;
    private @Nullable Instant waitingSince;
    private Sequel sequel;

    private Application(Dossier dossier) {
        before = dossier;
        stage = dossier.stage();
        order = dossier.order();
        payment = dossier.payment();
        waybill = dossier.waybill();
        inventory = dossier.inventory();
        preNo = dossier.preNo();
        invtNo = dossier.invtNo();
        assessment = dossier.assessment();
        disagreements = dossier.disagreements();
        reservation = dossier.reservation();
        occupation = dossier.occupation();
        stock = dossier.stock();
        waitingSince = dossier.waitingSince();
        sequel = dossier.sequel();
    }

    static Dossier apply(Dossier dossier, Event event, Instant at) {
        Application application = new Application(dossier);
        application.apply(event, at);
        return application.result();
    }

    private void apply(Event event, Instant at) {
        switch (event) {
            case Event.DocumentFiled filed -> file(filed, at);
            case Event.WaybillJoined joined -> waybill = Filed.filed(joined.document());
            case Event.WaybillParted parted -> waybill = null;
            case Event.DocumentRefused refused -> {}
            case Event.DocumentDeleted deleted -> delete(deleted.document().header().paper());
            case Event.DeclarationRejected rejected -> reject(rejected.disagreements());
            case Event.DocumentsAgreed agreed -> disagreements = agreed.remarks();
            case Event.TaxAssessed assessed -> assessment = assessed.assessment();
            case Event.QuotaReserved reserved ->
                    reservation =
                            new Reservation(
                                    reserved.buyer(), reserved.year(), reserved.amount(), false);
            case Event.QuotaConfirmed confirmed -> confirmReservation();
            case Event.QuotaReleased released -> reservation = null;
            case Event.GuaranteeOccupied occupied ->
                    occupation = new Occupation(occupied.code(), occupied.amount());
            case Event.GuaranteeReleased released -> occupation = null;
            case Event.GuaranteeAwaited awaited -> {
                stage = Stage.HELD;
                waitingSince = at;
            }
            case Event.GuaranteeLapsed lapsed -> {
                stage = Stage.HELD;
                waitingSince = at;
            }
            case Event.StockLocked locked ->
                    stock = new Stock(locked.book(), locked.lots(), false, List.of());
            case Event.StockUnlocked unlocked -> stock = null;
            case Event.StockTaken taken -> take();
            case Event.StockWrittenOff written -> stock = null;
            case Event.StockRestored restored -> restore(restored.lots());
            case Event.GoodsLeft left -> stage = Stage.CLOSED;
            case Event.LogicChecked checked -> check(checked.invtNo());
            case Event.CustomsAnswered answered -> answer(answered, at);
            case Event.ReleaseHeld held -> come(Stage.INSPECTION);
            case Event.Arriving arriving -> arrive(arriving, at);
            case Event.PapersExpired expired -> {
                stage = Stage.EXPIRED;
                waitingSince = null;
                inventory = with(inventory, Standing.REJECTED);
            }
            case Event.DeclarationClosed closed -> stage = Stage.CLOSED;
            case Event.Following following -> follow(following);
        }
    }

    private void arrive(Event.Arriving event, Instant at) {
        switch (event) {
            case Event.ArrivalAwaited awaited -> {
                come(Stage.APPROVED);
                waitingSince = at;
                sequel = sequel.holding(awaited.info());
            }
            case Event.ArrivalExpired expired -> {
                come(Stage.EXPIRED);
                inventory = with(inventory, Standing.REJECTED);
            }
            case Event.ParcelArrived arrived -> sequel = sequel.arrived(arrived.tally());
            case Event.ParcelArrivalRefused refused -> {}
        }
    }

    private void follow(Event.Following event) {
        switch (event) {
            case Event.CancellationFiled filed -> {
                if (!filed.draft()) {
                    sequel = sequel.cancelling(filed.petition());
                }
            }
            case Event.CancellationRefused refused -> endCancellation(refused.petition().preNo());
            case Event.CancellationGranted granted -> cancel(granted.petition());
            case Event.CancellationAnswered answered -> answerCancellation(answered);
            case Event.ReturnFiled filed -> sequel = sequel.with(goodsReturn(filed));
            case Event.ReturnRefused refused -> {}
            case Event.ReturnDeleted deleted -> sequel = sequel.without(deleted.petition().preNo());
            case Event.ReturnAnswered answered -> answerReturn(answered);
            case Event.ReturnArrived arrived ->
                    sequel =
                            sequel.change(
                                    arrived.preNo(),
                                    one -> one.arrived(arrived.value(), arrived.tax()));
            case Event.ReturnArrivalRefused refused -> {}
            case Event.ReturnLapsed lapsed ->
                    sequel =
                            sequel.change(
                                    lapsed.preNo(), one -> one.with(GoodsReturn.State.LAPSED));
            case Event.QuotaReturned returned -> returnQuota(returned.amount());
            case Event.GuaranteeReduced reduced -> reduceOccupation(reduced.amount());
            case Event.ParcelSignedFor signed -> sequel = sequel.signedFor(signed.time());
            case Event.WaybillStatusStored stored -> {}
            case Event.WaybillStatusRefused refused -> {}
        }
    }

    private void endCancellation(String preNoOfIt) {
        Petition open = sequel.cancellation();
        if (stage != Stage.CANCELLED && open != null && open.preNo().equals(preNoOfIt)) {
            sequel = sequel.cancelling(null);
        }
    }

    private void cancel(Petition petition) {
        come(Stage.CANCELLED);
        sequel = sequel.cancelling(petition);
        inventory = with(inventory, Standing.REJECTED);
    }

    private void answerCancellation(Event.CancellationAnswered answered) {
        Petition open = sequel.cancellation();
        if (answered.unexpected() || open == null) {
            return;
        }
        if (Cancelling.grants(answered.status())) {
            cancel(open);
        } else if (Cancelling.refuses(answered.status())) {
            sequel = sequel.cancelling(null);
        }
    }

    private static GoodsReturn goodsReturn(Event.ReturnFiled filed) {
        return new GoodsReturn(
                filed.petition(),
                filed.draft() ? GoodsReturn.State.DRAFT : GoodsReturn.State.APPLIED,
                filed.lines(),
                filed.arriveBy(),
                Money.ZERO,
                Money.ZERO);
    }

    private void answerReturn(Event.ReturnAnswered answered) {
        GoodsReturn.State next = Returning.state(answered.status());
        if (!answered.unexpected() && next != null) {
            sequel = sequel.change(answered.preNo(), one -> one.with(next));
        }
    }

    private void returnQuota(Money amount) {
        Reservation held = reservation;
        if (held != null) {
            Money left = held.amount().minus(amount);
            reservation =
                    left.isZero()
                            ? null
                            : new Reservation(held.buyer(), held.year(), left, held.confirmed());
        }
    }

    private void reduceOccupation(Money amount) {
        Occupation held = occupation;
        if (held != null) {
            Money left = held.amount().minus(amount);
            occupation = left.isZero() ? null : new Occupation(held.code(), left);
        }
    }

    private void file(Event.DocumentFiled filed, Instant at) {
        switch (filed.document()) {
            case Document.Order document -> order = Filed.filed(document);
            case Document.Payment document -> payment = Filed.filed(document);
            case Document.Waybill document -> waybill = Filed.filed(document);
            case Document.Inventory document -> {
                if (stage == Stage.CANCELLED) {
                    // Its number was cancelled with it: what is declared now gets another one.
                    invtNo = null;
                    sequel = sequel.declaredAnew();
                }
                inventory = Filed.filed(document);
                sequel = sequel.arrived(null);
                preNo = filed.preNo();
                disagreements = List.of();
                stage = document.header().draft() ? Stage.COLLECTING : Stage.WAITING;
                waitingSince = document.header().draft() ? null : at;
            }
        }
    }

    private void delete(Paper paper) {
        switch (paper) {
            case ORDER -> order = null;
            case PAYMENT -> payment = null;
            case WAYBILL -> waybill = null;
            case INVENTORY -> {
                inventory = null;
                stage = Stage.COLLECTING;
                waitingSince = null;
                disagreements = List.of();
            }
        }
    }

    private void reject(List<Disagreement> found) {
        stage = Stage.REJECTED;
        disagreements = found;
        waitingSince = null;
        inventory = with(inventory, Standing.REJECTED);
        order = concerns(found, Paper.ORDER) ? with(order, Standing.REJECTED) : order;
        payment = concerns(found, Paper.PAYMENT) ? with(payment, Standing.REJECTED) : payment;
        waybill = concerns(found, Paper.WAYBILL) ? with(waybill, Standing.REJECTED) : waybill;
    }

    private static boolean concerns(List<Disagreement> found, Paper paper) {
        return found.stream().anyMatch(one -> one.refuses() && one.papers().contains(paper));
    }

    private void check(String number) {
        stage = Stage.CHECKED;
        invtNo = number;
        waitingSince = null;
        order = with(order, Standing.CHECKED);
        payment = with(payment, Standing.CHECKED);
        waybill = with(waybill, Standing.CHECKED);
        inventory = with(inventory, Standing.CHECKED);
    }

    private void answer(Event.CustomsAnswered answered, Instant at) {
        Stage next = CustomsAnswer.stage(answered.status());
        if (answered.unexpected() || next == null) {
            return;
        }
        come(next);
        if (next == Stage.TURNED_BACK) {
            inventory = with(inventory, Standing.REJECTED);
        } else if (next == Stage.RELEASED) {
            sequel = sequel.releasedAt(at);
        }
    }

    /// A release that waited for the arrival waits no longer.
    private void come(Stage next) {
        stage = next;
        waitingSince = null;
        if (sequel.heldRelease() != null) {
            sequel = sequel.holding(null);
        }
    }

    private void confirmReservation() {
        Reservation held = reservation;
        if (held != null) {
            reservation = new Reservation(held.buyer(), held.year(), held.amount(), true);
        }
    }

    private void take() {
        Stock held = stock;
        if (held != null) {
            stock = new Stock(held.book(), held.lots(), true, held.returned());
        }
    }

    private void restore(List<StockLot> lots) {
        Stock held = stock;
        if (held != null) {
            List<StockLot> all = new ArrayList<>(held.returned());
            all.addAll(lots);
            stock = new Stock(held.book(), held.lots(), held.taken(), all);
        }
    }

    private static <D extends Document> @Nullable Filed<D> with(
            @Nullable Filed<D> filed, Standing standing) {
        return filed == null ? null : filed.with(standing);
    }

    private Dossier result() {
        return new Dossier(
                before.key(),
                stage,
                order,
                payment,
                waybill,
                inventory,
                preNo,
                invtNo,
                assessment,
                disagreements,
                reservation,
                occupation,
                stock,
                waitingSince,
                sequel,
                before.events() + 1);
    }
}
