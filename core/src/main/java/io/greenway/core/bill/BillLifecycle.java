package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may happen to a tax bill (R-057, R-058; facts: flows 8): `decide` says what follows from a
/// command, `apply` is the only way in which it changes. Customs is not contradicted: what is
/// unusual about its messages is remarked upon, and none of them is lost.
public final class BillLifecycle {
    private BillLifecycle() {}

    /// What follows from a command; nothing when it was known.
    ///
    /// @param bill as it is; [Bill#NOTHING] before anything is known
    /// @param parameters limits and deadlines, dated
    /// @param day today, China time
    public static List<BillEvent> decide(
            Bill bill, BillCommand command, Parameters parameters, LocalDate day) {
        var course = new Course(bill, parameters);
        switch (command) {
            case BillCommand.Expect(Estimate estimate) -> course.expect(estimate);
            case BillCommand.Issue(BillNotice notice) -> course.issue(notice);
            case BillCommand.Report(BillStatus status) -> course.report(status);
            case BillCommand.GiveBack(Returned returned) -> course.giveBack(returned);
            case BillCommand.Turn turn -> {}
        }
        course.turn(command instanceof BillCommand.Turn(LocalDate named) ? named : day);
        course.remarkRefund();
        return List.copyOf(course.events);
    }

    /// The bill after an event.
    public static Bill apply(Bill bill, BillEvent event) {
        return bill.after(event);
    }

    /// One decision under way: each event is applied before the next is thought of.
    private static final class Course {
        private final Parameters parameters;
        private final List<BillEvent> events = new ArrayList<>();
        private Bill bill;

        Course(Bill bill, Parameters parameters) {
            this.bill = bill;
            this.parameters = parameters;
        }

        private void happen(BillEvent event) {
            events.add(event);
            bill = apply(bill, event);
        }

        /// A remark is made once, however often customs repeats itself.
        private void remark(FaultCode code, String path, String found, String expected) {
            Fault fault = Fault.of(code, path, found, expected);
            if (!bill.remarks().contains(fault)) {
                happen(new BillEvent.Remarked(List.of(fault)));
            }
        }

        void expect(Estimate estimate) {
            if (!estimate.equals(bill.estimate())) {
                happen(new BillEvent.Estimated(estimate));
                compare();
                settle(estimate.releasedOn());
            }
        }

        void issue(BillNotice notice) {
            BillNotice before = bill.notice();
            if (before != null && before.saysTheSameAs(notice)) {
                return;
            }
            if (bill.replaced().contains(notice.taxNo())) {
                return;
            }
            if (before != null && notice.issuedAt().isBefore(before.issuedAt())) {
                remark(
                        FaultCode.BILL_OUTDATED,
                        "/TaxHeadRd/returnTime",
                        notice.taxNo() + " " + notice.issuedAt(),
                        before.taxNo() + " " + before.issuedAt());
                return;
            }
            Money less = before == null ? Money.ZERO : before.total().minus(notice.total());
            BillStatus waiting = bill.early();
            happen(new BillEvent.Issued(notice, bill.version() + 1, less));
            compare();
            settle(notice.issuedAt().toLocalDate());
            if (waiting != null && waiting.taxNo().equals(notice.taxNo())) {
                report(waiting);
            }
        }

        /// the tax of what came back is not levied, and customs will amend its bill or make
        /// it
        /// void. Until then the difference is listed.
        void giveBack(Returned returned) {
            if (bill.returns().stream().anyMatch(one -> one.preNo().equals(returned.preNo()))) {
                return;
            }
            LocalDate day = returned.at().toLocalDate();
            turn(day);
            happen(new BillEvent.GoodsReturned(returned));
            compare();
            settle(day);
        }

        /// An open bill of which nothing is due is done with.
        private void settle(LocalDate day) {
            BillNotice notice = bill.notice();
            if (notice == null || !bill.stage().isOpen() || !bill.due().isZero()) {
                return;
            }
            boolean back = !bill.returns().isEmpty() && bill.paid().isZero();
            happen(
                    back
                            ? new BillEvent.Offset(day, notice.total())
                            : new BillEvent.Paid(day, Money.ZERO, Money.ZERO, bill.paymentBook()));
        }

