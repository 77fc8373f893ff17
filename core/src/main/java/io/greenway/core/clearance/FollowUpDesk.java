package io.greenway.core.clearance;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.CEB711Message.DeliveryList;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings follow-ups to the dossiers that they are about. It decides nothing itself.
final class FollowUpDesk {
    private final Books books;
    private final Run run;

    /// Decides a command of a dossier that does not exist.
    @FunctionalInterface
    interface Strange {
        Decision decide(Dossier empty, Command command, Instant now);
    }

    private final Strange strange;

    FollowUpDesk(Books books, Run run, Strange strange) {
        this.books = books;
        this.run = run;
        this.strange = strange;
    }

    /// Takes a follow-up; the result says whether it found what it is about.
    boolean take(FollowUp followUp, Instant now) {
        return switch (followUp) {
            case FollowUp.Cancellation application -> {
                DossierKey key = dossierOf(application.petition());
                decide(key, application.petition(), new Command.Cancel(application), now);
                yield key != null;
            }
            case FollowUp.Return application -> {
                DossierKey key = dossierOf(application.petition());
                Money used = key == null ? Money.ZERO : used(books.dossier(key));
                Command command = new Command.Return(application, used);
                decide(key, application.petition(), command, now);
                yield key != null;
            }
            case FollowUp.Delivery delivery -> deliver(delivery, now);
            case FollowUp.Answer answer ->
                    tell(answer.inventory(), new Command.TakeFollowUpAnswer(answer), now);
            case FollowUp.TaxWord word ->
                    tell(word.inventory(), new Command.TakeTaxWord(word), now);
        };
    }

    private boolean tell(String invtNo, Command command, Instant now) {
        DossierKey key = current(invtNo);
        if (key != null) {
            run.run(key, command, now);
        }
        return key != null;
    }

    private void decide(@Nullable DossierKey key, Petition petition, Command command, Instant now) {
        if (key != null) {
            run.run(key, command, now);
            return;
        }
        Dossier empty = Dossier.empty(new DossierKey(petition.ebpCode(), petition.orderNo()));
        strange.decide(empty, command, now)
                .events()
                .forEach(event -> books.recordLoose(event, now));
    }

    /// The dossier that has the number now; a number that was cancelled is nobody's.
    @Nullable DossierKey current(String invtNo) {
        DossierKey key = books.dossierOf(invtNo);
        return key != null && invtNo.equals(books.dossier(key).invtNo()) ? key : null;
    }

    /// By its inventory number. A declaration that customs does not have may have none yet: it is
    /// then named by its order and, in either place, its pre-entry number.
    private @Nullable DossierKey dossierOf(Petition petition) {
        DossierKey byNumber = current(petition.invtNo());
        if (byNumber != null) {
            return byNumber;
        }
        DossierKey key = new DossierKey(petition.ebpCode(), petition.orderNo());
        Dossier dossier = books.dossier(key);
        String preNo = dossier.preNo();
        boolean named = petition.invtNo().equals(preNo) || petition.preNo().equals(preNo);
        return preNo != null && named && dossier.invtNo() == null ? key : null;
    }

    private Money used(Dossier dossier) {
        Dossier.Reservation held = dossier.reservation();
        return held == null ? Money.ZERO : books.quota(held.buyer(), held.year()).confirmed();
    }

    /// Goods of an account book come back to the site that they left.
    private @Nullable String gate(Dossier dossier) {
        Dossier.Stock stock = dossier.stock();
        AccountBook book = stock == null ? null : books.accountBook(stock.book());
        return book == null ? null : book.site();
    }

    private boolean deliver(FollowUp.Delivery delivery, Instant now) {
        WaybillEntry entry = books.waybill(delivery.waybill());
        DossierKey key = entry == null ? null : entry.dossier();
        if (key == null) {
            books.recordLoose(Delivering.unknown(delivery), now);
            return false;
        }
        run.run(key, new Command.Deliver(delivery), now);
        return true;
    }

    /// Goods that a warehousing record lists and that a return awaits. A line names a parcel;
    /// where several returns of it are awaited, its remark names one by its pre-entry number,
    /// else the one is meant that has waited longest.
    ///
    /// @return parcels whose goods came back with it
    Set<WaybillKey> arrived(Delivery record, LocalDate day, Instant now) {
        String logisticsCode = record.head().logisticsCode();
        Set<WaybillKey> waybills = new HashSet<>();
        record.lines()
                .forEach(line -> waybills.add(new WaybillKey(logisticsCode, line.logisticsNo())));
        List<AwaitedReturn> awaited = books.awaitedReturns(waybills);
        Set<String> taken = new HashSet<>();
        Set<WaybillKey> homecoming = new HashSet<>();
        for (DeliveryList line : awaited.isEmpty() ? List.<DeliveryList>of() : record.lines()) {
            AwaitedReturn meant = meant(awaited, line, logisticsCode, taken);
            if (meant != null) {
                taken.add(meant.preNo());
                homecoming.add(meant.waybill());
                Arrival arrival =
                        new Arrival(
                                meant.preNo(),
                                record.head().operatorCode(),
                                record.head().customsCode(),
                                day);
                Dossier dossier = books.dossier(meant.dossier());
                Command arrive = new Command.Arrive(arrival, used(dossier), gate(dossier));
                run.run(meant.dossier(), arrive, now);
            }
        }
        return homecoming;
    }

    private static @Nullable AwaitedReturn meant(
            List<AwaitedReturn> awaited,
            DeliveryList line,
            String logisticsCode,
            Set<String> taken) {
        WaybillKey waybill = new WaybillKey(logisticsCode, line.logisticsNo());
        String remark = Objects.requireNonNullElse(line.note(), "").strip();
        List<AwaitedReturn> ofParcel =
                awaited.stream()
                        .filter(one -> one.waybill().equals(waybill))
                        .filter(one -> !taken.contains(one.preNo()))
                        .toList();
        return ofParcel.stream()
                .filter(one -> one.preNo().equals(remark))
                .findFirst()
                .or(() -> ofParcel.stream().findFirst())
                .orElse(null);
    }
}
