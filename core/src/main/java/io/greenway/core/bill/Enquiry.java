package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.time.LocalDate;
import java.util.Optional;

/// A difference between a bill and the platform's own computation that an officer must look at
/// the difference is always shown). The same bill with the same difference is one enquiry,
/// however often customs repeats itself.
///
/// @param taxNo number of the bill
/// @param gap by how much it is above the computation, CNY; negative when below
public record Enquiry(String taxNo, Money gap) {
    /// What there is to ask of a bill; empty when it is within `TAX_BILL_TASK_ABOVE`, void, or of a
    /// declaration of which the platform computed nothing.
    ///
    /// @param day whose parameter counts: that on which somebody looks
    public static Optional<Enquiry> of(Bill bill, Parameters parameters, LocalDate day) {
        BillNotice notice = bill.notice();
        Money gap = bill.gap();
        boolean far =
                new Money(Math.abs(gap.fen()))
                        .isMoreThan(parameters.money("TAX_BILL_TASK_ABOVE", day));
        return notice == null || !far
                ? Optional.empty()
                : Optional.of(new Enquiry(notice.taxNo(), gap));
    }

    /// Words that name it and no other.
    public String name(String invtNo) {
        return "tax bill %s %s %s".formatted(invtNo, taxNo, gap);
    }
}