        /// What was paid and is not levied must be asked for; nobody brings it back by himself.
        void remarkRefund() {
            Money back = bill.refundable();
            if (bill.stage() == BillStage.PAID && !back.isZero()) {
                remark(
                        FaultCode.BILL_REFUNDABLE,
                        "/TaxHeadStatus/status",
                        back.toString(),
                        bill.paid().toString());
            }
        }

        private void compare() {
            Estimate expected = bill.expected();
            BillNotice notice = bill.notice();
            if (expected != null && notice != null) {
                LocalDate day = notice.issuedAt().toLocalDate();
                Money since = bill.voided() ? Money.ZERO : bill.returnedSince();
                List<Difference> found =
                        Reconciliation.compare(expected, notice, since, parameters, day);
                if (!found.equals(bill.differences())) {
                    happen(new BillEvent.Compared(found));
                }
            }
        }

        /// Of the published statuses none says paid. Which one counts as payment is a parameter.
        void report(BillStatus status) {
            BillNotice notice = bill.notice();
            if (notice != null && bill.replaced().contains(status.taxNo())) {
                reportReplaced(status, notice);
                return;
            }
            if (notice == null || !notice.taxNo().equals(status.taxNo())) {
                keep(status, notice);
                return;
            }
            LocalDate day = status.at().toLocalDate();
            turn(day);
            if (status.code().equals(BillStatus.VOID)) {
                makeVoid(day);
            } else if (isPaid(status)) {
                pay(notice, status, day);
            }
        }

        /// That a replaced bill is void goes without saying; that it was paid does not.
        private void reportReplaced(BillStatus status, BillNotice notice) {
            if (isPaid(status)) {
                remark(
                        FaultCode.BILL_NUMBER_UNKNOWN,
                        "/TaxHeadStatus/taxNo",
                        status.taxNo(),
                        notice.taxNo());
            }
        }

        private boolean isPaid(BillStatus status) {
            LocalDate day = status.at().toLocalDate();
            return status.code().equals(parameters.text("TAX_BILL_PAID_STATUS", day));
        }

        private void keep(BillStatus status, @Nullable BillNotice notice) {
            if (status.equals(bill.early())) {
                return;
            }
            happen(new BillEvent.StatusKept(status));
            if (notice != null) {
                remark(
                        FaultCode.BILL_NUMBER_UNKNOWN,
                        "/TaxHeadStatus/taxNo",
                        status.taxNo(),
                        notice.taxNo());
            }
        }

        /// Goods that came back may have left nothing to be paid before customs says so.
        private void makeVoid(LocalDate day) {
            BillNotice notice = bill.notice();
            if (notice == null || bill.voided()) {
                return;
            }
            if (bill.stage() == BillStage.PAID) {
                remark(
                        FaultCode.BILL_VOID_AFTER_PAYMENT,
                        "/TaxHeadStatus/status",
                        notice.total().toString(),
                        bill.paid().toString());
            }
            happen(new BillEvent.Voided(day, notice.total()));
            compare();
        }

        private void pay(BillNotice notice, BillStatus status, LocalDate day) {
            if (bill.stage() == BillStage.PAID
                    || (!bill.stage().isOpen() && !bill.paid().isZero())) {
                return;
            }
            Estimate estimate = bill.estimate();
            if (estimate != null && day.isBefore(estimate.payFrom())) {
                remark(
                        FaultCode.BILL_PAID_EARLY,
                        "/TaxHeadStatus/returnTime",
                        day.toString(),
                        estimate.payFrom().toString());
            }
            // A bill is paid as it is written, also when goods came back since or it was void.
            Money open = notice.total().minus(bill.paid());
            Money amount = open.isNegative() ? Money.ZERO : open;
            Money fee = LateFee.running(bill, day, parameters);
            happen(new BillEvent.Paid(day, amount, fee, status.paymentBook()));
        }

        void turn(LocalDate day) {
            Estimate estimate = bill.estimate();
            if (estimate == null) {
                return;
            }
            if (bill.stage() == BillStage.ISSUED && !day.isBefore(estimate.payFrom())) {
                happen(new BillEvent.BecamePayable(estimate.payFrom()));
            }
            if (bill.stage() == BillStage.PAYABLE && day.isAfter(estimate.payTo())) {
                happen(new BillEvent.BecameOverdue(estimate.payTo().plusDays(1)));
            }
        }
    }
}
