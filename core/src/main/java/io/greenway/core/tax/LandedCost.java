package io.greenway.core.tax;

import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question what an order will cost in tax, as it is asked from outside: every value is text,
/// so that nothing is lost or guessed before it is read. Amounts are yuan with at most two
/// decimals; missing amounts are zero.
///
/// @param declaredOn day of declaration, `2026-11-22`
/// @param annualUsed what the buyer has used this calendar year
/// @param items goods, 1 to 99
/// @param freight freight of the order
/// @param insurance insurance of the order
/// @param deductibleDiscount price cuts open to all buyers
/// @param otherDiscount coupons, vouchers, points
public record LandedCost(
        @Nullable String declaredOn,
        @Nullable String annualUsed,
        @Nullable List<@Nullable Item> items,
        @Nullable String freight,
        @Nullable String insurance,
        @Nullable String deductibleDiscount,
        @Nullable String otherDiscount) {
    public LandedCost {
        items = items == null ? null : Collections.unmodifiableList(new ArrayList<>(items));
    }

    /// One line of goods.
    ///
    /// @param hs8 commodity code, 8 or 10 digits
    /// @param quantity number of packs, more than zero, at most 5 decimals
    /// @param unitPrice yuan a pack, at most 5 decimals
    /// @param packSize net content of one pack, such as `750 ml`, `5 sheets`, `12 x 1 L`; needed
    ///     only where the tax depends on it
    public record Item(
            @Nullable String hs8,
            @Nullable String quantity,
            @Nullable String unitPrice,
            @Nullable String packSize) {}

    /// The answer, by the same code as a declaration, or every fault of the question. The path of
    /// a fault is a JSON pointer (RFC 6901).
    public Outcome<LandedCostAnswer> answer(Reference reference) {
        LandedCostReader reader = new LandedCostReader();
        Purchase purchase = reader.read(this, reference);
        if (purchase == null) {
            return new Outcome.Refused<>(reader.faults());
        }
        Assessment assessment = Assessment.of(purchase, reference);
        assessment.withoutContent().forEach(line -> reader.contentNeeded(this, line));
        return reader.faults().isEmpty()
                ? new Outcome.Accepted<>(
                        LandedCostAnswer.of(
                                purchase,
                                assessment,
                                Assessment.steps(purchase, reference),
                                reference),
                        List.of())
                : new Outcome.Refused<>(reader.faults());
    }
}
