package io.greenway.core.exchange;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What may happen to a payment abroad (facts: flows 11): `decide` says what follows from a
/// command, `apply` is the only
/// way in which it changes.
public final class RemittanceLifecycle {
    private RemittanceLifecycle() {}

    /// What follows from a command.
    ///
    /// @param remittance as it is; null before it was asked for
    /// @return events, or every reason why the command is not possible; nothing has happened then
    public static Outcome<List<RemittanceEvent>> decide(
            @Nullable Remittance remittance, RemittanceCommand command, ExchangeTerms terms) {
        if (command instanceof RemittanceCommand.Request(RemittanceRequest request)) {
            return remittance == null
                    ? RemittanceCheck.decide(request, terms)
                    : refused(notNow(remittance, "REQUESTED"));
        }
        return step(Objects.requireNonNull(remittance), command, terms);
    }

    private static Outcome<List<RemittanceEvent>> step(
            Remittance remittance, RemittanceCommand command, ExchangeTerms terms) {
        return switch (command) {
            case RemittanceCommand.Request again -> refused(notNow(remittance, "REQUESTED"));
            case RemittanceCommand.Answer answer -> answer(remittance, answer);
            case RemittanceCommand.Withdraw withdraw ->
                    isOpen(remittance)
                            ? accepted(new RemittanceEvent.Withdrawn())
                            : refused(notNow(remittance, "REVIEW|CHECKED"));
            case RemittanceCommand.Buy buy -> buy(remittance, buy, terms);
            case RemittanceCommand.Remit remit -> remit(remittance, remit, terms);
            case RemittanceCommand.Report report -> BalanceCheck.decide(remittance, report, terms);
        };
    }

    /// What follows from an answer of foreign exchange.
    ///
    /// @return events, or the reason why the answer is not possible; nothing has happened then
    public static Outcome<List<RemittanceEvent>> answer(
            Remittance remittance, RemittanceCommand.Answer answer) {
        return switch (answer) {
            case RemittanceCommand.Approve(String reason, String remark) ->
                    at(
                            RemittanceStage.REVIEW,
                            remittance,
                            new RemittanceEvent.Approved(reason, remark));
            case RemittanceCommand.Refuse(String reason, String remark) ->
                    at(
                            RemittanceStage.REVIEW,
                            remittance,
                            new RemittanceEvent.Refused(reason, remark));
            case RemittanceCommand.Settle(String receipt) ->
                    at(RemittanceStage.REPORTED, remittance, new RemittanceEvent.Settled(receipt));
        };
    }

    private static Outcome<List<RemittanceEvent>> at(
            RemittanceStage stage, Remittance remittance, RemittanceEvent event) {
        return remittance.stage() == stage
                ? accepted(event)
                : refused(notNow(remittance, stage.name()));
    }

    private static boolean isOpen(Remittance remittance) {
        return remittance.stage() == RemittanceStage.REVIEW
                || remittance.stage() == RemittanceStage.CHECKED;
    }

    private static Outcome<List<RemittanceEvent>> buy(
            Remittance remittance, RemittanceCommand.Buy buy, ExchangeTerms terms) {
        RemittanceRequest request = remittance.request();
        if (remittance.stage() != RemittanceStage.CHECKED) {
            return refused(notNow(remittance, "CHECKED"));
        }
        if (request.isInYuan()) {
            return refused(
                    Fault.of(FaultCode.FX_YUAN_NOT_BOUGHT, "/step", request.currency(), "remit"));
        }
        List<Fault> gone = RemittanceCheck.noLongerOwed(remittance, terms);
        if (!gone.isEmpty()) {
            return new Outcome.Refused<>(gone);
        }
        if (buy.amount().compareTo(request.total()) != 0) {
            return refused(
                    Fault.of(
                            FaultCode.FX_AMOUNT_DIFFERS,
                            "/amount",
                            buy.amount().toPlainString(),
                            request.total().toPlainString()));
        }
        return buy.rate().signum() > 0
                ? accepted(
                        new RemittanceEvent.Bought(buy.amount(), buy.rate(), buy.bankReference()))
                : refused(
                        Fault.of(
                                FaultCode.FX_AMOUNT_INVALID,
                                "/rate",
                                buy.rate().toPlainString(),
                                null));
    }

    /// Yuan need not be bought.
    private static Outcome<List<RemittanceEvent>> remit(
            Remittance remittance, RemittanceCommand.Remit remit, ExchangeTerms terms) {
        RemittanceStage wanted =
                remittance.request().isInYuan()
                        ? RemittanceStage.CHECKED
                        : RemittanceStage.BOUGHT_FX;
        if (remittance.stage() != wanted) {
            return refused(notNow(remittance, wanted.name()));
        }
        if (remit.day().isAfter(terms.day())) {
            return refused(
                    Fault.of(
                            FaultCode.FX_DAY_IN_FUTURE,
                            "/day",
                            remit.day().toString(),
                            terms.day().toString()));
        }
        List<Fault> gone = RemittanceCheck.noLongerOwed(remittance, terms);
        return gone.isEmpty()
                ? accepted(new RemittanceEvent.Remitted(remit.day(), remit.bankReference()))
                : new Outcome.Refused<>(gone);
    }

    /// The payment after an event.
    ///
    /// @param remittance before; null before it was asked for
    public static Remittance apply(@Nullable Remittance remittance, RemittanceEvent event) {
        if (event instanceof RemittanceEvent.Requested(RemittanceRequest request)) {
            return Remittance.requested(request);
        }
        Remittance before = Objects.requireNonNull(remittance);
        return switch (event) {
            case RemittanceEvent.Requested again -> before;
            case RemittanceEvent.Checked(Worth worth) -> before.checked(worth);
            case RemittanceEvent.CheckFailed(List<Fault> faults) ->
                    before.with(RemittanceStage.REFUSED, faults);
            case RemittanceEvent.ReviewOrdered(List<Fault> faults) ->
                    before.with(RemittanceStage.REVIEW, faults);
            case RemittanceEvent.Approved(String reason, String remark) ->
                    before.decided(RemittanceStage.CHECKED, reason, remark);
            case RemittanceEvent.Refused(String reason, String remark) ->
                    before.decided(RemittanceStage.REFUSED, reason, remark);
            case RemittanceEvent.Withdrawn withdrawn -> before.with(RemittanceStage.WITHDRAWN);
            case RemittanceEvent.Bought(BigDecimal amount, BigDecimal rate, String reference) ->
                    before.bought(rate, reference);
            case RemittanceEvent.Remitted remitted ->
                    before.remitted(remitted.day(), remitted.bankReference());
            case RemittanceEvent.Reported(BalanceRecord record, List<Fault> remarks) ->
                    before.reported(record, remarks);
            case RemittanceEvent.Settled(String receipt) -> before.settled(receipt);
        };
    }

    static Fault notNow(Remittance remittance, String wanted) {
        return Fault.of(FaultCode.FX_STATE, "/stage", remittance.stage().name(), wanted);
    }

    static Outcome<List<RemittanceEvent>> accepted(RemittanceEvent event) {
        return new Outcome.Accepted<>(List.of(event), List.of());
    }

    private static Outcome<List<RemittanceEvent>> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }
}
