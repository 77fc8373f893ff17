package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
/// @param returns goods that came back, in the order in which it became known
/// @param paid tax paid so far, CNY
/// @param lateFee late fees paid, CNY
/// @param voided whether customs made the bill void
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
        List<Returned> returns,
        Money paid,
        Money lateFee,
        boolean voided,
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
                    List.of(),
                    Money.ZERO,
                    Money.ZERO,
                    false,
                    null,
                    null,
                    null);

    public Bill {
        replaced = List.copyOf(replaced);
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
        returns = List.copyOf(returns);
    }

    /// Tax that is billed and neither paid nor offset, CNY.
    public Money due() {
        if (notice == null || !stage.isOpen()) {
            return Money.ZERO;
        }
        return orNothing(notice.total().minus(paid).minus(offset()));
    }

    /// Tax that was billed and is not levied, because customs made the bill void or because goods
    /// came back after it was made, CNY.
    public Money offset() {
        if (notice == null) {
            return Money.ZERO;
        }
        return voided || stage == BillStage.OFFSET ? notice.total() : returnedSince();
    }

    /// Tax that was paid and is not levied, CNY: the payer may ask for it.
    public Money refundable() {
        return notice == null ? Money.ZERO : orNothing(paid.plus(offset()).minus(notice.total()));
    }

    private static Money orNothing(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }

    /// Tax of what came back after the bill that counts was made, and so is not in it. When
    /// everything came back it is all of the bill, even where that differs from the computation.
    Money returnedSince() {
        if (notice == null) {
            return Money.ZERO;
        }
        List<Returned> since = returns.stream().filter(one -> !isIn(one, notice)).toList();
        if (since.isEmpty()) {
            return Money.ZERO;
        }
        Money tax = Money.sum(since.stream().map(Returned::tax).toList());
        return everythingIsBack() || tax.isMoreThan(notice.total()) ? notice.total() : tax;
    }

    private boolean everythingIsBack() {
        return estimate != null
                && Money.sum(returns.stream().map(Returned::value).toList())
                        .equals(Money.sum(estimate.lines().stream().map(TaxLine::value).toList()));
    }

    /// Customs knows of goods that came back before it made the bill.
    private static boolean isIn(Returned returned, BillNotice made) {
        return returned.at().isBefore(made.issuedAt());
    }

    /// What the bill that counts should say: the computation without what came back before the bill
    /// was made. Null while there is no computation or no bill.
    @Nullable Estimate expected() {
        if (estimate == null || notice == null) {
            return null;
        }
        var lines = new TreeMap<Integer, TaxLine>();
        estimate.lines().forEach(line -> lines.put(line.gnum(), line));
        for (Returned one : returns) {
            if (isIn(one, notice)) {
                one.lines()
                        .forEach(
                                back ->
                                        lines.computeIfPresent(
                                                back.gnum(), (_, line) -> line.without(back)));
            }
        }
        return estimate.with(List.copyOf(lines.values()));
    }

    /// By how much the bill is above the computation, CNY; negative when below. What came back
    /// since
    /// it was made does not count, since customs still takes that out.
    public Money gap() {
        Estimate expected = expected();
        return expected == null || notice == null || voided
                ? Money.ZERO
                : notice.total().minus(expected.total());
    }

    /// The first day after the last of paying; null while the release is not known.
    public @Nullable LocalDate overdueFrom() {
        return estimate == null ? null : estimate.payTo().plusDays(1);
    }

    /// Whether a difference is beyond its tolerance.
    public boolean differs() {
        return differences.stream().anyMatch(one -> !one.tolerated());
    }

    /// The bill after an event.
    Bill after(BillEvent event) {
        var next = new Draft(this);
        next.take(event);
        return next.bill();
    }

    /// A bill while an event is applied to it.
    private static final class Draft {
        private BillStage stage;
        private @Nullable Estimate estimate;
        private @Nullable BillNotice notice;
        private int version;
        private final List<String> replaced;
        private List<Difference> differences;
        private final List<Fault> remarks;
        private final List<Returned> returns;
        private Money paid;
        private Money lateFee;
        private boolean voided;
        private @Nullable LocalDate settledOn;
        private @Nullable String paymentBook;
        private @Nullable BillStatus early;

        Draft(Bill bill) {
            stage = bill.stage;
            estimate = bill.estimate;
            notice = bill.notice;
            version = bill.version;
            replaced = new ArrayList<>(bill.replaced);
            differences = bill.differences;
            remarks = new ArrayList<>(bill.remarks);
            returns = new ArrayList<>(bill.returns);
            paid = bill.paid;
            lateFee = bill.lateFee;
            voided = bill.voided;
            settledOn = bill.settledOn;
            paymentBook = bill.paymentBook;
            early = bill.early;
        }

        Bill bill() {
            return new Bill(
                    stage,
                    estimate,
                    notice,
                    version,
                    replaced,
                    differences,
                    remarks,
                    returns,
                    paid,
                    lateFee,
                    voided,
                    settledOn,
                    paymentBook,
                    early);
        }

        void take(BillEvent event) {
            switch (event) {
                case BillEvent.Estimated(Estimate known) -> estimate = known;
                case BillEvent.Issued issued -> issue(issued.notice(), issued.version());
                case BillEvent.Compared(List<Difference> found) -> differences = found;
                case BillEvent.BecamePayable payable -> stage = BillStage.PAYABLE;
                case BillEvent.BecameOverdue overdue -> stage = BillStage.OVERDUE;
                case BillEvent.Paid payment -> pay(payment);
                case BillEvent.GoodsReturned(Returned returned) -> returns.add(returned);
                case BillEvent.Offset offset -> settle(BillStage.OFFSET, offset.day());
                case BillEvent.Voided made -> {
                    voided = true;
                    settle(BillStage.OFFSET, made.day());
                }
                case BillEvent.StatusKept(BillStatus status) -> early = status;
                case BillEvent.Remarked(List<Fault> faults) -> remarks.addAll(faults);
            }
        }

        /// A new bill opens again what was paid or void before: what it asks for more is due. Void
        /// and made anew is an amendment, so nothing counts as offset then.
        private void issue(BillNotice next, int number) {
            if (notice != null && !notice.taxNo().equals(next.taxNo())) {
                replaced.add(notice.taxNo());
            }
            if (early != null && early.taxNo().equals(next.taxNo())) {
                early = null;
            }
            stage = BillStage.ISSUED;
            notice = next;
            version = number;
            voided = false;
            settledOn = null;
        }

        private void pay(BillEvent.Paid payment) {
            paid = paid.plus(payment.amount());
            lateFee = lateFee.plus(payment.lateFee());
            paymentBook = payment.paymentBook();
            settle(BillStage.PAID, payment.day());
        }

        private void settle(BillStage how, LocalDate day) {
            stage = how;
            settledOn = day;
        }
    }
}
