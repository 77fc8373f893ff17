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
            case BillCommand.Turn turn -> {}
        }
        course.turn(command instanceof BillCommand.Turn(LocalDate named) ? named : day);
        return List.copyOf(course.events);
    }

    /// The bill after an event.
    public static Bill apply(Bill bill, BillEvent event) {
        return switch (event) {
            case BillEvent.Estimated(Estimate estimate) -> bill.estimated(estimate);
            case BillEvent.Issued issued -> bill.issued(issued.notice(), issued.version());
            case BillEvent.Compared(List<Difference> differences) -> bill.compared(differences);
            case BillEvent.BecamePayable payable -> bill.at(BillStage.PAYABLE);
            case BillEvent.BecameOverdue overdue -> bill.at(BillStage.OVERDUE);
            case BillEvent.Paid paid -> bill.paid(paid);
            case BillEvent.Offset offset -> bill.offset(offset);
            case BillEvent.StatusKept(BillStatus status) -> bill.waiting(status);
            case BillEvent.Remarked(List<Fault> faults) -> bill.remarked(faults);
        };
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
            if (waiting != null && waiting.taxNo().equals(notice.taxNo())) {
                report(waiting);
            }
        }

        private void compare() {
            Estimate estimate = bill.estimate();
            BillNotice notice = bill.notice();
            if (estimate != null && notice != null) {
                LocalDate day = notice.issuedAt().toLocalDate();
                List<Difference> found = Reconciliation.compare(estimate, notice, parameters, day);
                if (!found.equals(bill.differences())) {
                    happen(new BillEvent.Compared(found));
                }
            }
        }

        /// Of the published statuses none says paid. Which one counts as payment is a parameter.
        void report(BillStatus status) {
            BillNotice notice = bill.notice();
            if (bill.replaced().contains(status.taxNo())) {
                return;
            }
            if (notice == null || !notice.taxNo().equals(status.taxNo())) {
                keep(status, notice);
                return;
            }
            LocalDate day = status.at().toLocalDate();
            turn(day);
            if (status.code().equals(BillStatus.VOID)) {
                offset(day);
            } else if (status.code().equals(parameters.text("TAX_BILL_PAID_STATUS", day))) {
                pay(status, day);
            }
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

        private void offset(LocalDate day) {
            BillNotice notice = bill.notice();
            if (notice == null || bill.stage() == BillStage.OFFSET) {
                return;
            }
            if (bill.stage() == BillStage.PAID) {
                remark(
                        FaultCode.BILL_VOID_AFTER_PAYMENT,
                        "/TaxHeadStatus/status",
                        notice.total().toString(),
                        bill.paid().toString());
            }
            happen(new BillEvent.Offset(day, notice.total()));
        }

        private void pay(BillStatus status, LocalDate day) {
            if (!bill.stage().isOpen()) {
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
            Money fee = LateFee.running(bill, day, parameters);
            happen(new BillEvent.Paid(day, bill.due(), fee, status.paymentBook()));
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
