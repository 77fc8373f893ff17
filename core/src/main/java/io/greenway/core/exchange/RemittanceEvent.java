package io.greenway.core.exchange;

import io.greenway.core.spec.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Something that happened to a payment abroad. Names of the records are part of the stored form:
/// add, never rename.
public sealed interface RemittanceEvent {
    /// It was asked for.
    record Requested(RemittanceRequest request) implements RemittanceEvent {}

    /// The declarations carry it.
    record Checked(Worth worth) implements RemittanceEvent {}

    /// The check found against it.
    record CheckFailed(List<Fault> faults) implements RemittanceEvent {
        public CheckFailed {
            faults = List.copyOf(faults);
        }
    }

    /// It waits for the officer.
    ///
    /// @param faults why
    record ReviewOrdered(List<Fault> faults) implements RemittanceEvent {
        public ReviewOrdered {
            faults = List.copyOf(faults);
        }
    }

    /// The officer let it go on.
    record Approved(String reason, String remark) implements RemittanceEvent {}

    /// The officer refused it.
    record Refused(String reason, String remark) implements RemittanceEvent {}

    /// The enterprise took it back.
    record Withdrawn() implements RemittanceEvent {}

    /// The bank sold the currency.
    record Bought(BigDecimal amount, BigDecimal rate, String bankReference)
            implements RemittanceEvent {}

    /// The bank paid.
    record Remitted(LocalDate day, String bankReference) implements RemittanceEvent {}

    /// The balance-of-payments record was made.
    ///
    /// @param record the record
    /// @param remarks what is unusual about it and does not refuse it
    record Reported(BalanceRecord record, List<Fault> remarks) implements RemittanceEvent {
        public Reported {
            remarks = List.copyOf(remarks);
        }
    }

    /// Foreign exchange took the record.
    ///
    /// @param receipt number of its receipt
    record Settled(String receipt) implements RemittanceEvent {}
}
