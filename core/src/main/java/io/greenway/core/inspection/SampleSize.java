package io.greenway.core.inspection;

import io.greenway.core.reference.Reference;
import io.greenway.core.reference.SamplePlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/// How many pieces a sample has, and whether goods go meanwhile.
///
/// @param pieces how many
/// @param whileTesting whether the rest is released while the sample is tested 边检边放
/// @param documentNo document the plan rests on
public record SampleSize(int pieces, boolean whileTesting, String documentNo) {
    /// The size for a quantity of a commodity: its share of the quantity, rounded up, within the
    /// bounds of the plan, and never more than there is.
    ///
    /// @param code commodity code
    /// @param quantity in pieces
    public static SampleSize of(
            String code, BigDecimal quantity, Reference reference, LocalDate day) {
        String category = reference.tariff().category(code, day);
        SamplePlan plan = reference.restrictions().on(day).plan(category).orElseThrow();
        BigDecimal wanted =
                quantity.multiply(plan.share())
                        .setScale(0, RoundingMode.CEILING)
                        .max(BigDecimal.valueOf(plan.piecesMin()))
                        .min(BigDecimal.valueOf(plan.piecesMax()))
                        .min(quantity.setScale(0, RoundingMode.CEILING))
                        .max(BigDecimal.ONE);
        return new SampleSize(wanted.intValueExact(), plan.whileTesting(), plan.documentNo());
    }
}
