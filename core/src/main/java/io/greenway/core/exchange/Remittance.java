package io.greenway.core.exchange;

import io.greenway.core.spec.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment abroad 付汇 for a batch of declarations. A value: it changes only through
/// [RemittanceLifecycle#apply].
///
/// @param stage how far it has come
/// @param request what was asked for
/// @param worth what it was worth when it was checked; null before
/// @param faults why it was refused or needs the officer, and later what was unusual
/// @param decision reason code and remark of the officer; null when there was no decision
/// @param rate yuan for one unit at which the bank sold; null when nothing was bought
/// @param paidOn day on which the money went; null before
/// @param bankReference last number of the bank; null before
/// @param balance balance-of-payments record; null before
/// @param receipt number under which foreign exchange took the record; null before
public record Remittance(
        RemittanceStage stage,
        RemittanceRequest request,
        @Nullable Worth worth,
        List<Fault> faults,
        @Nullable String decision,
        @Nullable BigDecimal rate,
        @Nullable LocalDate paidOn,
        @Nullable String bankReference,
        @Nullable BalanceRecord balance,
        @Nullable String receipt) {
    public Remittance {
        faults = List.copyOf(faults);
    }

    static Remittance requested(RemittanceRequest request) {
        return new Remittance(
                RemittanceStage.REQUESTED,
                request,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Remittance with(RemittanceStage next, List<Fault> found) {
        return new Remittance(
                next,
                request,
                worth,
                found,
                decision,
                rate,
                paidOn,
                bankReference,
                balance,
                receipt);
    }

    Remittance with(RemittanceStage next) {
        return with(next, faults);
    }

    Remittance checked(Worth found) {
        return new Remittance(
                RemittanceStage.CHECKED,
                request,
                found,
                faults,
                decision,
                rate,
                paidOn,
                bankReference,
                balance,
                receipt);
    }

    Remittance decided(RemittanceStage next, String reason, String remark) {
        String words = remark.isEmpty() ? reason : reason + ": " + remark;
        return new Remittance(
                next, request, worth, faults, words, rate, paidOn, bankReference, balance, receipt);
    }

    Remittance bought(BigDecimal bankRate, String reference) {
        return new Remittance(
                RemittanceStage.BOUGHT_FX,
                request,
                worth,
                faults,
                decision,
                bankRate,
                paidOn,
                reference,
                balance,
                receipt);
    }

    Remittance remitted(LocalDate day, String reference) {
        return new Remittance(
                RemittanceStage.REMITTED,
                request,
                worth,
                faults,
                decision,
                rate,
                day,
                reference,
                balance,
                receipt);
    }

    Remittance reported(BalanceRecord record, List<Fault> remarks) {
        return new Remittance(
                RemittanceStage.REPORTED,
                request,
                worth,
                remarks,
                decision,
                rate,
                paidOn,
                bankReference,
                record,
                receipt);
    }

    Remittance settled(String number) {
        return new Remittance(
                RemittanceStage.SETTLED,
                request,
                worth,
                faults,
                decision,
                rate,
                paidOn,
                bankReference,
                balance,
                number);
    }
}
