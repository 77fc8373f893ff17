package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tax of one declaration: computed, billed, paid. A value: it changes only through
/// [BillLifecycle#apply].
///
/// @param stage how far it has come
/// @param estimate what the platform computed; null when customs bills what was never released here
/// @param notice the bill that counts; null before there is one
/// @param version of the bill; 0 before there is one
/// @param replaced numbers of the bills that it replaced
/// @param differences between bill and computation
/// @param remarks what was unusual
/// @param paid tax paid so far, CNY
/// @param lateFee late fees paid, CNY
/// @param offset tax that was billed and is not levied, CNY
/// @param settledOn day on which it was paid or offset; null before
/// @param paymentBook number of the payment book; null when there is none
/// @param early status that came before its bill; null when none waits
public record Bill(
        BillStage stage,
        @Nullable Estimate estimate,
        @Nullable BillNotice notice,
        int version,
        List<String> replaced,
        List<Difference> differences,
        List<Fault> remarks,
        Money paid,
        Money lateFee,
        Money offset,
        @Nullable LocalDate settledOn,
        @Nullable String paymentBook,
        @Nullable BillStatus early) {
    /// A bill of which nothing is known.
    public static final Bill NOTHING =
            new Bill(
                    BillStage.ESTIMATED,
                    null,
                    null,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    null,
                    null,
                    null);

    public Bill {
        replaced = List.copyOf(replaced);
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    /// Tax that is billed and neither paid nor offset, CNY.
    public Money due() {
        if (notice == null || !stage.isOpen()) {
            return Money.ZERO;
        }
        Money open = notice.total().minus(paid);
        return open.isNegative() ? Money.ZERO : open;
    }

    /// The first day after the last of paying; null while the release is not known.
    public @Nullable LocalDate overdueFrom() {
        return estimate == null ? null : estimate.payTo().plusDays(1);
    }

    /// Whether a difference is beyond its tolerance.
    public boolean differs() {
        return differences.stream().anyMatch(one -> !one.tolerated());
    }

    Bill estimated(Estimate known) {
        return new Bill(
                stage,
                known,
                notice,
                version,
                replaced,
                differences,
                remarks,
                paid,
                lateFee,
                offset,
                settledOn,
                paymentBook,
                early);
    }

    /// A new bill opens again what was paid or void before: what it asks for more is due. Void and
    /// made anew is an amendment, so nothing counts as offset then.
    Bill issued(BillNotice next, int number) {
        List<String> before = new ArrayList<>(replaced);
        if (notice != null && !notice.taxNo().equals(next.taxNo())) {
            before.add(notice.taxNo());
        }
        BillStatus waiting = early != null && early.taxNo().equals(next.taxNo()) ? null : early;
        return new Bill(
                BillStage.ISSUED,
                estimate,
                next,
                number,
                before,
                differences,
                remarks,
                paid,
                lateFee,
                Money.ZERO,
                null,
                paymentBook,
                waiting);
    }

    Bill compared(List<Difference> found) {
        return new Bill(
                stage,
                estimate,
                notice,
                version,
                replaced,
                found,
                remarks,
                paid,
                lateFee,
                offset,
                settledOn,
                paymentBook,
                early);
    }

    Bill at(BillStage next) {
        return new Bill(
                next,
                estimate,
                notice,
                version,
                replaced,
                differences,
                remarks,
                paid,
                lateFee,
                offset,
                settledOn,
                paymentBook,
                early);
    }

    Bill paid(BillEvent.Paid payment) {
        return new Bill(
                BillStage.PAID,
                estimate,
                notice,
                version,
                replaced,
                differences,
                remarks,
                paid.plus(payment.amount()),
                lateFee.plus(payment.lateFee()),
                offset,
                payment.day(),
                payment.paymentBook(),
                early);
    }

    Bill offset(BillEvent.Offset event) {
        return new Bill(
                BillStage.OFFSET,
                estimate,
                notice,
                version,
                replaced,
                differences,
                remarks,
                paid,
                lateFee,
                offset.plus(event.amount()),
                event.day(),
                paymentBook,
                early);
    }

    Bill waiting(BillStatus status) {
        return new Bill(
                stage,
                estimate,
                notice,
                version,
                replaced,
                differences,
                remarks,
                paid,
                lateFee,
                offset,
                settledOn,
                paymentBook,
                status);
    }

    Bill remarked(List<Fault> faults) {
        List<Fault> all = new ArrayList<>(remarks);
        all.addAll(faults);
        return new Bill(
                stage,
                estimate,
                notice,
                version,
                replaced,
                differences,
                all,
                paid,
                lateFee,
                offset,
                settledOn,
                paymentBook,
                early);
    }
}
