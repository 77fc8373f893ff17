package io.greenway.core.risk;

import io.greenway.core.reference.Parameters;
import java.time.LocalDate;

/// What customs does with a declaration that has passed the logic checks, and why.
///
/// @param outcome what
/// @param byChance whether chance picked it, and not its score
/// @param score the score
/// @param draw the selection by chance
public record Selection(Result outcome, boolean byChance, RiskScore score, Draw draw) {
    /// What is done.
    public enum Result {
        /// 放行: nothing stands against it.
        RELEASE,
        /// 人工审核 (300).
        REVIEW,
        /// 查验 (500).
        INSPECTION
    }

    /// Chooses: much risk or chance leads to an inspection, some risk to a review.
    public static Selection of(RiskScore score, Draw draw, Parameters parameters, LocalDate day) {
        if (score.points() >= parameters.days("RISK_INSPECTION_SCORE", day)) {
            return new Selection(Result.INSPECTION, false, score, draw);
        }
        if (draw.isPicked()) {
            return new Selection(Result.INSPECTION, true, score, draw);
        }
        Result outcome =
                score.points() >= parameters.days("RISK_REVIEW_SCORE", day)
                        ? Result.REVIEW
                        : Result.RELEASE;
        return new Selection(outcome, false, score, draw);
    }
}
