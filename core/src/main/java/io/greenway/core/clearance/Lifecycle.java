package io.greenway.core.clearance;

import java.time.Instant;

/// The life of a dossier in two functions: [#decide] says what follows from a command and changes
/// nothing; [#apply] is the only way in which a dossier changes. Replaying the events of a
/// dossier gives the same dossier.
public final class Lifecycle {
    private Lifecycle() {}

    /// What follows from a command.
    ///
    /// @param dossier the dossier as it is
    /// @param command what is wanted or what is answered
    /// @param terms rules, parties and time
    public static Decision decide(Dossier dossier, Command command, Terms terms) {
        return switch (command) {
            case Command.File file -> Filing.decide(dossier, file, terms);
            case Command.JoinWaybill join -> Decision.of(new Event.WaybillJoined(join.document()));
            case Command.PartWaybill part -> Filing.part(dossier);
            case Command.Proceed proceed -> Progress.proceed(dossier, terms);
            case Command.QuotaGranted granted -> Progress.quotaGranted(dossier, granted, terms);
            case Command.QuotaRefused refused -> Progress.quotaRefused(refused);
            case Command.GuaranteeGranted granted ->
                    Progress.guaranteeGranted(dossier, granted, terms);
            case Command.GuaranteeRefused refused ->
                    Progress.guaranteeRefused(dossier, refused, terms);
            case Command.StockGranted granted -> Progress.stockGranted(dossier, granted, terms);
            case Command.StockRefused refused -> Progress.stockRefused(dossier, refused);
            case Command.LeaveZone leave -> BondedStock.leave(dossier, leave);
            case Command.TakeAnswer answer -> CustomsAnswer.decide(dossier, answer, terms);
            case Command.TakeTaxWord taken -> CustomsAnswer.settle(dossier, taken.word(), terms);
            case Command.Expire expire -> Progress.expire(dossier, terms);
            case Command.Cancel cancel -> Cancelling.file(dossier, cancel.application(), terms);
            case Command.Return filed -> Returning.file(dossier, filed, terms);
            case Command.TakeFollowUpAnswer answer ->
                    answer.answer().toReturn()
                            ? Returning.answer(dossier, answer.answer())
                            : Cancelling.answer(dossier, answer.answer());
            case Command.Arrive arrive -> Returning.arrive(dossier, arrive, terms);
            case Command.TakeTally(Tally tally) -> Tallying.take(dossier, tally, terms);
            case Command.LapseReturns lapse -> Returning.lapse(dossier, terms);
            case Command.Deliver deliver -> Delivering.deliver(dossier, deliver.delivery());
        };
    }

    /// The dossier after an event.
    ///
    /// @param dossier the dossier before
    /// @param event what happened
    /// @param at when
    public static Dossier apply(Dossier dossier, Event event, Instant at) {
        return Application.apply(dossier, event, at);
    }
}
