package io.greenway.core.regulator;

import io.greenway.core.bill.BillStage;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lane of tax: what the platform computes until there is a bill, then how far the bill has
/// come
///
public final class TaxLane {
    private TaxLane() {}

    /// States.
    public enum State {
        /// Nothing is computed yet.
        NOT_ASSESSED,
        /// Computed by the platform; the declaration is not released.
        ESTIMATED,
        /// Released: the bill of customs follows, to be paid between day 31 and day 45.
        AWAITING_BILL,
        /// Customs has made the bill; it may not be paid before day 31.
        ISSUED,
        /// To be paid now.
        PAYABLE,
        /// Not paid in time; it bears a late fee.
        OVERDUE,
        /// Customs says that it is paid.
        PAID,
        /// Refused, cancelled, returned or billed with nothing: nothing is due.
        NOT_DUE
    }

    /// The bill of a declaration.
    ///
    /// @param since when it was changed last
    /// @param due what is to be paid
    /// @param paid what was paid
    public record Billed(BillStage stage, Instant since, Money due, Money paid) {}

    /// How the submission stands with tax. Of a declaration that was taken back or returned the
    /// course tells more than an old bill, which customs makes void later.
    public static Lane of(Course course, Optional<Billed> billed, LaneWords words) {
        Stage stage = course.dossier().stage();
        boolean stands = stage == Stage.RELEASED || stage == Stage.CLOSED;
        if (stands && billed.isPresent() && billed.get().stage() != BillStage.ESTIMATED) {
            return of(billed.get(), words);
        }
        return computed(course, words);
    }

    private static Lane of(Billed bill, LaneWords words) {
        State state =
                switch (bill.stage()) {
                    case ESTIMATED -> State.AWAITING_BILL;
                    case ISSUED -> State.ISSUED;
                    case PAYABLE -> State.PAYABLE;
                    case OVERDUE -> State.OVERDUE;
                    case PAID -> State.PAID;
                    case OFFSET -> State.NOT_DUE;
                };
        Holder holder =
                switch (state) {
                    case PAYABLE, OVERDUE -> Holder.WITHHOLDER;
                    case AWAITING_BILL -> Holder.CUSTOMS;
                    case NOT_ASSESSED, ESTIMATED, ISSUED, PAID, NOT_DUE -> Holder.NOBODY;
                };
        Money amount = state == State.PAID ? bill.paid() : bill.due();
        return lane(state, bill.since(), holder, List.of(amount.toString()), words);
    }

    private static Lane computed(Course course, LaneWords words) {
        Assessment assessment = course.dossier().assessment();
        Stage stage = course.dossier().stage();
        if (assessment == null) {
            return lane(State.NOT_ASSESSED, null, Holder.NOBODY, List.of(), words);
        }
        Instant since = course.last().map(Course.Step::at).orElse(null);
        Money givenBack = givenBack(course.dossier());
        Money due = assessment.total().minus(givenBack);
        List<String> total = List.of(due.toString());
        if (due.isZero() && !givenBack.isZero()) {
            return lane(State.NOT_DUE, since, Holder.NOBODY, List.of(), words);
        }
        return switch (stage) {
            case RELEASED, CLOSED ->
                    lane(
                            State.AWAITING_BILL,
                            course.last(one -> one == Stage.RELEASED)
                                    .map(Course.Step::at)
                                    .orElse(since),
                            Holder.CUSTOMS,
                            total,
                            words);
            case RETURNED_ABROAD, TURNED_BACK, REJECTED, EXPIRED, CANCELLED ->
                    lane(State.NOT_DUE, since, Holder.NOBODY, List.of(), words);
            case COLLECTING, WAITING, HELD, CHECKED, REVIEW, APPROVED, INSPECTION, DETAINED ->
                    lane(State.ESTIMATED, since, Holder.NOBODY, total, words);
        };
    }

    /// what came back is not taxed.
    private static Money givenBack(Dossier dossier) {
        return Money.sum(dossier.sequel().returns().stream().map(GoodsReturn::tax).toList());
    }

    private static Lane lane(
            State state,
            @Nullable Instant since,
            Holder holder,
            List<String> reasons,
            LaneWords words) {
        return new Lane(
                Regulator.TAX,
                state.name(),
                words.of(Regulator.TAX, state.name()),
                since,
                holder,
                reasons,
                "R-058");
    }
}
