package io.greenway.core.inspection;

import io.greenway.core.party.CreditClass;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What happens to a batch at entry (R-105, R-107; facts: flows 4): it passes, or it is inspected
/// and its stock may be frozen meanwhile.
///
/// @param reason why it is inspected; empty when it passes
/// @param because the warning or the draw in words of its numbers
/// @param frozen whether nothing of it is released until the result
/// @param selection the draw
public record BatchEntry(
        Optional<OrderReason> reason, String because, boolean frozen, Selection selection) {
    /// Decides.
    public static BatchEntry of(
            Batch batch, CreditClass credit, Reference reference, LocalDate day) {
        Goods goods = batch.goods();
        Selection selection = Selection.of(goods, credit, reference, day);
        List<Warning> stops =
                reference
                        .restrictions()
                        .on(day)
                        .warnings(goods.lines().getFirst().restricted())
                        .stream()
                        .filter(warning -> warning.effect() == Warning.Effect.STOP)
                        .toList();
        if (!stops.isEmpty()) {
            return new BatchEntry(
                    Optional.of(OrderReason.ALERT), stops.getFirst().code(), true, selection);
        }
        if (!selection.hit()) {
            return new BatchEntry(Optional.empty(), "", false, selection);
        }
        boolean goes = SampleSize.of(batch.code(), batch.quantity(), reference, day).whileTesting();
        String because =
                selection.draw().toPlainString()
                        + " < "
                        + selection.deciding().value().stripTrailingZeros().toPlainString();
        return new BatchEntry(Optional.of(selection.reason()), because, !goes, selection);
    }
}
