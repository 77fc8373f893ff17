package io.greenway.core.regulator;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lane of tax as far as the platform's own computation tells of it: what the taxes come to,
/// and whether the release made them due.
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
        /// Refused, cancelled or returned: nothing is due.
        NOT_DUE
    }

    /// How the submission stands with tax.
    public static Lane of(Course course, LaneWords words) {
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
