package io.greenway.core.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What is wanted of a payment abroad.
public sealed interface RemittanceCommand {
    /// Check a batch of declarations for payment.
    record Request(RemittanceRequest request) implements RemittanceCommand {}

    /// The officer lets it go on.
    ///
    /// @param reason code of the reason
    /// @param remark in words
    record Approve(String reason, String remark) implements Answer {}

    /// The officer refuses it.
    record Refuse(String reason, String remark) implements Answer {}

    /// Foreign exchange took the record of the balance of payments.
    ///
    /// @param receipt number of its receipt
    record Settle(String receipt) implements Answer {}

    /// What foreign exchange says of a payment. To decide about it nothing need be known but the
    /// payment.
    sealed interface Answer extends RemittanceCommand permits Approve, Refuse, Settle {}

    /// The enterprise takes it back.
    record Withdraw() implements RemittanceCommand {}

    /// The bank sold the currency.
    ///
    /// @param amount in the currency of the request
    /// @param rate yuan for one unit, the bank's own
    /// @param bankReference the bank's number
    record Buy(BigDecimal amount, BigDecimal rate, String bankReference)
            implements RemittanceCommand {}

    /// The bank paid abroad.
    ///
    /// @param day of the payment
    /// @param bankReference the bank's number
    record Remit(LocalDate day, String bankReference) implements RemittanceCommand {}

    /// The bank reports it to the balance of payments.
    ///
    /// @param reportNo number of the report 申报号
    /// @param resident whether the payer is a resident
    /// @param settlementMethod code of the table `settlement_methods`
    /// @param parts amounts by transaction code; they add up to the payment
    /// @param remark in words
    record Report(
            String reportNo,
            boolean resident,
            String settlementMethod,
            List<BalanceRecord.Part> parts,
            String remark)
            implements RemittanceCommand {
        public Report {
            parts = List.copyOf(parts);
        }
    }

    /// Who may ask for it.
    default RemittanceActor by() {
        return switch (this) {
            case Request request -> RemittanceActor.PAYER;
            case Withdraw withdraw -> RemittanceActor.PAYER;
            case Approve approve -> RemittanceActor.OFFICER;
            case Refuse refuse -> RemittanceActor.OFFICER;
            case Settle settle -> RemittanceActor.OFFICER;
            case Buy buy -> RemittanceActor.BANK;
            case Remit remit -> RemittanceActor.BANK;
            case Report report -> RemittanceActor.BANK;
        };
    }
}
