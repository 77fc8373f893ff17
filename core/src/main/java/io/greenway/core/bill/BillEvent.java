package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened to a bill. Names of the records are part of the stored form: add, never
/// rename.
public sealed interface BillEvent {
    /// The platform computed the taxes of a released declaration.
    record Estimated(Estimate estimate) implements BillEvent {}

    /// Customs made a bill, for the first time or in place of an earlier one.
    ///
    /// @param notice the bill
    /// @param version 1, and one more with every amendment
    /// @param less by how much it is below the bill that it replaces, CNY; negative when above
    record Issued(BillNotice notice, int version, Money less) implements BillEvent {}

    /// Bill and computation were held against each other.
    ///
    /// @param differences every one
    record Compared(List<Difference> differences) implements BillEvent {
        public Compared {
            differences = List.copyOf(differences);
        }
    }

    /// It is to be paid from that day on.
    record BecamePayable(LocalDate day) implements BillEvent {}

    /// It should have been paid before that day.
    record BecameOverdue(LocalDate day) implements BillEvent {}

    /// It was paid.
    ///
    /// @param day day of the payment
    /// @param amount tax paid, CNY
    /// @param lateFee on top of it, CNY
    /// @param paymentBook number of the payment book; null when customs names none
    record Paid(LocalDate day, Money amount, Money lateFee, @Nullable String paymentBook)
            implements BillEvent {}

    /// Goods came back.
    record GoodsReturned(Returned returned) implements BillEvent {}

    /// It is not to be paid any more, since the goods came back.
    ///
    /// @param amount tax that is not levied, CNY
    record Offset(LocalDate day, Money amount) implements BillEvent {}

    /// Customs made it void.
    ///
    /// @param amount tax that is not levied, CNY
    record Voided(LocalDate day, Money amount) implements BillEvent {}

    /// A status came before its bill and waits for it.
    record StatusKept(BillStatus status) implements BillEvent {}

    /// Something about it is unusual.
    record Remarked(List<Fault> faults) implements BillEvent {
        public Remarked {
            faults = List.copyOf(faults);
        }
    }
}
